/** Answers that make a whole valid request, with the schools and lines of the demonstration; part of the definition in servizio.ts. */
import type { Grezzi } from '#lib/forms/grezzo.ts';

export const esempio: Grezzi = {
	tipoDomanda: 'NUOVA',
	annoScolastico: '2026/2027',
	titolo: 'GENITORE',
	email: 'giulia.pozzi@posta.example',
	alunnoNome: 'Tommaso',
	alunnoCognome: 'Riva',
	alunnoCodiceFiscale: 'RVITMS18D11D286U',
	alunnoNascita: '2018-04-11',
	alunnoResidenza: { via: 'Via Roma', civico: '12', cap: '20822', comune: 'I709' },
	altroGenitore: 'UNICO',
	genitoreUnicoMotivo: 'Unico genitore che ha riconosciuto il bambino',
	genitoriLavorano: 'si',
	scuola: 'primaria',
	plesso: 'primaria-centro',
	classe: '3',
	sezione: 'B',
	tempoScuola: 'pieno',
	servizio: 'ANDATA_RITORNO',
	giorni: ['LUN', 'MAR', 'MER', 'GIO', 'VEN'],
	linea: 'rossa',
	fermataAndata: 'rossa-stazione',
	fermataRitorno: 'rossa-stazione',
	rientroAutonomo: 'no',
	genitoriAllaFermata: 'si',
	delegati: [
		{ nome: 'Franca', cognome: 'Galli', codiceFiscale: 'GLLFNC55B54B300U', telefono: '333 1234567' }
	],
	emergenze: [{ nome: 'Franca Galli', telefono: '333 1234567' }],
	conIsee: 'si',
	iseeValore: '7900',
	iseeTipo: 'ORDINARIO',
	iseeProtocollo: 'INPS-ISEE-2026-12345A789-00',
	iseeOmissioni: 'no',
	disabilita: 'no',
	pagamento: 'RATE',
	regole: 'si',
	impegnoFermata: 'si',
	pagamentiPassati: 'si'
};
