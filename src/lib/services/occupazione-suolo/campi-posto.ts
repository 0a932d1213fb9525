/** Where public land is occupied and how much of it; part of the fields in campi.ts. */
import { areaDisegnata } from '#lib/forms/campi/area-disegnata.ts';
import { decimale } from '#lib/forms/campi/decimale.ts';
import { numero } from '#lib/forms/campi/numero.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { scelte } from '#lib/forms/campi/scelte.ts';
import { testo } from '#lib/forms/campi/testo.ts';
import { testoLungo } from '#lib/forms/campi/testo-lungo.ts';
import {
	CON_AREA,
	CON_MISURE,
	LATI,
	PASSO_CARRABILE,
	SU_CARREGGIATA,
	SU_MARCIAPIEDE,
	SU_PARCHEGGIO,
	SUPERFICIE
} from './condizioni.ts';
import type { ImpostazioniSuolo } from './impostazioni.ts';
import { pianoDi } from './territorio.ts';

/** The longest side that anyone may ask for, in metres; the surface is bounded by the Comune. */
const LATO_MASSIMO = 1000;

export const campiPosto = {
	via: testo({ etichetta: 'Via o piazza', obbligatorio: true, massimo: 120, quando: CON_AREA }),
	civico: testo({
		etichetta: 'Numero civico',
		massimo: 12,
		breve: true,
		aiuto: 'Il più vicino. Lascia vuoto se non c’è.',
		quando: CON_AREA
	}),
	localita: testo({ etichetta: 'Località', massimo: 80, quando: CON_AREA }),
	area: areaDisegnata({
		etichetta: 'Area sulla mappa',
		aiuto: 'Se vuoi, disegna lo spazio: ci aiuta a rispondere prima.',
		quando: CON_AREA,
		piano: ({ territorio }: ImpostazioniSuolo) => pianoDi(territorio)
	}),
	misure: scelta({
		etichetta: 'Che misure conosci?',
		obbligatorio: true,
		quando: CON_MISURE,
		opzioni: [
			{ valore: 'LATI', etichetta: 'Lunghezza e larghezza' },
			{ valore: 'SUPERFICIE', etichetta: 'La superficie in metri quadrati' }
		]
	}),
	lunghezza: decimale({
		etichetta: 'Lunghezza',
		obbligatorio: true,
		unita: 'm',
		massimo: LATO_MASSIMO,
		quando: LATI
	}),
	larghezza: decimale({
		etichetta: 'Larghezza',
		obbligatorio: true,
		unita: 'm',
		massimo: LATO_MASSIMO,
		quando: LATI
	}),
	superficie: decimale({
		etichetta: 'Superficie',
		obbligatorio: true,
		unita: 'm²',
		massimo: 999_999,
		quando: SUPERFICIE
	}),
	larghezzaPasso: decimale({
		etichetta: 'Larghezza del passo carrabile',
		obbligatorio: true,
		unita: 'm',
		massimo: 100,
		aiuto: 'La profondità è di 1 metro per tutti.',
		quando: PASSO_CARRABILE
	}),
	suolo: scelte({
		etichetta: 'Tipo di suolo',
		obbligatorio: true,
		quando: CON_AREA,
		opzioni: [
			{ valore: 'carreggiata', etichetta: 'Carreggiata' },
			{ valore: 'marciapiede', etichetta: 'Marciapiede' },
			{ valore: 'piazza', etichetta: 'Piazza' },
			{ valore: 'parcheggio', etichetta: 'Parcheggio' },
			{ valore: 'verde', etichetta: 'Verde' },
			{ valore: 'soprassuolo', etichetta: 'Soprassuolo' },
			{ valore: 'sottosuolo', etichetta: 'Sottosuolo' },
			{ valore: 'area_privata', etichetta: 'Area privata con servitù di uso pubblico' }
		]
	}),
	larghezzaMarciapiede: decimale({
		etichetta: 'Larghezza del marciapiede',
		obbligatorio: true,
		unita: 'm',
		massimo: 50,
		quando: SU_MARCIAPIEDE
	}),
	spazioPedoni: decimale({
		etichetta: 'Spazio che resta libero per i pedoni',
		obbligatorio: true,
		unita: 'm',
		minimo: 0,
		massimo: 50,
		aiuto: 'Devono restare liberi almeno 2 metri.',
		quando: SU_MARCIAPIEDE
	}),
	stalli: numero({
		etichetta: 'Stalli di sosta occupati',
		obbligatorio: true,
		minimo: 1,
		massimo: 500,
		quando: SU_PARCHEGGIO
	}),
	itinerario: testoLungo({
		etichetta: 'Da dove passa il traffico',
		aiuto: 'Se occupi la carreggiata: la corsia che resta libera o la strada da fare.',
		minimo: 10,
		massimo: 500,
		quando: SU_CARREGGIATA
	}),
	viabilita: scelta({
		etichetta: 'Modifica alla viabilità',
		obbligatorio: true,
		aiuto: 'Se cambia il traffico serve un’ordinanza della Polizia Locale.',
		quando: CON_AREA,
		opzioni: [
			{ valore: 'NESSUNA', etichetta: 'Nessuna' },
			{ valore: 'DIVIETO_SOSTA', etichetta: 'Divieto di sosta' },
			{ valore: 'SENSO_ALTERNATO', etichetta: 'Senso alternato' },
			{ valore: 'CHIUSURA_STRADA', etichetta: 'Chiusura della strada' }
		]
	})
};
