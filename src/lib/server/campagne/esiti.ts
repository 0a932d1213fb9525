// What became of the messages of a campaign: totals with their reasons, and row by row. Read by its pages.
import type { ProblemaRiga } from '#lib/domain/righe-campagna.ts';
import type { Tx } from '../db/connection.ts';
import type { Canale } from '../spedizioni/parole.ts';

/** The last delivery of a message: of App IO, or of the channel that followed. */
export type Consegna = { canale: Canale; stato: string; motivo: string | null };

// A later channel takes the place of the one before.
function ultimaSpedizione(tx: Tx) {
	return tx`creata_il desc, array_position(array['app-io', 'email', 'posta'], canale) desc`;
}

/** How many messages stand so. */
export function countConsegne(tx: Tx, campagna: string): Promise<(Consegna & { quanti: number })[]> {
	return tx<(Consegna & { quanti: number })[]>`
		select canale, stato, motivo, count(*)::integer as quanti
		from (
			select distinct on (messaggio_id) canale, stato, ultimo_errore as motivo from spedizione
			where campagna_id = ${campagna} order by messaggio_id, ${ultimaSpedizione(tx)}
		) ultime
		group by canale, stato, motivo order by quanti desc, canale, stato, motivo`;
}

export type RigaConEsito = {
	n: number;
	cf: string | null;
	cent: number | null;
	scadenza: string | null;
	nav: string | null;
	stato: 'da_controllare' | 'valida' | 'scartata' | 'accodata';
	problemi: ProblemaRiga[];
	consegna: Consegna | null;
	chiusaIl: Date | null;
};

type Quali = { campagna: string; dopo: number; quante: number };

/** The rows after a number, with what became of each. */
export function listEsiti(tx: Tx, { campagna, dopo, quante }: Quali): Promise<RigaConEsito[]> {
	return tx<RigaConEsito[]>`
		${selectRighe(tx)} where r.campagna_id = ${campagna} and r.n > ${dopo} order by r.n limit ${quante}`;
}

/** Those after a number whose message reached nobody, in no way. */
export function listNonArrivati(tx: Tx, { campagna, dopo, quante }: Quali): Promise<RigaConEsito[]> {
	return tx<RigaConEsito[]>`
		${selectRighe(tx)}
		where r.campagna_id = ${campagna} and r.n > ${dopo}
			and u.stato in ('non_recapitabile', 'respinta', 'incerta', 'fallita')
		order by r.n limit ${quante}`;
}

/** Those after a number that have something wrong or to look at. */
export function listConProblemi(tx: Tx, { campagna, dopo, quante }: Quali): Promise<RigaConEsito[]> {
	return tx<RigaConEsito[]>`
		${selectRighe(tx)}
		where r.campagna_id = ${campagna} and r.n > ${dopo} and r.problemi <> '[]' order by r.n limit ${quante}`;
}

export type ErroreFrequente = Pick<ProblemaRiga, 'campo' | 'messaggio'> & { quante: number; prima: number };

/** The five mistakes for which most rows are put aside, with how many rows have each and the first of them, as it is told there. */
export function listErroriFrequenti(tx: Tx, campagna: string): Promise<ErroreFrequente[]> {
	return tx<ErroreFrequente[]>`
		select p.campo, (array_agg(p.messaggio order by r.n))[1] as messaggio, count(*)::integer as quante, min(r.n) as prima
		from campagna_riga r
		cross join jsonb_to_recordset(r.problemi) as p (campo text, codice text, severita text, messaggio text)
		where r.campagna_id = ${campagna} and r.stato = 'scartata' and p.severita = 'block'
		group by p.campo, p.codice order by quante desc, prima, p.campo limit 5`;
}

function selectRighe(tx: Tx) {
	return tx`
		select r.n, r.cf, r.cent, r.scadenza, r.nav, r.stato, r.problemi, u.chiusa_il as "chiusaIl",
			case when u.stato is not null
				then jsonb_build_object('canale', u.canale, 'stato', u.stato, 'motivo', u.ultimo_errore) end as consegna
		from campagna_riga r
		left join lateral (
			select canale, stato, ultimo_errore, chiusa_il from spedizione s
			where s.ente_id = r.ente_id and s.messaggio_id = r.messaggio_id order by ${ultimaSpedizione(tx)} limit 1
		) u on true`;
}
