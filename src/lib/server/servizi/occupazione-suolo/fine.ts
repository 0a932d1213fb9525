// How far the end of a permit has come: last day, inspection, surety. Read by the clerks' page and by the moves of the end.
import { domani } from '#lib/services/occupazione-suolo/tempi.ts';
import type { Tx } from '../../db/connection.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import { findCauzione, type Cauzione } from './cauzione.ts';

export type Sopralluogo = {
	/** ISO date. */
	fattoIl: string;
	danni: boolean;
	note: string;
	/** Cents kept of the surety, once decided. */
	trattenutaCent: number | undefined;
};

export type Fine = {
	/** The first day after the occupation (ISO date); none while it goes on or is taken up by another permit. */
	liberoDal: string | undefined;
	sopralluogo: Sopralluogo | undefined;
	cauzione: Cauzione | undefined;
};

/** After these nobody occupies the ground by this permit, or by one that followed it. */
const FINITI: ReadonlySet<string> = new Set(['SCADUTA', 'RINUNCIATA', 'REVOCATA', 'DECADUTA']);

/** Whether nothing follows a permit any more. */
export function isFinita({ stato }: Pick<Pratica, 'stato'>): boolean {
	return FINITI.has(stato);
}

/** How far the end of a permit has come. */
export async function findFine(tx: Tx, { ente, pratica }: { ente: string; pratica: Pratica }): Promise<Fine> {
	const [permesso] = await tx<{ al: string | null; cessatoDal: string | null }[]>`
		select vale_al as al, cessato_dal as "cessatoDal" from documento_verificabile where pratica_id = ${pratica.id}`;
	const fine = permesso?.cessatoDal ?? (permesso?.al ? domani(permesso.al) : undefined);
	const [row] = await tx<(Omit<Sopralluogo, 'trattenutaCent'> & { trattenuta: number | null })[]>`
		select fatto_il as "fattoIl", danni, note, trattenuta_cent as trattenuta
		from sopralluogo where pratica_id = ${pratica.id}`;
	return {
		liberoDal: isFinita(pratica) ? fine : undefined,
		sopralluogo: row && {
			fattoIl: row.fattoIl,
			danni: row.danni,
			note: row.note,
			trattenutaCent: row.trattenuta ?? undefined
		},
		cauzione: await findCauzione(tx, { ente, pratica })
	};
}
