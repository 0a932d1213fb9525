// Everything that a citizen has to pay and has paid, for their requests and without one. Called by the page of the area personale.
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatGiorno, giornoARoma } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import type { Tx } from '../db/connection.ts';
import { nomeMezzo, type Pagamento } from './pagamento.ts';
import { isPagabile, type StatoPosizione } from './posizione.ts';

export type MioPagamento = Pick<Pagamento, 'id' | 'causale' | 'cent' | 'scadenza' | 'mezzo' | 'pagatoIl'> & {
	stato: 'DA_PAGARE' | 'PAGATO' | 'RIMBORSATO';
	/** Number of the request it is for. */
	pratica: string | null;
	/** The position by which pagoPA asks for it. */
	avviso: { gettone: string; nav: string; stato: StatoPosizione } | undefined;
};

type Row = Omit<MioPagamento, 'avviso'> & {
	gettone: string | null;
	nav: string | null;
	posizione: StatoPosizione | null;
};

/**
 * Those of the citizen of this transaction: what is due, the first due first, then what was paid, the last first. What they
 * began by themselves and did not pay is due no more after its last day.
 */
export async function listMieiPagamenti(tx: Tx, istante: Date): Promise<MioPagamento[]> {
	const oggi = giornoARoma(istante).toString();
	const rows = await tx<Row[]>`
		select p.id, p.causale, p.cent, p.scadenza, p.mezzo, p.pagato_il as "pagatoIl", q.numero as pratica,
			case p.stato when 'PAGATA' then 'PAGATO' when 'RIMBORSATA' then 'RIMBORSATO' else 'DA_PAGARE' end as stato,
			s.gettone, s.nav, s.stato as posizione
		from pagamento p
		join pratica q on q.ente_id = p.ente_id and q.id = p.pratica_id
		left join posizione s on s.ente_id = p.ente_id and s.id = p.posizione_id
		where p.stato <> 'ANNULLATA'
		union all
		select s.id, s.causale, s.cent, s.scadenza, case s.stato when 'pagata' then 'pagopa' end,
			(r.pagata_il at time zone 'Europe/Rome')::date, null,
			case s.stato when 'pagata' then 'PAGATO' else 'DA_PAGARE' end, s.gettone, s.nav, s.stato
		from posizione s
		left join ricevuta_pagopa r on r.ente_id = s.ente_id and r.posizione_id = s.id and r.stato = 'abbinata'
		where s.pratica_id is null
			and (s.stato = 'pagata' or (s.stato in ('da_aprire', 'aperta', 'da_cambiare', 'rifiutata') and s.scadenza >= ${oggi}))
		order by 6 desc nulls first, 4, 1`;
	return rows.map(({ gettone, nav, posizione, ...pagamento }) => ({
		...pagamento,
		avviso: gettone && nav && posizione ? { gettone, nav, stato: posizione } : undefined
	}));
}

/** The two lists of the page. */
export function mieiPagamentiVista(pagamenti: readonly MioPagamento[], istante: Date) {
	const oggi = giornoARoma(istante).toString();
	return {
		daPagare: pagamenti
			.filter(({ stato }) => stato === 'DA_PAGARE')
			.map((pagamento) => ({
				...comune(pagamento),
				entro: formatGiorno(pagamento.scadenza),
				inRitardo: pagamento.scadenza < oggi,
				paga:
					pagamento.avviso && isPagabile(pagamento.avviso) ? paths.paga(pagamento.avviso.gettone) : undefined,
				insieme: insiemeDi(pagamento, pagamenti),
				/** For a payment that they began by themselves. */
				libero: pagamento.pratica === null
			})),
		pagati: pagamenti
			.filter(({ stato }) => stato !== 'DA_PAGARE')
			.map((pagamento) => ({
				...comune(pagamento),
				quando: quandoDi(pagamento),
				ricevuta:
					pagamento.avviso?.stato === 'pagata' && pagamento.mezzo === 'pagopa'
						? paths.ricevutaPagamento(pagamento.avviso.gettone, pagamento.avviso.nav)
						: undefined
			}))
	};
}

// One notice may ask for more than one sum: who pays one pays all.
function insiemeDi({ avviso }: MioPagamento, pagamenti: readonly MioPagamento[]): string | undefined {
	const stessi = pagamenti.filter(
		(altro) => avviso && altro.stato === 'DA_PAGARE' && altro.avviso?.nav === avviso.nav
	);
	return stessi.length > 1 ? formatEuro(stessi.reduce((somma, { cent }) => somma + cent, 0)) : undefined;
}

function comune({ id, causale, cent, pratica }: MioPagamento) {
	return {
		id,
		causale,
		importo: formatEuro(cent),
		pratica: pratica ? { numero: pratica, href: paths.pratica(pratica) } : undefined
	};
}

function quandoDi({ stato, mezzo, pagatoIl }: MioPagamento): string {
	const fatto = stato === 'RIMBORSATO' ? 'Rimborsato, era stato pagato' : 'Pagato';
	const quando = pagatoIl ? `${fatto} il ${formatGiorno(pagatoIl)}` : fatto;
	return mezzo ? `${quando}, ${nomeMezzo(mezzo)}` : quando;
}
