// A letter that came back: the delivery is refused, the address is no longer used, the message goes on by post when the law wants it told. Called by the listener of the bounces.
import type { Database, Tx } from '../db/connection.ts';
import { asSystem, inSistema } from '../db/in-ente.ts';
import type { Rimbalzo } from '../integrations/email/port.ts';
import { dismissRecapito } from '../messaggi/recapito-email.ts';
import { passOnAll } from './pass-on.ts';

export type Mezzi = { database: Database; clock: () => Date; newId: () => string };

/** False when no delivery of ours has that id. A delay is noted and changes nothing: the letter may still arrive. */
export async function noteRimbalzo(mezzi: Mezzi, rimbalzo: Rimbalzo): Promise<boolean> {
	const ente = await findEnteOf(mezzi.database, rimbalzo.spedizione);
	if (ente === undefined) return false;
	await asSystem(mezzi, ente, (tx) => note(tx, mezzi, rimbalzo));
	return true;
}

async function findEnteOf(database: Database, spedizione: string): Promise<string | undefined> {
	const [riga] = await inSistema(
		database,
		(tx) => tx<{ ente: string | null }[]>`select ente_di_lettera(${spedizione}) as ente`
	);
	return riga?.ente ?? undefined;
}

async function note(
	tx: Tx,
	{ clock, newId }: Mezzi,
	{ spedizione: id, definitivo, motivo }: Rimbalzo
): Promise<void> {
	if (!definitivo) return;
	const adesso = clock();
	const [respinta] = await tx<{ recapito: string; persona: string }[]>`
		update spedizione s set stato = 'respinta', chiusa_il = ${adesso}, ultimo_errore = ${motivo}
		from messaggio m
		where s.id = ${id} and s.canale = 'email' and s.stato in ('accettata', 'incerta', 'inviata')
			and m.ente_id = s.ente_id and m.id = s.messaggio_id
		returning s.recapito, m.persona_id as persona`;
	await tx`
		update conferma_email set motivo = ${motivo}, prossimo_il = null where id = ${id}`;
	if (!respinta) return;
	await dismissRecapito(tx, { ...respinta, motivo, adesso });
	await passOnAll(tx, { ids: [id], stato: 'respinta', adesso, newId });
}
