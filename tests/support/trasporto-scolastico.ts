// The vectors of school transport as a client of the API sends them, each with the Comune it is for: synthetic people. Used by the tests of the rules and of the API.

const FAMIGLIA = {
	tipoDomanda: 'NUOVA',
	annoScolastico: '2026/2027',
	titolo: 'GENITORE',
	genitoriLavorano: true,
	giorni: ['LUN', 'MAR', 'MER', 'GIO', 'VEN'],
	emergenze: [{ nome: 'Franca Galli', telefono: '333 1234567' }],
	disabilita: false,
	pagamento: 'RATE',
	regole: true,
	pagamentiPassati: true
};

const DELEGATA = {
	nome: 'Franca',
	cognome: 'Galli',
	codiceFiscale: 'GLLFNC55B54B300U',
	telefono: '3331234567'
};
const ALTRI_DELEGATI = [
	{ nome: 'Ugo', cognome: 'Conti', codiceFiscale: 'CNTGUO60B02F205H', telefono: '3331234568' },
	{ nome: 'Ada', cognome: 'Conti', codiceFiscale: 'CNTDAA62B42F205H', telefono: '3331234569' }
];
const SEDICENNE = {
	nome: 'Sofia',
	cognome: 'Riva',
	codiceFiscale: 'RVISFO10H41D286P',
	telefono: '3331234570'
};

/** V1: Giulia Pozzi for Tommaso, round trip, ISEE of 7,900 euro. */
export const V1 = {
	...FAMIGLIA,
	alunnoNome: 'Tommaso',
	alunnoCognome: 'Riva',
	alunnoCodiceFiscale: 'RVITMS18D11D286U',
	alunnoNascita: '2018-04-11',
	alunnoResidenza: { via: 'Via Roma', civico: '12', cap: '20822', comune: 'I709' },
	altroGenitore: 'SI',
	altroGenitoreNome: 'Marco',
	altroGenitoreCognome: 'Riva',
	altroGenitoreCodiceFiscale: 'RVIMRC84H15D286Z',
	altroGenitoreTelefono: '3331112223',
	altroGenitoreAccordo: true,
	scuola: 'primaria',
	plesso: 'primaria-centro',
	classe: '3',
	sezione: 'B',
	tempoScuola: 'pieno',
	servizio: 'ANDATA_RITORNO',
	linea: 'rossa',
	fermataAndata: 'rossa-stazione',
	fermataRitorno: 'rossa-stazione',
	rientroAutonomo: false,
	genitoriAllaFermata: false,
	delegati: [DELEGATA],
	conIsee: true,
	iseeValore: 7900,
	iseeTipo: 'ORDINARIO',
	iseeProtocollo: 'INPS-ISEE-2026-12345A789-00',
	iseeOmissioni: false,
	impegnoFermata: true
};

/** V2: Andrea Colombo for Sofia, who comes home alone, without ISEE. */
export const V2 = {
	...FAMIGLIA,
	alunnoNome: 'Sofia',
	alunnoCognome: 'Colombo',
	alunnoCodiceFiscale: 'CLMSFO13M70F205B',
	alunnoNascita: '2013-08-30',
	alunnoResidenza: { via: 'Via Milano', civico: '3', cap: '20811', comune: 'C566' },
	altroGenitore: 'SI',
	altroGenitoreNome: 'Elisa',
	altroGenitoreCognome: 'Galbiati',
	altroGenitoreCodiceFiscale: 'GLBLSE82C48F205V',
	altroGenitoreTelefono: '3332223334',
	altroGenitoreAccordo: true,
	scuola: 'secondaria',
	plesso: 'secondaria-alighieri',
	classe: '3',
	tempoScuola: 'normale',
	servizio: 'ANDATA_RITORNO',
	linea: 'blu',
	fermataAndata: 'blu-mercato',
	fermataRitorno: 'blu-chiesa',
	rientroAutonomo: true,
	rientroAutorizzazione: true,
	confermaAltroGenitore: 'ACCESSO',
	conIsee: false
};

/** V3: Ionela Popescu for Matei, second of two enrolled, return only, without ISEE. */
export const V3 = {
	...FAMIGLIA,
	alunnoNome: 'Matei',
	alunnoCognome: 'Popescu',
	alunnoCodiceFiscale: 'PPSMTA20C03L682I',
	alunnoNascita: '2020-03-03',
	alunnoResidenza: { via: 'Via Matteotti', civico: '8', cap: '21020', comune: 'B949' },
	altroGenitore: 'SI',
	altroGenitoreNome: 'Andrei',
	altroGenitoreCognome: 'Popescu',
	altroGenitoreCodiceFiscale: 'PPSNDR86L21Z129Q',
	altroGenitoreTelefono: '3333334445',
	altroGenitoreAccordo: true,
	scuola: 'primaria',
	plesso: 'primaria-stazione',
	classe: '1',
	tempoScuola: 'normale',
	servizio: 'SOLO_RITORNO',
	linea: 'verde',
	fermataRitorno: 'verde-mulino',
	rientroAutonomo: false,
	genitoriAllaFermata: true,
	impegnoFermata: true,
	fratelli: [{ nome: 'Ana Popescu', codiceFiscale: 'PPSNAA17E49L682U' }],
	conIsee: false
};

export type Vettore = { nome: string; ente: string; risposte: object; cent: number };

export const VALIDI: readonly Vettore[] = [
	{ nome: 'V1: andata e ritorno con ISEE di 7.900 euro', ente: 'seveso', risposte: V1, cent: 10_900 },
	{ nome: 'V2: rientro da sola, senza ISEE', ente: 'cesano-maderno', risposte: V2, cent: 21_800 },
	{ nome: 'V3: solo ritorno, secondo figlio, senza ISEE', ente: 'casciago', risposte: V3, cent: 14_400 }
];

export type NonValido = {
	nome: string;
	ente: string;
	risposte: object;
	/** When it is not the day that all vectors speak of. */
	il?: string;
	problema: { campo: string; codice: string; severita: string; messaggio: string };
};

/** What does not go, with the one problem expected. */
export const NON_VALIDI: readonly NonValido[] = [
	{
		nome: 'I1: delegato di 16 anni',
		ente: 'seveso',
		risposte: { ...V1, delegati: [SEDICENNE] },
		problema: blocca(
			'delegati.0.codiceFiscale',
			'TS_DELEGATO_MINORENNE',
			'La persona delegata deve avere almeno 18 anni.'
		)
	},
	{
		nome: 'I2: tre delegati dove al massimo due',
		ente: 'cesano-maderno',
		risposte: { ...V1, delegati: [DELEGATA, ...ALTRI_DELEGATI] },
		problema: blocca('delegati', 'TS_DELEGATI_MAX', 'Puoi indicare al massimo 2 delegati.')
	},
	{
		nome: 'I3: codice fiscale del bambino con la lettera di controllo sbagliata',
		ente: 'seveso',
		risposte: { ...V1, alunnoCodiceFiscale: 'RVITMS18D11D286V' },
		problema: blocca(
			'alunnoCodiceFiscale',
			'CF_CONTROLLO',
			"Il codice fiscale non è corretto: l'ultima lettera non corrisponde. Ricontrolla i caratteri."
		)
	},
	{
		nome: 'I4: rientro da solo alla primaria dove è ammesso solo alla secondaria',
		ente: 'cesano-maderno',
		risposte: {
			...V1,
			delegati: [],
			rientroAutonomo: true,
			rientroAutorizzazione: true,
			confermaAltroGenitore: 'ACCESSO'
		},
		problema: blocca(
			'rientroAutonomo',
			'TS_RIENTRO_NON_AMMESSO',
			'Per questa scuola il rientro da soli non è previsto.'
		)
	},
	{
		nome: 'I5: DSU del 2025 usata il 10/01/2027',
		ente: 'seveso',
		il: '2027-01-10',
		risposte: { ...V1, iseeProtocollo: 'INPS-ISEE-2025-12345A789-00' },
		problema: blocca(
			'iseeProtocollo',
			'ISEE_SCADUTO',
			"L'attestazione ISEE è scaduta il 31/12/2025. Chiedi un nuovo ISEE."
		)
	},
	{
		nome: "I6: fermata della linea di un'altra scuola",
		ente: 'seveso',
		risposte: { ...V1, fermataAndata: 'blu-mercato' },
		problema: blocca(
			'fermataAndata',
			'TS_FERMATA_NON_SERVITA',
			'La fermata scelta non serve la scuola indicata.'
		)
	},
	{
		nome: 'nessun delegato e nessun genitore alla fermata',
		ente: 'seveso',
		risposte: { ...V1, delegati: [] },
		problema: blocca(
			'delegati',
			'TS_DELEGATO_OBBLIGATORIO',
			'Indica almeno una persona adulta che aspetta il bambino alla fermata, oppure di’ che ci sarà un genitore.'
		)
	},
	{
		nome: 'domanda fuori termine',
		ente: 'castellanza',
		risposte: V1,
		problema: {
			campo: 'annoScolastico',
			codice: 'TS_FINESTRA_CHIUSA',
			severita: 'warn',
			messaggio: 'Le iscrizioni sono chiuse: puoi inviare una domanda fuori termine.'
		}
	}
];

function blocca(campo: string, codice: string, messaggio: string): NonValido['problema'] {
	return { campo, codice, severita: 'block', messaggio };
}
