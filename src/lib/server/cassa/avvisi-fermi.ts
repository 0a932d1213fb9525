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
};

const MASSIMO = 50;
const ORA_MS = 60 * 60_000;

/** Those that pagoPA refused, the oldest first, no more than fifty. */
export function listRifiutati(tx: Tx): Promise<AvvisoFermo[]> {
	return tx<AvvisoFermo[]>`
		${selectFermi(tx)} where s.stato = 'rifiutata' order by s.creata_il, s.id limit ${MASSIMO}`;
}

/** Those that wait for pagoPA for more than an hour: how many, since when, and the first of them. */
export async function readInAttesa(
	tx: Tx,
	istante: Date
): Promise<{ quanti: number; dal: Date | null; primi: AvvisoFermo[] }> {
	const limite = new Date(istante.getTime() - ORA_MS);
	const fermi = tx`s.stato in ('da_aprire', 'da_cambiare', 'da_annullare', 'aperta') and s.errore_dal <= ${limite}`;
	const [conto] = await tx<{ quanti: number; dal: Date | null }[]>`
		select count(*)::integer as quanti, min(s.errore_dal) as dal from posizione s where ${fermi}`;
	const primi = await tx<AvvisoFermo[]>`
		${selectFermi(tx)} where ${fermi} order by s.errore_dal, s.id limit ${MASSIMO}`;
	return { quanti: conto?.quanti ?? 0, dal: conto?.dal ?? null, primi };
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
			coalesce(s.errore_dal, s.creata_il) as dal
		from posizione s left join pratica p on p.ente_id = s.ente_id and p.id = s.pratica_id`;
}
