// The numbers of the ratings as a table: how many, the average, how they spread. Pure; called by the public page and by that of the clerks.
import { STELLE, type TipoValutazione } from '#lib/domain/valutazioni.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import { serviziAttivi } from '../pratiche/servizio-attivo.ts';
import { nomeDiAllora } from './oggetti.ts';
import type { Conteggio } from './valutazioni.ts';

export type RigaRiassunto = {
	oggetto: string;
	nome: string;
	quante: number;
	/** "4,3", or that there is none. */
	media: string;
	/** From one star to five. */
	perStelle: number[];
};

type Ente = Pick<EnteInVigore, 'impostazioni'>;

/** One line for each service offered, rated or not, and for those that were. */
export function riassuntoServizi(ente: Ente, conteggi: readonly Conteggio[]): RigaRiassunto[] {
	const offerti = serviziAttivi(ente).map(({ servizio }) => servizio.id);
	return [...new Set([...offerti, ...oggettiDi(conteggi, 'servizio')])].map((oggetto) =>
		riga(ente, { tipo: 'servizio', oggetto, conteggi })
	);
}

/** One line for each page that was rated. */
export function riassuntoPagine(ente: Ente, conteggi: readonly Conteggio[]): RigaRiassunto[] {
	return oggettiDi(conteggi, 'pagina').map((oggetto) => riga(ente, { tipo: 'pagina', oggetto, conteggi }));
}

function oggettiDi(conteggi: readonly Conteggio[], tipo: TipoValutazione): string[] {
	return [...new Set(conteggi.filter((uno) => uno.tipo === tipo).map(({ oggetto }) => oggetto))];
}

type DiUno = { tipo: TipoValutazione; oggetto: string; conteggi: readonly Conteggio[] };

function riga(ente: Ente, { tipo, oggetto, conteggi }: DiUno): RigaRiassunto {
	const suoi = conteggi.filter((uno) => uno.tipo === tipo && uno.oggetto === oggetto);
	const perStelle = STELLE.map((numero) => suoi.find(({ stelle }) => stelle === numero)?.quante ?? 0);
	const quante = perStelle.reduce((somma, numero) => somma + numero, 0);
	const stelle = perStelle.reduce((somma, numero, posto) => somma + numero * (posto + 1), 0);
	return {
		oggetto,
		nome: nomeDiAllora(ente, { tipo, oggetto }),
		quante,
		media: quante === 0 ? 'nessuna' : (stelle / quante).toFixed(1).replace('.', ','),
		perStelle
	};
}
