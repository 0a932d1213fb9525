// A payment in words, for who has its link. Pure; called by the pages under /paga.
import { formatNav } from '#lib/domain/avviso.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatGiorno, formatOra } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import type { PagamentoVisto } from './pay.ts';
import { isBollo, SENZA_TERMINE, type Posizione } from './posizione.ts';

/** What the page shows: each notice, the sum, and what can be done now. */
export function pagamentoAperto(
	{ posizioni, aperte, totaleCent, situazione }: PagamentoVisto,
	{ gettone, istante }: { gettone: string; istante: Date }
) {
	return {
		gettone,
		totale: formatEuro(totaleCent),
		altrui: posizioni.some(({ altrui }) => altrui),
		/** Whether the person is written to when the money arrives: for a request alone. */
		avvisati: posizioni.some(({ pratica }) => pratica !== null),
		voci: posizioni.map((posizione) => voceDi(posizione, { gettone, aperte })),
		situazione: situazione.tipo,
		...(situazione.tipo === 'in_corso' && {
			ripresa: situazione.tentativo && paths.pagaVai(gettone, situazione.tentativo),
			dalle: formatOra(situazione.fino),
			minuti: Math.max(1, Math.ceil((situazione.fino.getTime() - istante.getTime()) / 60_000))
		}),
		stato: paths.pagaStato(gettone)
	};
}

type Contesto = { gettone: string; aperte: PagamentoVisto['aperte'] };

function voceDi(posizione: Posizione, { gettone, aperte }: Contesto) {
	const { nav, causale, cent, scadenza, stato, altrui } = posizione;
	const pagata = stato === 'pagata';
	const bollo = isBollo(posizione);
	return {
		nav,
		causale,
		importo: formatEuro(cent),
		entro: scadenza === SENZA_TERMINE ? undefined : formatGiorno(scadenza),
		/** Prepared by who pays it, who owes nothing. */
		libero: posizione.pratica === null && !altrui,
		codice: formatNav(nav),
		pagata,
		avviso: aperte.includes(posizione) && !bollo && !altrui ? paths.avvisoPagamento(gettone, nav) : undefined,
		ricevuta: pagata ? paths.ricevutaPagamento(gettone, nav) : undefined,
		marca: pagata && bollo ? paths.marcaPagamento(gettone, nav) : undefined
	};
}
