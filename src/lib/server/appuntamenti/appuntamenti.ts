// Requests for an appointment as rows: the person asks, the office sees them and notes that it answered.
import { isUuid } from '#lib/domain/uuid.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import type { Richiesta } from './modulo.ts';

type Nuovo = { id: string; ente: string; persona: string; richiesta: Richiesta; istante: Date };

/** Keeps the request. */
export async function addAppuntamento(
	tx: Tx,
	{ id, ente, persona, richiesta, istante }: Nuovo
): Promise<void> {
	const { ufficio, motivo, giorno, fascia, telefono = null, email = null } = richiesta;
	await tx`
		insert into appuntamento (id, ente_id, persona_id, ufficio, motivo, giorno, fascia, telefono, email, chiesto_il)
		values (${id}, ${ente}, ${persona}, ${ufficio}, ${motivo}, ${giorno}, ${fascia}, ${telefono}, ${email}, ${istante})`;
}

export type Appuntamento = Omit<Richiesta, 'telefono' | 'email'> & {
	id: string;
	telefono: string | null;
	email: string | null;
	chiestoIl: Date;
	evasoIl: Date | null;
};

/** One of the person's own. @throws NonTrovato */
export async function findAppuntamento(tx: Tx, id: string): Promise<Appuntamento> {
	if (!isUuid(id)) throw new NonTrovato('Appuntamento non trovato');
	const [row] = await tx<Appuntamento[]>`
		select id, ufficio, motivo, giorno, fascia, telefono, email, chiesto_il as "chiestoIl", evaso_il as "evasoIl"
		from appuntamento where id = ${id}`;
	if (!row) throw new NonTrovato('Appuntamento non trovato');
	return row;
}

/** Those of the person that no office has answered yet, the nearest first. */
export async function listAttesi(tx: Tx): Promise<{ id: string; ufficio: string; giorno: string }[]> {
	return tx<{ id: string; ufficio: string; giorno: string }[]>`
		select id, ufficio, giorno from appuntamento where evaso_il is null order by giorno, id limit 20`;
}

export type DaEvadere = Appuntamento & { persona: string };

/** Those that an office, or any when none is named, has still to answer: the nearest first. */
export async function listDaEvadere(tx: Tx, ufficio: string): Promise<DaEvadere[]> {
	return tx<DaEvadere[]>`
		select a.id, a.ufficio, a.motivo, a.giorno, a.fascia, a.telefono, a.email, a.chiesto_il as "chiestoIl",
			a.evaso_il as "evasoIl", p.nome || ' ' || p.cognome as persona
		from appuntamento a
		join persona p on p.ente_id = a.ente_id and p.id = a.persona_id
		where a.evaso_il is null and ${ufficio === '' ? tx`true` : tx`a.ufficio = ${ufficio}`}
		order by a.giorno, a.chiesto_il, a.id
		limit 200`;
}

/** Notes who answered; the first time holds. */
export async function markEvaso(
	tx: Tx,
	{ id, operatore, istante }: { id: string; operatore: string; istante: Date }
): Promise<void> {
	await tx`
		update appuntamento set evaso_il = ${istante}, evaso_da = ${operatore} where id = ${id} and evaso_il is null`;
}
