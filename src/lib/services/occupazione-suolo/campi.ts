/** The fields of a request for public land; part of the definition in servizio.ts. */
import { campiContatti, campiRichiedente } from '#lib/forms/blocchi/richiedente.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { sceltaDaElenco } from '#lib/forms/campi/scelta-da-elenco.ts';
import { data } from '#lib/forms/campi/data.ts';
import { dichiarazione } from '#lib/forms/campi/dichiarazione.ts';
import { ora } from '#lib/forms/campi/ora.ts';
import { testoLungo } from '#lib/forms/campi/testo-lungo.ts';
import { testo } from '#lib/forms/campi/testo.ts';
import { campiChi } from './campi-chi.ts';
import { campiDocumenti } from './campi-documenti.ts';
import { campiPosto } from './campi-posto.ts';
import {
	A_ORE,
	CHIEDE,
	CON_AREA,
	CON_FINE,
	DI_ALTRO,
	RINUNCIA,
	SU_PERMESSO,
	TEMPORANEA,
	URGENZA
} from './condizioni.ts';
import { TIPOLOGIE } from './tipologie.ts';

export const campiDomanda = {
	tipoDomanda: scelta({
		etichetta: 'Tipo di domanda',
		obbligatorio: true,
		opzioni: [
			{ valore: 'NUOVA', etichetta: 'Nuova occupazione' },
			{
				valore: 'RINNOVO',
				etichetta: 'Rinnovo o proroga',
				aiuto: 'Hai un permesso ancora valido e ti servono altri giorni. Il resto non cambia.'
			},
			{
				valore: 'MODIFICA',
				etichetta: 'Modifica',
				aiuto: 'Hai un permesso e cambiano il posto, le misure, i giorni o l’orario.'
			},
			{
				valore: 'RINUNCIA',
				etichetta: 'Rinuncia',
				aiuto: 'Hai un permesso e non ti serve più, oppure finisci prima.'
			},
			{
				valore: 'URGENZA',
				etichetta: 'Urgenza',
				aiuto: 'Lavori che non possono aspettare, già segnalati per telefono o PEC alla Polizia Locale.'
			}
		]
	}),
	permesso: sceltaDaElenco({
		etichetta: 'Permesso precedente',
		obbligatorio: true,
		elenco: 'permessi',
		nessuno: 'Non hai permessi di occupazione validi. Se il tuo è scaduto, presenta una nuova domanda.',
		quando: SU_PERMESSO
	}),
	liberoDal: data({
		etichetta: 'Da che giorno lasci libera l’area?',
		obbligatorio: true,
		quando: RINUNCIA
	}),
	durata: scelta({
		etichetta: 'Durata',
		obbligatorio: true,
		quando: CON_AREA,
		opzioni: [
			{ valore: 'TEMPORANEA', etichetta: 'Temporanea', aiuto: 'Meno di un anno.' },
			{
				valore: 'PERMANENTE',
				etichetta: 'Permanente',
				aiuto: 'Un anno o più, con strutture stabili: per esempio un passo carrabile.'
			}
		]
	}),
	tipologia: scelta({
		etichetta: 'Con che cosa occupi il suolo?',
		obbligatorio: true,
		elenco: true,
		quando: CON_AREA,
		opzioni: TIPOLOGIE
	}),
	tipologiaAltro: testo({ etichetta: 'Che cosa?', obbligatorio: true, massimo: 120, quando: DI_ALTRO }),
	motivo: testoLungo({
		etichetta: 'Motivo',
		obbligatorio: true,
		minimo: 10,
		massimo: 1000,
		aiuto: 'Spiega in breve perché ti serve lo spazio.',
		quando: CHIEDE
	}),
	avvisoUrgenza: dichiarazione({
		etichetta: 'Avviso alla Polizia Locale',
		obbligatorio: true,
		testo: 'Dichiaro di aver avvisato la Polizia Locale per telefono o PEC prima di iniziare.',
		quando: URGENZA
	})
};

export const campiTempo = {
	dal: data({ etichetta: 'Dal giorno', obbligatorio: true, quando: TEMPORANEA }),
	al: data({
		etichetta: 'Al giorno',
		obbligatorio: true,
		aiuto: 'Per un solo giorno scrivi lo stesso giorno di inizio.',
		quando: CON_FINE
	}),
	orario: scelta({
		etichetta: 'Orario',
		obbligatorio: true,
		quando: CON_AREA,
		opzioni: [
			{ valore: 'GIORNATA', etichetta: 'Tutto il giorno, anche di notte' },
			{ valore: 'FASCIA', etichetta: 'Solo in alcune ore' }
		]
	}),
	dalleOre: ora({ etichetta: 'Dalle ore', obbligatorio: true, quando: A_ORE }),
	alleOre: ora({
		etichetta: 'Alle ore',
		obbligatorio: true,
		aiuto: 'Se è prima dell’ora di inizio vale il giorno dopo.',
		quando: A_ORE
	})
};

export const campi = {
	...campiRichiedente,
	...campiContatti,
	...campiDomanda,
	...campiPosto,
	...campiTempo,
	...campiChi,
	...campiDocumenti
};
