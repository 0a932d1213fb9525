// What may be rated: the services of an ente and its public pages, each by its name. Pure; called by the pages that ask, keep and publish.
import { RAMI, STELLE, TITOLI_VALUTAZIONE, type TipoValutazione } from '#lib/domain/valutazioni.ts';
import { paths } from '#lib/paths.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import { serviziAttivi } from '../pratiche/servizio-attivo.ts';
import { findServizio } from '#lib/services/index.ts';

type Ente = Pick<EnteInVigore, 'impostazioni'>;
export type Oggetto = { tipo: TipoValutazione; oggetto: string };

/** The name of what is rated; none when it is nothing of this ente. */
export function nomeOggetto(ente: Ente, { tipo, oggetto }: Oggetto): string | undefined {
	if (tipo === 'servizio') return nomiServizi(ente).get(oggetto);
	return nomiPagine(ente).get(oggetto);
}

/** The same for what was rated once and is no longer offered. */
export function nomeDiAllora(ente: Ente, oggetto: Oggetto): string {
	const allora = oggetto.tipo === 'servizio' ? findServizio(oggetto.oggetto)?.scheda.titolo : undefined;
	return nomeOggetto(ente, oggetto) ?? allora ?? oggetto.oggetto;
}

/** The question as a page draws it; none for what may not be rated. */
export function valutazioneVista(ente: Ente, oggetto: Oggetto) {
	if (nomeOggetto(ente, oggetto) === undefined) return undefined;
	return {
		...oggetto,
		titolo: TITOLI_VALUTAZIONE[oggetto.tipo],
		stelle: STELLE,
		rami: (['negativo', 'positivo'] as const).map((ramo) => ({
			ramo,
			elemento: ramo === 'negativo' ? 'feedback-rating-negative' : 'feedback-rating-positive',
			domanda: RAMI[ramo].domanda,
			risposte: Object.entries(RAMI[ramo].risposte).map(([valore, etichetta]) => ({ valore, etichetta }))
		}))
	};
}

function nomiServizi(ente: Ente): Map<string, string> {
	return new Map(serviziAttivi(ente).map(({ servizio: { id, scheda } }) => [id, scheda.titolo]));
}

function nomiPagine(ente: Ente): Map<string, string> {
	const { pagopa } = ente.impostazioni;
	const attivi = serviziAttivi(ente).map(({ servizio }) => servizio);
	return new Map<string, string>([
		[paths.home, 'Pagina iniziale'],
		[paths.amministrazione, 'Amministrazione'],
		[paths.novita, 'Novità'],
		[paths.servizi, 'Servizi'],
		[paths.vivere, 'Vivere il Comune'],
		...attivi.map(({ scheda: { categoria } }) => [paths.categoria(categoria), categoria] as const),
		...attivi.map(({ id, scheda: { titolo } }) => [paths.servizio(id), titolo] as const),
		...(pagopa ? ([[paths.pagaIlComune, 'Paga con pagoPA']] as const) : []),
		[paths.noteLegali, 'Note legali'],
		[paths.privacy, 'Informativa privacy'],
		[paths.accessibilita, 'Accessibilità']
	]);
}
