// What a person told once, as rows (once only, C.SE.1.5): read for a new draft, kept when a request is sent, changed in the area personale.
import type { Grezzo } from '#lib/forms/grezzo.ts';
import { CHIAVI_RIUSO, type ChiaveRiuso } from '#lib/forms/riuso.ts';
import type { Tx } from '../db/connection.ts';

/** A datum as it was typed, and where it came from. */
export type Dato = {
	chiave: ChiaveRiuso;
	valore: Grezzo;
	/** The number of the request; none when the person wrote it in the area personale. */
	pratica: string | undefined;
	aggiornatoIl: Date;
};

type Row = { chiave: ChiaveRiuso; valore: Grezzo; pratica: string | null; aggiornatoIl: Date };

/** The data of who asks; keys that this release does not know are left out. */
export async function readDati(tx: Tx): Promise<Dato[]> {
	const rows = await tx<Row[]>`
		select d.chiave, d.valore, p.numero as pratica, d.aggiornato_il as "aggiornatoIl"
		from profilo d
		left join pratica p on p.ente_id = d.ente_id and p.id = d.pratica_id
		where d.chiave = any(${CHIAVI_RIUSO})`;
	return rows.map(({ pratica, ...altro }) => ({ ...altro, pratica: pratica ?? undefined }));
}

export type DatoScritto = {
	ente: string;
	persona: string;
	/** Id of the request it was sent with. */
	pratica?: string;
	chiave: ChiaveRiuso;
	grezzo: Grezzo;
	/** What was read in it, as the domain keeps it. */
	valore: unknown;
	istante: Date;
};

/** Keeps a datum in the place of the one there was. */
export async function keepDato(tx: Tx, dato: DatoScritto): Promise<void> {
	const { ente, persona, pratica = null, chiave, grezzo, valore, istante } = dato;
	await tx`
		insert into profilo (ente_id, persona_id, chiave, valore, pratica_id, aggiornato_il)
		values (${ente}, ${persona}, ${chiave}, ${tx.json(grezzo)}, ${pratica}, ${istante})
		on conflict (ente_id, persona_id, chiave) do update
			set valore = excluded.valore, pratica_id = excluded.pratica_id, aggiornato_il = excluded.aggiornato_il`;
	if (typeof valore === 'string') await keepContatto(tx, { persona, chiave, valore });
}

/** Forgets a datum. What the login tells comes back with the next login. */
export async function forgetDato(
	tx: Tx,
	{ persona, chiave }: { persona: string; chiave: ChiaveRiuso }
): Promise<void> {
	await tx`delete from profilo where persona_id = ${persona} and chiave = ${chiave}`;
	await keepContatto(tx, { persona, chiave, valore: null });
}

// The two by which the Comune writes and calls stand beside the name too.
async function keepContatto(
	tx: Tx,
	{ persona, chiave, valore }: { persona: string; chiave: ChiaveRiuso; valore: string | null }
): Promise<void> {
	if (chiave === 'email') await tx`update persona set email = ${valore} where id = ${persona}`;
	if (chiave === 'telefono') await tx`update persona set telefono = ${valore} where id = ${persona}`;
}
