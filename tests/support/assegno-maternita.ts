// The vectors of the maternity allowance as a client of the API sends them: synthetic people. Used by the tests of the service and of the API.

const COMUNE = {
	titolo: 'PROPRIO',
	ruolo: 'MADRE',
	evento: 'NASCITA',
	figliInFamiglia: true,
	residenzaItalia: true,
	residenzaComune: true,
	cittadinanza: 'ITA',
	condizioneLavorativa: 'CASALINGA',
	altreDomande: false,
	genitoriInsieme: true,
	iseeStato: 'ATTESTAZIONE',
	iseeTipo: 'ORDINARIO',
	iseeProtocollo: 'INPS-ISEE-2026-0A1B2C3D4-00',
	iseeOmissioni: false,
	iseeNeonato: true,
	ibanIntestato: true
};

/** A child born on a day. */
export function figlio(nascita: string, altro: object = {}): object {
	return { nome: 'Lia', cognome: 'Prova', sesso: 'F', nascita, luogo: 'D286', ...altro };
}

/** V1: a mother from Morocco with a permit to work. */
export const V1 = {
	...COMUNE,
	dataEvento: '2026-07-14',
	figli: [figlio('2026-07-14', { nome: 'Yasmine', cognome: 'Haddad', codiceFiscale: 'HDDYMN26L54D286M' })],
	cittadinanza: 'EXTRA_UE',
	titoloSoggiorno: 'PERMESSO_UNICO',
	titoloNumero: 'I01234567',
	titoloRilasciatoDa: 'Questura di Milano',
	titoloDal: '2025-11-01',
	titoloAl: '2028-10-31',
	titoloCopia: ['permesso.pdf'],
	iseeValore: 9450,
	iban: 'IT06O0503433100000000123456'
};

/** V2: twins, with an ISEE right at the limit. */
export const V2 = {
	...COMUNE,
	dataEvento: '2026-05-30',
	figli: [
		{
			nome: 'Pietro',
			cognome: 'Tessari',
			sesso: 'M',
			nascita: '2026-05-30',
			luogo: 'A703',
			codiceFiscale: 'TSSPTR26E30A703I'
		},
		{
			nome: 'Anna',
			cognome: 'Tessari',
			sesso: 'F',
			nascita: '2026-05-30',
			luogo: 'A703',
			codiceFiscale: 'TSSNNA26E70A703Z'
		}
	],
	iseeValore: 20668.26,
	iban: 'IT55C083996035000000A198005'
};

/** V3: a worker with a lower indemnity, who is due the difference. */
export const V3 = {
	...COMUNE,
	dataEvento: '2026-09-01',
	figli: [
		{
			nome: 'Leonardo',
			cognome: 'Lupo',
			sesso: 'M',
			nascita: '2026-09-01',
			luogo: 'B300',
			codiceFiscale: 'LPULRD26P01B300C'
		}
	],
	condizioneLavorativa: 'LAVORATRICE_INDENNITA_INFERIORE',
	indennita: 900,
	indennitaEnte: 'INPS',
	indennitaProva: 'AUTODICHIARAZIONE',
	iseeValore: 15000,
	iban: 'IT19H0760110800001034567890'
};

function senza(risposte: object, ...nomi: string[]): object {
	return Object.fromEntries(Object.entries(risposte).filter(([nome]) => !nomi.includes(nome)));
}

export type Atteso = { campo: string; codice: string; severita: string; messaggio: string };

/** What does not go or wants a tick, with all that is told about it. */
export const NON_VALIDI: readonly { nome: string; risposte: object; problema: Atteso }[] = [
	{
		nome: 'I1: nata il 20/05/2026, inviata il 22/11/2026',
		risposte: {
			...V2,
			dataEvento: '2026-05-20',
			figli: [figlio('2026-05-20', { luogo: 'A703', codiceFiscale: 'PRVLIA26E60A703H' })]
		},
		problema: {
			campo: 'dataEvento',
			codice: 'MA_TERMINE_SCADUTO',
			severita: 'warn',
			messaggio: 'Il termine di sei mesi è scaduto il 20/11/2026. La domanda sarà dichiarata inammissibile.'
		}
	},
	{
		nome: 'I2: ISEE di 20.668,27 euro per un evento del 2026',
		risposte: { ...V2, iseeValore: 20668.27 },
		problema: {
			campo: 'iseeValore',
			codice: 'MA_ISEE_SOPRA_SOGLIA',
			severita: 'warn',
			messaggio: "L'ISEE supera il limite di 20.668,26 euro previsto per l'anno 2026."
		}
	},
	{
		nome: 'I3: IBAN con le cifre di controllo sbagliate',
		risposte: { ...V1, iban: 'IT06O0503433100000000123457' },
		problema: {
			campo: 'iban',
			codice: 'IBAN_CONTROLLO',
			severita: 'block',
			messaggio: "L'IBAN non è corretto. Ricopialo dal tuo conto."
		}
	},
	{
		nome: 'I4: cittadina di un altro Paese senza titolo di soggiorno',
		risposte: senza(
			V1,
			'titoloSoggiorno',
			'titoloNumero',
			'titoloRilasciatoDa',
			'titoloDal',
			'titoloAl',
			'titoloCopia'
		),
		problema: {
			campo: 'titoloSoggiorno',
			codice: 'MA_TITOLO_SOGGIORNO',
			severita: 'block',
			messaggio: 'Indica il titolo di soggiorno.'
		}
	},
	{
		nome: 'I5: conto non intestato',
		risposte: senza(V1, 'ibanIntestato'),
		problema: {
			campo: 'ibanIntestato',
			codice: 'MA_IBAN_INTESTAZIONE',
			severita: 'block',
			messaggio: 'Il conto deve essere intestato o cointestato a te.'
		}
	},
	{
		nome: 'I6: indennità di 2.100 euro, più alta dei 2.065,50 interi',
		risposte: { ...V3, indennita: 2100 },
		problema: {
			campo: 'indennita',
			codice: 'MA_INDENNITA_SUPERIORE',
			severita: 'warn',
			messaggio: "L'indennità ricevuta è pari o superiore all'assegno."
		}
	},
	{
		nome: 'evento domani',
		risposte: { ...V1, dataEvento: '2026-11-23' },
		problema: {
			campo: 'dataEvento',
			codice: 'DATA_FUTURA',
			severita: 'block',
			messaggio: 'La data non può essere nel futuro. Controlla di averla scritta bene.'
		}
	},
	{
		nome: 'DSU senza il nuovo nato',
		risposte: senza(V1, 'iseeNeonato'),
		problema: {
			campo: 'iseeNeonato',
			codice: 'MA_ISEE_NUCLEO',
			severita: 'warn',
			messaggio: "Nella DSU deve esserci anche il nuovo nato. Se manca, l'ufficio ti chiederà una nuova DSU."
		}
	},
	{
		nome: 'assegno dello Stato per lo stesso evento',
		risposte: { ...V1, altreDomande: true },
		problema: {
			campo: 'altreDomande',
			codice: 'MA_ASSEGNO_STATO',
			severita: 'block',
			messaggio:
				"Con l'assegno di maternità dello Stato per lo stesso evento non si può avere anche questo: la domanda non si può inviare."
		}
	},
	{
		nome: "residente all'estero alla data dell'evento",
		risposte: { ...V1, residenzaItalia: false },
		problema: {
			campo: 'residenzaItalia',
			codice: 'MA_RESIDENZA_ITALIA',
			severita: 'block',
			messaggio: "L'assegno spetta solo a chi era residente in Italia alla data dell'evento."
		}
	},
	{
		nome: 'titolo di soggiorno scaduto',
		risposte: { ...V1, titoloAl: '2026-11-21' },
		problema: {
			campo: 'titoloAl',
			codice: 'MA_TITOLO_SCADUTO',
			severita: 'block',
			messaggio:
				'Il titolo di soggiorno è scaduto il 21/11/2026. Se hai chiesto il rinnovo, scegli la ricevuta.'
		}
	},
	{
		nome: 'ISEE scaduto il giorno della domanda',
		risposte: { ...V1, iseeProtocollo: 'INPS-ISEE-2025-0A1B2C3D4-00' },
		problema: {
			campo: 'iseeProtocollo',
			codice: 'ISEE_SCADUTO',
			severita: 'block',
			messaggio: "L'attestazione ISEE è scaduta il 31/12/2025. Chiedi un nuovo ISEE."
		}
	},
	{
		nome: "conto in un altro Paese dell'area SEPA",
		risposte: { ...V1, iban: 'DE89 3704 0044 0532 0130 00' },
		problema: {
			campo: 'iban',
			codice: 'MA_IBAN_ESTERO',
			severita: 'warn',
			messaggio:
				"Il conto non è italiano: l'ufficio controlla con INPS se può pagare su questo IBAN e ti scrive se ne serve un altro."
		}
	}
];
