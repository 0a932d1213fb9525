// The rows of occupied ground: kept when asked for, granted, given back, and those that would meet them. Called by the port and the pages of public land.
import type { Gradi } from '#lib/domain/poligono.ts';
import type { Tx } from '../../db/connection.ts';
import { isExclusionViolation } from '../../db/postgres-fault.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import { conflitto } from './conflitto.ts';
import type { Aree, Quando } from './righe.ts';

type Suolo = { vertici: readonly Gradi[]; area: string; quando: readonly Quando[] };
type Mezzi = { ente: string; newId: () => string };

/** Keeps the area of a request in place of the one it had; nothing is granted yet. */
export async function keepSuolo(
	tx: Tx,
	{ id, personaId }: Pick<Pratica, 'id' | 'personaId'>,
	{ vertici, area, quando }: Suolo,
	{ ente, newId }: Mezzi
): Promise<void> {
	for (const { giorni, ore } of quando)
		await tx`
			insert into occupazione (id, ente_id, pratica_id, persona_id, vertici, area, giorni, ore)
			values (${newId()}, ${ente}, ${id}, ${personaId}, ${tx.json([...vertici] as never)}, ${area}, ${giorni}, ${ore})`;
}

/** Takes away an area that was not granted, to draw it anew. */
export async function dropSuolo(tx: Tx, pratica: string): Promise<void> {
	await tx`delete from occupazione where pratica_id = ${pratica} and not in_vigore`;
}

/** The corners of the area of a pratica, if it has one. */
export async function findVertici(tx: Tx, pratica: string): Promise<Gradi[] | undefined> {
	const [row] = await tx<{ vertici: Gradi[] }[]>`
		select vertici from occupazione where pratica_id = ${pratica} order by lower(giorni), lower(ore) limit 1`;
	return row?.vertici;
}

/**
 * Grants the area. One approval at a time in an ente: two would wait for each other, and neither would see the ground that the other takes near it.
 * @throws Conflitto when it is taken, or too near to what is
 */
export async function grantSuolo(
	tx: Tx,
	{ ente, pratica, vicino }: { ente: string; pratica: string; vicino: readonly string[] }
): Promise<void> {
	await tx`select pg_advisory_xact_lock(hashtextextended('occupazione ' || ${ente}, 0))`;
	const vicini = await tx`
		select 1 from occupazione mia
		join occupazione o on o.ente_id = mia.ente_id and o.pratica_id <> mia.pratica_id and o.in_vigore
			and o.giorni && mia.giorni and o.ore && mia.ore
		join unnest(${[...vicino]}::text[]::polygon[]) lato on o.area && lato
		where mia.pratica_id = ${pratica} limit 1`;
	if (vicini.length > 0) throw conflitto('OSP_CONFLITTO');
	try {
		await tx`update occupazione set in_vigore = true where pratica_id = ${pratica}`;
	} catch (error) {
		if (!isExclusionViolation(error, 'occupazione_esclusiva')) throw error;
		throw conflitto('OSP_CONFLITTO');
	}
}

/** Gives the ground back from a day on (ISO date): days before it stay as they were. */
export async function freeSuolo(tx: Tx, { pratica, dal }: { pratica: string; dal: string }): Promise<void> {
	await tx`
		update occupazione set in_vigore = false
		where pratica_id = ${pratica} and in_vigore and lower(giorni) >= ${dal}`;
	await tx`
		update occupazione set giorni = giorni * daterange(null, ${dal})
		where pratica_id = ${pratica} and in_vigore and giorni && daterange(${dal}, null)`;
}

/** Ids of a permit, by its number, and of those that it renewed one after the other: together they are one occupation. */
export async function chainOf(tx: Tx, numero: string): Promise<string[]> {
	const rows = await tx<{ id: string }[]>`
		with recursive catena (id, servizio, precedente) as (
			select id, servizio, risposte -> 'permesso' ->> 'id' from pratica where numero = ${numero}
			union
			select p.id, p.servizio, p.risposte -> 'permesso' ->> 'id' from catena c
			join pratica p on p.numero = c.precedente and p.servizio = c.servizio
		)
		select id from catena`;
	return rows.map(({ id }) => id);
}

/** Whether someone has the place at that time, or ground too near it; `senza` are the pratiche of one's own permit. */
export async function isOccupato(
	tx: Tx,
	{ aree, quando, senza }: { aree: Aree; quando: readonly Quando[]; senza: readonly string[] }
): Promise<boolean> {
	for (const { giorni, ore } of quando) {
		const [row] = await tx<{ occupato: boolean }[]>`
			select suolo_occupato(${pezziDi(aree)}::text[]::polygon[], ${giorni}, ${ore}, ${[...senza]}::uuid[]) as occupato`;
		if (row?.occupato) return true;
	}
	return false;
}

/** Another request for the same ground, or too near it, at the same time. */
export type Incontro = { numero: string; inVigore: boolean; prima: boolean };

/** Requests whose area meets that of a pratica at the same time: granted, or still open, the first sent before. `senza` are those of its own permit. */
export async function listIncontri(
	tx: Tx,
	{ pratica, aree, senza }: { pratica: string; aree: Aree; senza: readonly string[] }
): Promise<Incontro[]> {
	return tx<Incontro[]>`
		select p.numero, bool_or(o.in_vigore) as "inVigore", 
			(p.presentata_il, p.numero) < (questa.presentata_il, questa.numero) as prima
		from occupazione mia
		join pratica questa on questa.id = mia.pratica_id
		join occupazione o on o.ente_id = mia.ente_id and o.pratica_id <> mia.pratica_id
			and o.giorni && mia.giorni and o.ore && mia.ore
		join unnest(${pezziDi(aree)}::text[]::polygon[]) pezzo on o.area && pezzo
		join pratica p on p.id = o.pratica_id
		where mia.pratica_id = ${pratica} and p.id <> all (${[...senza]}::uuid[])
			and (o.in_vigore or p.chiusa_il is null)
		group by p.numero, p.presentata_il, questa.presentata_il, questa.numero
		order by p.presentata_il, p.numero`;
}

function pezziDi({ area, vicino }: Aree): string[] {
	return [area, ...vicino];
}
