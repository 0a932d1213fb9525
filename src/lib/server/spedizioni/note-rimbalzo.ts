// A letter that came back: the delivery is refused, the address is no longer used, the message goes on by post when the law wants it told. Called by the listener of the bounces.
import type { Database, Tx } from '../db/connection.ts';
import { asSystem, inSistema } from '../db/in-ente.ts';
import type { Rimbalzo } from '../integrations/email/port.ts';
import { dismissRecapito } from '../messaggi/recapito-email.ts';
import { passOnAll } from './pass-on.ts';

export type Mezzi = { database: Database; clock: () => Date; newId: () => string };

/**
 * How long a report is believed after its letter has left, in milliseconds: servers try for four or five days (RFC 5321, 4.5.4.1).
 * Whoever got the letter knows its id, and could say at any time that it came back.
 */
const CREDUTO_MS = 7 * 24 * 60 * 60_000;

/** False when no letter of ours that left in these days for that address has that id. A delay changes nothing: the letter may still arrive. */
export async function noteRimbalzo(mezzi: Mezzi, rimbalzo: Rimbalzo): Promise<boolean> {
	const ente = await findEnteOf(mezzi.database, rimbalzo.spedizione);
	return ente !== undefined && asSystem(mezzi, ente, (tx) => note(tx, mezzi, rimbalzo));
}

async function findEnteOf(database: Database, spedizione: string): Promise<string | undefined> {
	const [riga] = await inSistema(
		database,
		(tx) => tx<{ ente: string | null }[]>`select ente_di_lettera(${spedizione}) as ente`
	);
	return riga?.ente ?? undefined;
}

async function note(tx: Tx, { clock, newId }: Mezzi, rimbalzo: Rimbalzo): Promise<boolean> {
	const { spedizione: id, definitivo, motivo } = rimbalzo;
	const adesso = clock();
	if (!(await isCreduto(tx, rimbalzo, adesso))) return false;
	if (!definitivo) return true;
	const [respinta] = await tx<{ recapito: string; persona: string }[]>`
		update spedizione s set stato = 'respinta', chiusa_il = ${adesso}, ultimo_errore = ${motivo}
		from messaggio m
		where s.id = ${id} and s.canale = 'email' and s.stato in ('accettata', 'incerta', 'inviata')
			and m.ente_id = s.ente_id and m.id = s.messaggio_id
		returning s.recapito, m.persona_id as persona`;
	await tx`
		update conferma_email set motivo = ${motivo}, prossimo_il = null where id = ${id}`;
	if (!respinta) return true;
	await dismissRecapito(tx, { ...respinta, motivo, adesso });
	await passOnAll(tx, { ids: [id], stato: 'respinta', adesso, newId });
	return true;
}

// One of which the answer is still awaited has left just now.
async function isCreduto(tx: Tx, { spedizione: id, destinatari }: Rimbalzo, adesso: Date): Promise<boolean> {
	const dal = new Date(adesso.getTime() - CREDUTO_MS);
	const lettere = await tx`
		select from spedizione
		where id = ${id} and canale = 'email' and coalesce(chiusa_il, ${adesso}) >= ${dal} and lower(recapito) = any (${[...destinatari]})
		union all
		select from conferma_email
		where id = ${id} and coalesce(inviata_il, ${adesso}) >= ${dal} and lower(indirizzo) = any (${[...destinatari]})`;
	return lettere.length > 0;
}
