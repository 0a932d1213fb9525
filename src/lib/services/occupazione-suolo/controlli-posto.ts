/** The rules on the place: what the Comune has set aside, and roads whose carriageway is not for occupying; part of controlli.ts. */
import { chiaveRicerca } from '#lib/domain/chiave-ricerca.ts';
import { isSovrapposta, rientra, type Gradi } from '#lib/domain/poligono.ts';
import { RIENTRO } from '#lib/forms/campi/area-disegnata.ts';
import type { ImpostazioniSuolo } from './impostazioni.ts';
import type { Controlli, Parziali } from './occupazione.ts';
import { giorniInclusi, giornoDi, minutiDi, momentiDi, type Momento } from './tempi.ts';
import { metriDi } from './territorio.ts';

/** Problems of the place. */
export function controlliPosto(risposte: Parziali, impostazioni: ImpostazioniSuolo): Controlli {
	return [...checkEsclusi(risposte, impostazioni), ...checkStrada(risposte, impostazioni)];
}

/** Where and when something stands, or is asked to. */
type DaConfrontare = {
	via: string;
	vertici: readonly Gradi[] | undefined;
	dal: string | undefined;
	al: string | undefined;
	dalle: string | undefined;
	alle: string | undefined;
};

type Escluso = ImpostazioniSuolo['esclusi'][number];

/** Market days, works and feasts that the Comune has set aside, met by an occupation: by its street or by its area (OS-8). What is permanent meets none: they pass. */
export function esclusiDi(
	{ via, vertici, dal, al, dalle, alle }: DaConfrontare,
	{ esclusi, territorio }: Pick<ImpostazioniSuolo, 'esclusi' | 'territorio'>
): Escluso[] {
	if (!dal || !al || al < dal) return [];
	const momenti = momentiDi({ dal, al, dalle, alle });
	// Areas that only touch do not meet.
	const disegnata = vertici && rientra(metriDi({ vertici }, territorio), RIENTRO);
	const isQui = ({ vie, area }: Escluso): boolean =>
		(vie.length === 0 && !area) ||
		vie.some((una) => chiaveRicerca(una) === chiaveRicerca(via)) ||
		(area !== undefined &&
			disegnata !== undefined &&
			isSovrapposta(disegnata, metriDi({ vertici: area }, territorio)));
	return esclusi.filter((uno) => momenti.some((momento) => cadeIn(uno, momento)) && isQui(uno));
}

function checkEsclusi(risposte: Parziali, impostazioni: ImpostazioniSuolo): Controlli {
	const { via, area, dal, al, dalleOre: dalle, alleOre: alle } = risposte;
	if (!via) return [];
	const [escluso] = esclusiDi({ via, vertici: area?.vertici, dal, al, dalle, alle }, impostazioni);
	return escluso
		? [{ campo: 'dal', codice: 'OSP_PERIODO_ESCLUSO', parametri: { motivo: escluso.motivo } }]
		: [];
}

function cadeIn(
	{ dal, al, dalle, alle, giorniSettimana }: Escluso,
	{ dal: inizio, al: fine, da, a }: Momento
): boolean {
	if (dalle && alle && (minutiDi(alle) <= da || minutiDi(dalle) >= a)) return false;
	const primo = inizio > dal ? inizio : dal;
	const ultimo = fine && fine < al ? fine : al;
	if (ultimo < primo) return false;
	if (giorniSettimana.length === 0) return true;
	// In seven days every weekday comes once.
	const giorni = Array.from({ length: Math.min(7, giorniInclusi(primo, ultimo)) }, (_, quanti) =>
		giornoDi(primo).add({ days: quanti })
	);
	return giorni.some(({ dayOfWeek }) => giorniSettimana.includes(dayOfWeek));
}

// Art. 20 c. 1 D.Lgs. 285/1992.
function checkStrada({ via, suolo, itinerario }: Parziali, { strade }: ImpostazioniSuolo): Controlli {
	if (!via || !suolo?.includes('carreggiata')) return [];
	const strada = strade.find((una) => chiaveRicerca(una.via) === chiaveRicerca(via));
	if (!strada) return [];
	if (VIETATE.has(strada.classe)) return [{ campo: 'suolo', codice: 'OSP_STRADA_VIETATA' }];
	return itinerario ? [] : [{ campo: 'itinerario', codice: 'OSP_ITINERARIO' }];
}

const VIETATE: ReadonlySet<string> = new Set(['A', 'B', 'C', 'D']);
