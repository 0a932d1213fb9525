// The notices that pagoPA does not want, or could not be told of. Called by the list of the till.
import { formatNav } from '#lib/domain/avviso.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import { legamiDi } from '../pratiche/legami.ts';
import { findPratica, recordEvento } from '../pratiche/pratica.ts';
import type { Contorno } from '../servizi/porta.ts';
import { requireCassa } from './chi-puo.ts';

export type AvvisoFermo = {
	id: string;
	nav: string;
	causale: string;
	cent: number;
	/** Number of the request, if it is for one. */
	pratica: string | null;
	/** What pagoPA said, or why it could not be asked. */
	errore: string;
	/** Since when. */
	dal: Date;
	/** Who asked for it again last, and when. */
	ripreso: { da: string; il: Date } | undefined;
};

type Row = Omit<AvvisoFermo, 'ripreso'> & { da: string | null; il: Date | null };

/** From which row on, and how many. */
type Pagina = { dopo?: string | undefined; quanti?: number };

const MASSIMO = 50;
const ORA_MS = 60 * 60_000;

/** Those that pagoPA refused, the oldest first. One row more than asked tells that there are others. */
export async function listRifiutati(
	tx: Tx,
	{ dopo, quanti = MASSIMO }: Pagina = {}
): Promise<{ righe: AvvisoFermo[]; altre: boolean }> {
	const rows = await tx<Row[]>`
		${selectFermi(tx)} where s.stato = 'rifiutata'
			and ${dopo ? tx`(s.creata_il, s.id) > (select creata_il, id from posizione where id = ${dopo})` : tx`true`}
		order by s.creata_il, s.id limit ${quanti + 1}`;
	return { righe: rows.slice(0, quanti).map(toFermo), altre: rows.length > quanti };
}

/** How many pagoPA refused. */
export async function countRifiutati(tx: Tx): Promise<number> {
	const [row] = await tx<{ quanti: number }[]>`
		select count(*)::integer as quanti from posizione where stato = 'rifiutata'`;
	return row?.quanti ?? 0;
}

/** Those that wait for pagoPA for more than an hour: how many, since when, and a page of them. */
export async function readInAttesa(
	tx: Tx,
	istante: Date,
	{ dopo, quanti = MASSIMO }: Pagina = {}
): Promise<{ quanti: number; dal: Date | null; primi: AvvisoFermo[]; altre: boolean }> {
	const limite = new Date(istante.getTime() - ORA_MS);
	const fermi = tx`s.stato in ('da_aprire', 'da_cambiare', 'da_annullare', 'aperta') and s.errore_dal <= ${limite}`;
	const [conto] = await tx<{ quanti: number; dal: Date | null }[]>`
		select count(*)::integer as quanti, min(s.errore_dal) as dal from posizione s where ${fermi}`;
	const oltre = dopo
		? tx`(s.errore_dal, s.id) > (select coalesce(errore_dal, creata_il), id from posizione where id = ${dopo})`
		: tx`true`;
	const rows = await tx<Row[]>`
		${selectFermi(tx)} where ${fermi} and ${oltre} order by s.errore_dal, s.id limit ${quanti + 1}`;
	return {
		quanti: conto?.quanti ?? 0,
		dal: conto?.dal ?? null,
		primi: rows.slice(0, quanti).map(toFermo),
		altre: rows.length > quanti
	};
}

/** Asks pagoPA again for a notice that it refused. @throws NonAutorizzato, Conflitto when it is refused no more */
export async function riprovaAvviso(tx: Tx, contorno: Contorno, id: string): Promise<void> {
	const operatore = requireCassa(contorno);
	const [rifiutata] = await tx<{ errore: string }[]>`
		select coalesce(ultimo_errore, '') as errore from posizione
		where id = ${id} and stato = 'rifiutata' for update`;
	if (!rifiutata) throw new Conflitto('Avviso non più rifiutato', 'AVVISO_NON_RIFIUTATO');
	// What was refused may be the notice or its new day: changed, or made where pagoPA does not have it, both are put right.
	const [ripresa] = await tx<{ nav: string; pratica: string | null }[]>`
		update posizione set stato = 'da_cambiare', tentativi = 0, ultimo_errore = null, errore_dal = null,
			prossimo_il = ${contorno.istante}
		where id = ${id}
		returning nav, (select numero from pratica p where p.id = posizione.pratica_id) as pratica`;
	await tx`
		insert into avviso_ripreso (id, ente_id, posizione_id, operatore_id, ripreso_il, errore)
		values (${contorno.newId()}, ${contorno.ente.id}, ${id}, ${operatore}, ${contorno.istante}, ${rifiutata.errore})`;
	if (!ripresa) return;
	if (!ripresa.pratica) return;
	const pratica = await findPratica(tx, { numero: ripresa.pratica });
	await recordEvento(tx, {
		...legamiDi(contorno, pratica),
		id: contorno.newId(),
		tipo: 'AVVISO_RIPROVATO',
		daStato: pratica.stato,
		aStato: pratica.stato,
		attore: contorno.attore,
		motivo: `Codice avviso ${formatNav(ripresa.nav)}`
	});
}

function selectFermi(tx: Tx) {
	return tx`
		select s.id, s.nav, s.causale, s.cent, p.numero as pratica, coalesce(s.ultimo_errore, '') as errore,
			coalesce(s.errore_dal, s.creata_il) as dal, v.da, v.il
		from posizione s
		left join pratica p on p.ente_id = s.ente_id and p.id = s.pratica_id
		left join lateral (
			select o.nome || ' ' || o.cognome as da, a.ripreso_il as il
			from avviso_ripreso a join operatore o on o.ente_id = a.ente_id and o.id = a.operatore_id
			where a.ente_id = s.ente_id and a.posizione_id = s.id order by a.ripreso_il desc, a.id limit 1
		) v on true`;
}

function toFermo({ da, il, ...fermo }: Row): AvvisoFermo {
	return { ...fermo, ripreso: da && il ? { da, il } : undefined };
}
