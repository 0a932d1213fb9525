/** What the Comune writes to people about, and what of it a person may refuse; used by the preferences and by the outbox. */

/** A topic. Its key is also the name of the service of App IO that speaks of it, when the message is about no request. */
export const ARGOMENTI = {
	pratiche: {
		nome: 'Le tue richieste',
		descrizione: 'Ricevute, richieste di documenti, decisioni, pagamenti dovuti, deleghe.',
		obbligatorio: true
	},
	promemoria: {
		nome: 'Promemoria di scadenza',
		descrizione: 'Un avviso qualche giorno prima di una scadenza delle tue richieste.',
		obbligatorio: false
	},
	tributi: {
		nome: 'Tributi',
		descrizione: 'Le scadenze di TARI e IMU, con quanto pagare e come.',
		obbligatorio: false
	},
	scuola: {
		nome: 'Scuola',
		descrizione: 'Le rate dei servizi scolastici e le scadenze per le famiglie.',
		obbligatorio: false
	},
	emergenze: {
		nome: 'Emergenze',
		descrizione: 'Pericoli per le persone: allerte arancioni e rosse, e quello che serve sapere subito.',
		obbligatorio: true
	},
	allerte: {
		nome: 'Allerte meteo',
		descrizione: 'Allerte gialle e fine delle allerte. Quelle arancioni e rosse sono tra le emergenze.',
		obbligatorio: false
	},
	strade: {
		nome: 'Strade chiuse',
		descrizione: 'Chiusure e lavori nelle strade del Comune.',
		obbligatorio: false
	},
	interruzioni: {
		nome: 'Servizi interrotti',
		descrizione: 'Quando un servizio del Comune si ferma o cambia orario.',
		obbligatorio: false
	},
	eventi: {
		nome: 'Eventi',
		descrizione: 'Feste, incontri e iniziative del Comune.',
		obbligatorio: false
	}
} as const;

export type Argomento = keyof typeof ARGOMENTI;

/** Whether a text is the key of a topic. */
export function isArgomento(testo: string): testo is Argomento {
	return Object.hasOwn(ARGOMENTI, testo);
}
