// Takes back what a cancelled campaign has in the queue and was not begun, or was begun by a worker that died before it handed anything over; what was handed over stays. Called by serve-campagna.ts with the campaign held.
import type { Tx } from '../db/connection.ts';
import { noteEvento } from './evento.ts';

/** How many deliveries were taken back, at least one when the campaign is over. */
export async function withdrawRighe(
	tx: Tx,
	{ ente, campagna, istante }: { ente: string; campagna: string; istante: Date }
): Promise<number> {
	const tolte = await tx<{ messaggio: string }[]>`
		update spedizione set stato = 'annullata', chiusa_il = ${istante}
		where ente_id = ${ente} and campagna_id = ${campagna}
			and (stato = 'in_coda' or (stato = 'in_invio' and prossimo_il <= ${istante}))
		returning messaggio_id as messaggio`;
	// What somebody has read already is not made to vanish under their eyes.
	await tx`
		update messaggio set ritirato_il = ${istante}
		where ente_id = ${ente} and id = any(${tolte.map(({ messaggio }) => messaggio)}) and letto_il is null`;
	const inVolo = await tx`
		select from spedizione
		where ente_id = ${ente} and campagna_id = ${campagna} and stato in ('in_coda', 'in_invio', 'inviata') limit 1`;
	if (inVolo.length > 0) return tolte.length;
	const ritirati = await tx`
		select from spedizione where ente_id = ${ente} and campagna_id = ${campagna} and stato = 'annullata'`;
	await tx`
		update campagna set stato = 'annullata', finita_il = ${istante} where ente_id = ${ente} and id = ${campagna}`;
	const nota = `${ritirati.length} messaggi ritirati prima della partenza`;
	await noteEvento(tx, { ente, campagna, tipo: 'RITIRATA', nota, istante });
	return tolte.length + 1;
}
