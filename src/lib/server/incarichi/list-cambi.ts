// The register of the changes of roles, newest first, in pages. Called by the pages of the people.
import type { Ruolo } from '#lib/domain/ruoli.ts';
import type { Tx } from '../db/connection.ts';

export type CambioLetto = {
	id: string;
	operatore: string;
	nome: string;
	tipo: 'RUOLI' | 'SOSPENSIONE' | 'RIATTIVAZIONE';
	ufficio: string | null;
	prima: Ruolo[] | null;
	dopo: Ruolo[] | null;
	motivo: string;
	autore: string;
	avvenutoIl: Date;
};

type Filtro = { operatore?: string | undefined; dopo?: string | undefined; quanti?: number };

/** One row more than asked tells that there are others. */
export async function listCambi(
	tx: Tx,
	{ operatore, dopo, quanti = 50 }: Filtro
): Promise<{ righe: CambioLetto[]; altre: boolean }> {
	const righe = await tx<CambioLetto[]>`
		select c.id, c.operatore_id as operatore, o.nome || ' ' || o.cognome as nome, c.tipo, c.ufficio, c.prima, c.dopo,
			c.motivo, c.autore, c.avvenuto_il as "avvenutoIl"
		from cambio_incarico c
		join operatore o on o.ente_id = c.ente_id and o.id = c.operatore_id
		where ${operatore ? tx`c.operatore_id = ${operatore}` : tx`true`}
			and ${dopo ? tx`(c.avvenuto_il, c.id) < (select avvenuto_il, id from cambio_incarico where id = ${dopo})` : tx`true`}
		order by c.avvenuto_il desc, c.id desc
		limit ${quanti + 1}`;
	return { righe: righe.slice(0, quanti), altre: righe.length > quanti };
}
