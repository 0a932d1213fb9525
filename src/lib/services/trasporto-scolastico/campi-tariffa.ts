/** The fields about what is paid, and what the family undertakes; part of the definition in servizio.ts. */
import { campiIsee } from '#lib/forms/blocchi/isee.ts';
import { allegato } from '#lib/forms/campi/allegato.ts';
import { codiceFiscale } from '#lib/forms/campi/codice-fiscale.ts';
import { dichiarazione } from '#lib/forms/campi/dichiarazione.ts';
import { ripetuto } from '#lib/forms/campi/ripetuto.ts';
import { scelta } from '#lib/forms/campi/scelta.ts';
import { siNo } from '#lib/forms/campi/si-no.ts';
import { testo } from '#lib/forms/campi/testo.ts';
import { ACCOMPAGNATO } from './campi-corsa.ts';
import { NUOVA } from './campi-domanda.ts';

export const campiTariffa = {
	conIsee: siNo({
		etichetta: "Vuoi usare l'ISEE per la tariffa ridotta?",
		obbligatorio: true,
		aiuto: 'Senza ISEE paghi la tariffa intera.',
		quando: NUOVA
	}),
	...campiIsee({
		quando: { tutte: [NUOVA, { campo: 'conIsee', tra: ['si'] }] },
		// A guardian or a foster parent gives the ISEE of the child.
		riusoSe: { campo: 'titolo', tra: ['GENITORE', 'PROPRIO'] }
	}),
	fratelli: ripetuto({
		etichetta: 'Fratelli e sorelle iscritti al trasporto',
		elemento: 'fratello o sorella',
		massimo: 6,
		aiuto: 'Solo quelli iscritti per lo stesso anno scolastico.',
		parti: {
			nome: testo({ etichetta: 'Nome e cognome', obbligatorio: true, massimo: 120 }),
			codiceFiscale: codiceFiscale({ etichetta: 'Codice fiscale', obbligatorio: true })
		},
		quando: NUOVA
	}),
	disabilita: siNo({
		etichetta: 'Ha una disabilità riconosciuta (L. 104/1992)?',
		obbligatorio: true,
		aiuto: 'Bastano un sì o un no. Il certificato lo vede solo il personale autorizzato, se serve.',
		quando: NUOVA
	}),
	pagamento: scelta({
		etichetta: 'Come vuoi pagare?',
		obbligatorio: true,
		opzioni: [
			{ valore: 'UNICA', etichetta: 'Tutto in una volta' },
			{ valore: 'RATE', etichetta: 'A rate' }
		],
		quando: NUOVA
	}),
	provvedimentoGiudice: allegato({
		etichetta: 'decisione del giudice su affidamento o collocamento',
		aiuto: 'Solo se ce n’è una che riguarda chi può ritirare il bambino.',
		quando: NUOVA
	}),
	regole: dichiarazione({
		etichetta: 'Regole del servizio',
		obbligatorio: true,
		testo: 'Conosco le regole di comportamento sul bus e le faccio rispettare.',
		quando: NUOVA
	}),
	impegnoFermata: dichiarazione({
		etichetta: 'Adulto alla fermata',
		obbligatorio: true,
		testo:
			'Mi impegno a far trovare un adulto alla fermata. So che, se non c’è nessuno, il bambino resta sul bus e va accompagnato in Comune.',
		quando: ACCOMPAGNATO
	}),
	pagamentiPassati: dichiarazione({
		etichetta: 'Pagamenti degli anni passati',
		obbligatorio: true,
		testo: 'Dichiaro di aver pagato quanto dovuto per il trasporto degli anni passati.',
		quando: NUOVA
	})
};
