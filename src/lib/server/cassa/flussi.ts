// The flows of the PSPs as the till reads them: which came, whether they add up, which of their rows need somebody. Called by its pages.
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import type { RigaFlusso } from '../integrations/pagopa/port.ts';
import type { Contorno } from '../servizi/porta.ts';
import { requireCassa } from './chi-puo.ts';

export type FlussoInElenco = {
	id: string;
	flusso: string;
	revisione: number;
	psp: string;
	pubblicatoIl: Date;
	regolamento: string;
	/** ISO date of the bank transfer. */
	regolatoIl: string;
	totaleCent: number;
	/** Sum of its rows. */
	righeCent: number;
	righe: number;
	/** Rows of notices made by other programs of the Comune. */
	altrui: number;
	/** Our rows of which no receipt is here. */
	senzaRicevuta: number;
};

type RowFlusso = Omit<FlussoInElenco, 'totaleCent' | 'righeCent'> & { totaleCent: string; righeCent: string };

/** The newest first, each in its last revision. One more than asked tells that there are others. */
export async function listFlussiLetti(
	tx: Tx,
	{ dopo, quanti = 20 }: { dopo?: string | undefined; quanti?: number }
): Promise<{ righe: FlussoInElenco[]; altre: boolean }> {
	const rows = await tx<RowFlusso[]>`
		select f.id, f.flusso, f.revisione, f.psp, f.pubblicato_il as "pubblicatoIl", f.regolamento,
			f.regolato_il as "regolatoIl", f.totale_cent as "totaleCent", coalesce(sum(r.cent), 0) as "righeCent",
			count(r.id)::integer as righe, count(r.id) filter (where not r.nostra)::integer as altrui,
			count(r.id) filter (where r.nostra and r.ricevuta_id is null and r.esito <> 3)::integer as "senzaRicevuta"
		from flusso_riversamento f
		left join flusso_riga r on r.ente_id = f.ente_id and r.flusso_id = f.id
		where ${ultimaRevisione(tx)}
			and ${dopo ? tx`(f.pubblicato_il, f.id) < (select pubblicato_il, id from flusso_riversamento where id = ${dopo})` : tx`true`}
		group by f.id order by f.pubblicato_il desc, f.id desc limit ${quanti + 1}`;
	const righe = rows.slice(0, quanti).map((row) => ({
		...row,
		totaleCent: Number(row.totaleCent),
		righeCent: Number(row.righeCent)
	}));
	return { righe, altre: rows.length > quanti };
}

export type RigaDaGuardare = {
	id: string;
	flusso: string;
	regolatoIl: string;
	iuv: string;
	iur: string;
	cent: number;
	esito: RigaFlusso['esito'];
	pagatoIl: string;
};

const MASSIMO = 50;

/** Rows of our notices without receipt, and those revoked, until somebody has looked: the oldest first. One more than asked tells that there are others. */
export async function listRigheDaGuardare(
	tx: Tx,
	{ dopo, quante = MASSIMO }: { dopo?: string | undefined; quante?: number } = {}
): Promise<{ righe: RigaDaGuardare[]; altre: boolean }> {
	const rows = await tx<(Omit<RigaDaGuardare, 'cent'> & { cent: string })[]>`
		select r.id, f.flusso, f.regolato_il as "regolatoIl", r.iuv, r.iur, r.cent, r.esito, r.pagato_il as "pagatoIl"
		from flusso_riga r join flusso_riversamento f on f.ente_id = r.ente_id and f.id = r.flusso_id
		where ${daGuardare(tx)}
			and ${dopo ? tx`(r.pagato_il, r.id) > (select pagato_il, id from flusso_riga where id = ${dopo})` : tx`true`}
		order by r.pagato_il, r.id limit ${quante + 1}`;
	const righe = rows.slice(0, quante).map((row) => ({ ...row, cent: Number(row.cent) }));
	return { righe, altre: rows.length > quante };
}

/** How many of them there are. */
export async function countRigheDaGuardare(tx: Tx): Promise<number> {
	const [row] = await tx<{ quante: number }[]>`
		select count(*)::integer as quante
		from flusso_riga r join flusso_riversamento f on f.ente_id = r.ente_id and f.id = r.flusso_id
		where ${daGuardare(tx)}`;
	return row?.quante ?? 0;
}

function daGuardare(tx: Tx) {
	return tx`
		r.vista_il is null and (r.nostra or r.ricevuta_id is not null) and (r.ricevuta_id is null or r.esito = 3)
			and ${ultimaRevisione(tx)}`;
}

/** Says that a row was looked into, and with which outcome. @throws NonAutorizzato, Conflitto when somebody did already */
export async function markVista(
	tx: Tx,
	contorno: Contorno,
	{ riga, nota }: { riga: string; nota: string }
): Promise<void> {
	const operatore = requireCassa(contorno);
	const { count } = await tx`
		update flusso_riga set operatore_id = ${operatore}, vista_il = ${contorno.istante}, nota = ${nota}
		where id = ${riga} and vista_il is null and (ricevuta_id is null or esito = 3)`;
	if (count === 0) throw new Conflitto('Riga già vista', 'RIGA_GIA_VISTA');
}

/** Of a flow `f`: no later one takes its place. */
export function ultimaRevisione(tx: Tx) {
	return tx`not exists (
		select from flusso_riversamento dopo
		where dopo.ente_id = f.ente_id and dopo.flusso = f.flusso and dopo.psp = f.psp and dopo.revisione > f.revisione
	)`;
}
