// The vectors of access to records as a client of the API sends them: synthetic people. Used by the tests of the API.

const CONTATTI = { email: 'marta.zanchettin@posta.example' };

/** V1: the owner asks for a building file of 1987. */
export const V1 = {
	...CONTATTI,
	titolo: 'PROPRIO',
	tipoAccesso: 'DOCUMENTALE',
	qualita: 'proprietario',
	materia: 'edilizia',
	documento: 'Fascicolo della pratica edilizia 112 del 1987, con i disegni.',
	praticaNumero: '112',
	praticaAnno: 1987,
	catasto: { tipo: 'F', foglio: '7', particella: '415', subalterno: '2' },
	motivazione: "Vendita dell'immobile e verifica di conformità urbanistica",
	modalita: 'COPIA_SEMPLICE_DIGITALE',
	invio: 'AREA_PERSONALE'
};

/** V2: a FOIA request, without a reason. */
export const V2 = {
	titolo: 'PROPRIO',
	tipoAccesso: 'CIVICO_GENERALIZZATO',
	documento: 'Spese per manutenzione strade 2023-2025 per via',
	modalita: 'COPIA_SEMPLICE_DIGITALE',
	invio: 'AREA_PERSONALE'
};

/** V3: a surveyor with a proxy asks for a certified copy. */
export const V3 = {
	...V1,
	titolo: 'DELEGATO',
	beneficiarioNome: 'Carla',
	beneficiarioCognome: 'Mapelli',
	beneficiarioCodiceFiscale: 'MPLCRL52T49C566S',
	delegaData: '2026-11-10',
	delega: ['delega.pdf'],
	delegaFirmaDigitale: false,
	documentoDelegante: ['carta-identita.pdf'],
	qualita: 'tecnico_incaricato',
	modalita: 'COPIA_CONFORME',
	usoBollo: 'NESSUNA',
	marcaDaBollo: '01234567890123',
	marcaEsclusiva: true
};

/** What does not go, with the problems expected and no others. */
export const NON_VALIDI: readonly { nome: string; risposte: object; problemi: string[] }[] = [
	{
		nome: 'I1: documentale senza motivazione',
		risposte: { ...V1, motivazione: '' },
		problemi: ['motivazione AA_MOTIVAZIONE_OBBLIGATORIA']
	},
	{
		nome: 'I2: codice fiscale con la lettera di controllo sbagliata',
		risposte: { ...V3, beneficiarioCodiceFiscale: 'ZNCMRT84C57C037Y' },
		problemi: ['beneficiarioCodiceFiscale CF_CONTROLLO']
	},
	{
		nome: 'I3: delegato senza delega',
		risposte: Object.fromEntries(Object.entries(V3).filter(([nome]) => nome !== 'delega')),
		problemi: ['delega ALL_MANCANTE']
	},
	{
		nome: 'I4: edilizia con la sola particella',
		risposte: { ...V1, praticaNumero: '', praticaAnno: null, catasto: { particella: '415' } },
		problemi: ['praticaNumero AA_PRATICA_NON_INDIVIDUATA', 'catasto.foglio CATASTO_INCOMPLETO']
	},
	{
		nome: 'I5: copia conforme con il FOIA',
		risposte: { ...V2, modalita: 'COPIA_CONFORME' },
		problemi: ['modalita AA_MODALITA_NON_AMMESSA']
	},
	{
		nome: 'I6: anno della pratica 2031',
		risposte: { ...V1, praticaAnno: 2031 },
		problemi: ['praticaAnno AA_ANNO_NON_VALIDO']
	}
];
