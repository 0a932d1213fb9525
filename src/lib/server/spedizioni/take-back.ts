// Takes back what waits in the queue of something sent to many and was not begun, or was begun by a worker that died before it handed anything over; what was handed over stays. Called by the cancelled campaigns and by the withdrawn notices, each batch in the transaction of its turn.
import type { Tx } from '../db/connection.ts';

/** Deliveries taken back in one transaction. */
const LOTTO = 2_000;

/** Of which campaign, or of which notice. */
export type Invio = { ente: string } & ({ campagna: string } | { comunicazione: string });

/** How many were taken back; none when nothing is left that may be. */
export async function takeBack(
	tx: Tx,
	invio: Invio,
	{ istante, lotto = LOTTO }: { istante: Date; lotto?: number }
): Promise<number> {
	const ferme = await tx<{ id: string }[]>`
		select id from spedizione
		where ${isDi(tx, invio)} and (stato = 'in_coda' or (stato = 'in_invio' and prossimo_il <= ${istante}))
		order by id limit ${lotto} for update skip locked`;
	const tolte = await tx<{ messaggio: string }[]>`
		update spedizione set stato = 'annullata', chiusa_il = ${istante}
		where id = any(${ferme.map(({ id }) => id)}) returning messaggio_id as messaggio`;
	// What somebody has read already is not made to vanish under their eyes.
	await tx`
		update messaggio set ritirato_il = ${istante}
		where ente_id = ${invio.ente} and id = any(${tolte.map(({ messaggio }) => messaggio)}) and letto_il is null`;
	return tolte.length;
}

/** Whether something of it waits or is on its way: what comes of that may be to be taken back. */
export async function isInViaggio(tx: Tx, invio: Invio): Promise<boolean> {
	const inViaggio = await tx`
		select from spedizione where ${isDi(tx, invio)} and stato in ('in_coda', 'in_invio', 'inviata') limit 1`;
	return inViaggio.length > 0;
}

/** How many were taken back in all. */
export async function countTakenBack(tx: Tx, invio: Invio): Promise<number> {
	const [riga] = await tx<{ quante: number }[]>`
		select count(*)::integer as quante from spedizione where ${isDi(tx, invio)} and stato = 'annullata'`;
	return riga?.quante ?? 0;
}

function isDi(tx: Tx, invio: Invio) {
	return 'campagna' in invio
		? tx`ente_id = ${invio.ente} and campagna_id = ${invio.campagna}`
		: tx`ente_id = ${invio.ente} and comunicazione_id = ${invio.comunicazione}`;
}
