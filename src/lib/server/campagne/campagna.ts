// Campaigns as rows: the list, one of them, and a row to show. Read by the pages of the clerks and by the worker.
import type { ParametriCampagna, StatoCampagna, TipoCampagna } from '#lib/domain/campagne.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { RigaValida } from '#lib/domain/righe-campagna.ts';
import type { Tx } from '../db/connection.ts';

export type Campagna = {
	id: string;
	tipo: TipoCampagna;
	titolo: string;
	anno: number;
	parametri: ParametriCampagna;
	stato: StatoCampagna;
	nomeFile: string;
	ignorate: string[];
	righe: number;
	valide: number;
	avvertite: number;
	scartate: number;
	accodate: number;
	totaleCent: number;
	creataIl: Date;
	/** Name of the clerk. */
	chi: string;
	avviaIl: Date | null;
	avviataIl: Date | null;
	finitaIl: Date | null;
	/** When the rows that were never sent were deleted, and when the others. */
	scartiTolti: Date | null;
	righeTolte: Date | null;
	/** The same file, loaded before for the same tax and year by a campaign that was not taken back. */
	precedente: { id: string; titolo: string; il: string } | null;
};

type Row = Omit<Campagna, 'totaleCent'> & { totaleCent: string };

/** The newest first; `dopo` is the last id of the page before. One row more than asked tells that there are others. */
export async function listCampagne(
	tx: Tx,
	{ dopo, quante = 20 }: { dopo?: string | undefined; quante?: number } = {}
): Promise<{ righe: Campagna[]; altre: boolean }> {
	const rows = await tx<Row[]>`
		${selectCampagne(tx)}
		where ${dopo ? tx`(c.creata_il, c.id) < (select creata_il, id from campagna where id = ${dopo})` : tx`true`}
		order by c.creata_il desc, c.id desc limit ${quante + 1}`;
	return { righe: rows.slice(0, quante).map(toCampagna), altre: rows.length > quante };
}

/** @throws NonTrovato */
export async function readCampagna(tx: Tx, id: string): Promise<Campagna> {
	const [row] = await tx<Row[]>`${selectCampagne(tx)} where c.id = ${id}`;
	if (!row) throw new NonTrovato('Campagna non trovata');
	return toCampagna(row);
}

function selectCampagne(tx: Tx) {
	return tx`
		select c.id, c.tipo, c.titolo, c.anno, c.parametri, c.stato, c.file_nome as "nomeFile", c.colonne_ignorate as ignorate,
			c.righe, c.valide, c.avvertite, c.scartate, c.accodate, c.totale_cent as "totaleCent", c.creata_il as "creataIl",
			coalesce(o.nome || ' ' || o.cognome, '') as chi, c.avvia_il as "avviaIl", c.avviata_il as "avviataIl",
			c.finita_il as "finitaIl", c.scarti_tolti_il as "scartiTolti", c.righe_tolte_il as "righeTolte",
			(
				select jsonb_build_object('id', p.id, 'titolo', p.titolo, 'il', p.creata_il)
				from campagna p
				where p.ente_id = c.ente_id and p.file_sha256 = c.file_sha256 and p.tipo = c.tipo and p.anno = c.anno
					and (p.creata_il, p.id) < (c.creata_il, c.id) and p.stato <> 'annullata'
				order by p.creata_il desc, p.id desc limit 1
			) as precedente
		from campagna c left join operatore o on o.ente_id = c.ente_id and o.id = c.creata_da`;
}

function toCampagna({ totaleCent, ...row }: Row): Campagna {
	return { ...row, totaleCent: Number(totaleCent) };
}

/** A row that may leave. */
export type RigaDaInviare = RigaValida & { n: number };

/** The first valid row, to show the message as it will be read; undefined when there is none. */
export async function readPrimaValida(tx: Tx, campagna: string): Promise<RigaDaInviare | undefined> {
	const [riga] = await tx<RigaDaInviare[]>`
		select n, cf as "codiceFiscale", nome, cent, scadenza, nav, causale from campagna_riga
		where campagna_id = ${campagna} and stato in ('valida', 'accodata') order by n limit 1`;
	return riga;
}
