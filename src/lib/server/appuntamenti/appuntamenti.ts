// Requests for an appointment as rows: the person asks and cancels, the office sees them and notes that it answered.
import { isUuid } from '#lib/domain/uuid.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Giorno } from '#lib/domain/data.ts';
import type { Tx } from '../db/connection.ts';
import type { Richiesta } from './modulo.ts';

/** At most so many that have still to come, for each person. */
export const APPUNTAMENTI_MASSIMI = 3;

type Nuovo = {
	id: string;
	ente: string;
	persona: string;
	richiesta: Richiesta;
	istante: Date;
	oggi: Giorno;
};

/** Keeps the request; otherwise tells why the person may not ask it. */
export async function addAppuntamento(
	tx: Tx,
	{ id, ente, persona, richiesta, istante, oggi }: Nuovo
): Promise<'APPUNTAMENTO_DOPPIO' | 'APPUNTAMENTI_TROPPI' | undefined> {
	const { ufficio, motivo, giorno, fascia, telefono = null, email = null } = richiesta;
	// One at a time, for each person: two tabs do not make a fourth.
	await tx`select 1 from persona where id = ${persona} for no key update`;
	const futuri = await listFuturi(tx, oggi);
	if (futuri.some((uno) => uno.giorno === giorno && uno.fascia === fascia)) return 'APPUNTAMENTO_DOPPIO';
	if (futuri.length >= APPUNTAMENTI_MASSIMI) return 'APPUNTAMENTI_TROPPI';
	await tx`
		insert into appuntamento (id, ente_id, persona_id, ufficio, motivo, giorno, fascia, telefono, email, chiesto_il)
		values (${id}, ${ente}, ${persona}, ${ufficio}, ${motivo}, ${giorno}, ${fascia}, ${telefono}, ${email}, ${istante})`;
	return undefined;
}

export type Appuntamento = Omit<Richiesta, 'telefono' | 'email'> & {
	id: string;
	telefono: string | null;
	email: string | null;
	chiestoIl: Date;
	evasoIl: Date | null;
	annullatoIl: Date | null;
};

/** One of the person's own. @throws NonTrovato */
export async function findAppuntamento(tx: Tx, id: string): Promise<Appuntamento> {
	if (!isUuid(id)) throw new NonTrovato('Appuntamento non trovato');
	const [row] = await tx<Appuntamento[]>`
		select id, ufficio, motivo, giorno, fascia, telefono, email, chiesto_il as "chiestoIl", evaso_il as "evasoIl",
			annullato_il as "annullatoIl"
		from appuntamento where id = ${id}`;
	if (!row) throw new NonTrovato('Appuntamento non trovato');
	return row;
}

/** Those of the person that have still to come, the nearest first. */
export async function listFuturi(
	tx: Tx,
	oggi: Giorno
): Promise<Pick<Appuntamento, 'id' | 'ufficio' | 'giorno' | 'fascia' | 'evasoIl'>[]> {
	return tx<Pick<Appuntamento, 'id' | 'ufficio' | 'giorno' | 'fascia' | 'evasoIl'>[]>`
		select id, ufficio, giorno, fascia, evaso_il as "evasoIl"
		from appuntamento where annullato_il is null and giorno >= ${oggi.toString()} order by giorno, fascia, id`;
}

/** The person no longer comes: day and part of the day are free again. The first time holds. */
export async function cancelAppuntamento(
	tx: Tx,
	{ id, istante }: { id: string; istante: Date }
): Promise<void> {
	await tx`update appuntamento set annullato_il = ${istante} where id = ${id} and annullato_il is null`;
}

export type DaEvadere = Appuntamento & { persona: string; nuovo: boolean };

/** Those that an office, or any when none is named, has still to answer, and the cancellations it has not seen: the nearest first. */
export async function listDaEvadere(tx: Tx, ufficio: string): Promise<DaEvadere[]> {
	return tx<DaEvadere[]>`
		select a.id, a.ufficio, a.motivo, a.giorno, a.fascia, a.telefono, a.email, a.chiesto_il as "chiestoIl",
			a.evaso_il as "evasoIl", a.annullato_il as "annullatoIl", ${nuovo(tx)} as nuovo,
			p.nome || ' ' || p.cognome as persona
		from appuntamento a
		join persona p on p.ente_id = a.ente_id and p.id = a.persona_id
		where ${daGuardare(tx, ufficio)}
		order by a.giorno, a.chiesto_il, a.id
		limit 200`;
}

/** How many of these no clerk has seen yet. */
export async function countNuovi(tx: Tx, ufficio: string): Promise<number> {
	const [riga] = await tx<{ quanti: number }[]>`
		select count(*)::int as quanti from appuntamento a where ${daGuardare(tx, ufficio)} and ${nuovo(tx)}`;
	return riga?.quanti ?? 0;
}

/** Notes that a clerk has seen these. */
export async function markVisti(
	tx: Tx,
	{ ids, operatore, istante }: { ids: readonly string[]; operatore: string; istante: Date }
): Promise<void> {
	await tx`
		update appuntamento a set visto_il = ${istante}, visto_da = ${operatore}
		where id = any(${[...ids]}) and ${nuovo(tx)}`;
}

/** Notes who answered; the first time holds. */
export async function markEvaso(
	tx: Tx,
	{ id, operatore, istante }: { id: string; operatore: string; istante: Date }
): Promise<void> {
	await tx`
		update appuntamento set evaso_il = ${istante}, evaso_da = ${operatore} where id = ${id} and evaso_il is null`;
}

function nuovo(tx: Tx) {
	return tx`(a.visto_il is null or coalesce(a.visto_il < a.annullato_il, false))`;
}

// One that was cancelled before anyone saw or answered it has nobody waiting for it.
function daGuardare(tx: Tx, ufficio: string) {
	return tx`
		(
			(a.annullato_il is null and a.evaso_il is null)
			or (a.annullato_il is not null and num_nonnulls(a.visto_il, a.evaso_il) > 0 and ${nuovo(tx)})
		) and ${ufficio === '' ? tx`true` : tx`a.ufficio = ${ufficio}`}`;
}
