import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Luogo } from '#lib/domain/luoghi.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import { readJson, type Grezzi } from '#lib/forms/grezzo.ts';
import { isBloccante, risposteComplete, validate } from '#lib/forms/validate.ts';
import { accessoAtti } from './servizio.ts';
import type { ImpostazioniAccesso } from './impostazioni.ts';

const LUOGHI: Luogo[] = [
	luogo('C037', 'Cassola', 'VI'),
	luogo('I709', 'Seveso', 'MB'),
	luogo('C566', 'Cesano Maderno', 'MB'),
	luogo('A703', 'Bassano del Grappa', 'VI')
];

const contesto: Contesto = {
	oggi: Temporal.PlainDate.from('2026-11-23'),
	ente: { nome: 'Cassola', cap: '36022', belfiore: 'C037' },
	luoghi: {
		trova: (codice) => LUOGHI.find((uno) => uno.codice === codice),
		cerca: (testo) => LUOGHI.filter(({ nome }) => nome.toLowerCase().startsWith(testo.toLowerCase()))
	},
	allegati: new Map()
};

const impostazioni: ImpostazioniAccesso = {
	tariffeCopie: [
		{ formato: 'A4', centesimi: 20 },
		{ formato: 'DIGITALE', centesimi: 0 }
	],
	dirittiRicerca: [],
	sospendiPerControinteressati: false,
	instradamento: {
		edilizia: 'edilizia',
		tributi: 'tributi',
		polizia_locale: 'polizia-locale',
		anagrafe: 'demografici',
		contratti: 'segreteria',
		scuola: 'urp',
		sociale: 'urp',
		altro: 'urp',
		civico_semplice: 'segreteria',
		civico_generalizzato: 'urp'
	}
};

function luogo(codice: string, nome: string, provincia: string): Luogo {
	return { codice, nome, provincia, stato: false };
}

/** As the API receives them. */
function controlla(risposte: object) {
	return validate(accessoAtti, { grezzi: readJson(risposte) as Grezzi, contesto, impostazioni });
}

function codici(risposte: object): string[] {
	return controlla(risposte).problemi.map(({ campo, codice }) => `${campo} ${codice}`);
}

const V1 = { ...accessoAtti.esempio, praticaAnno: 1987 };

const V2 = {
	titolo: 'PROPRIO',
	tipoAccesso: 'CIVICO_GENERALIZZATO',
	documento: 'Spese per manutenzione strade 2023-2025 per via',
	modalita: 'COPIA_SEMPLICE_DIGITALE',
	invio: 'AREA_PERSONALE'
};

const V3 = {
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

describe('accesso agli atti: gli esempi che vanno bene', () => {
	it('V1: documentale della proprietaria, pratica edilizia 112 del 1987', () => {
		const esito = controlla(V1);
		expect(esito.problemi).toEqual([]);
		expect(accessoAtti.ufficio(risposteComplete(esito) as never, impostazioni)).toBe('edilizia');
		expect(esito.risposte).toMatchObject({
			praticaAnno: 1987,
			catasto: { tipo: 'F', comune: 'C037', foglio: '7', particella: '415', subalterno: '2' }
		});
	});

	it('V2: FOIA senza motivazione', () => {
		const esito = controlla(V2);
		expect(esito.problemi).toEqual([]);
		expect(accessoAtti.ufficio(risposteComplete(esito) as never, impostazioni)).toBe('urp');
	});

	it('V3: delegato che chiede la copia conforme, con delega, documento e marca', () => {
		const esito = controlla(V3);
		expect(esito.problemi).toEqual([]);
		expect(accessoAtti.oggettoBozza(esito.risposte as never)).toBe('MPLCRL52T49C566S');
	});

	it('la motivazione di un accesso civico si scarta: non può essere chiesta', () => {
		const esito = controlla({ ...V2, motivazione: 'Voglio sapere come si spendono i soldi di tutti.' });
		expect(esito.problemi).toEqual([]);
		expect(esito.risposte).not.toHaveProperty('motivazione');
	});
});

describe('accesso agli atti: gli esempi che non vanno', () => {
	it.each([
		[
			'I1: documentale senza motivazione',
			{ ...V1, motivazione: '' },
			'motivazione AA_MOTIVAZIONE_OBBLIGATORIA'
		],
		[
			'I2: codice fiscale con il controllo sbagliato',
			{ ...V3, beneficiarioCodiceFiscale: 'ZNCMRT84C57C037Y' },
			'beneficiarioCodiceFiscale CF_CONTROLLO'
		],
		['I3: delegato senza delega', { ...V3, delega: [] }, 'delega ALL_MANCANTE'],
		[
			'I4: edilizia con la sola particella',
			{ ...V1, praticaNumero: '', praticaAnno: '', catasto: { particella: '415' } },
			'catasto.foglio CATASTO_INCOMPLETO'
		],
		[
			'I5: copia conforme con il FOIA',
			{ ...V2, modalita: 'COPIA_CONFORME', usoBollo: 'ESENTE', esenzioneNorma: 'art. 7' },
			'modalita AA_MODALITA_NON_AMMESSA'
		],
		['I6: anno della pratica 2031', { ...V1, praticaAnno: 2031 }, 'praticaAnno AA_ANNO_NON_VALIDO']
	])('%s', (_nome, risposte, atteso) => {
		expect(codici(risposte)).toContain(atteso);
		expect(controlla(risposte).problemi.some(isBloccante)).toBe(true);
	});

	it('nel civico la copia conforme è il solo problema: la marca da bollo non si chiede', () => {
		expect(codici({ ...V2, modalita: 'COPIA_CONFORME' })).toEqual(['modalita AA_MODALITA_NON_AMMESSA']);
	});

	it('due tipi di accesso insieme non sono una scelta', () => {
		expect(codici({ ...V2, tipoAccesso: ['CIVICO_GENERALIZZATO', 'DOCUMENTALE'] })).toContain(
			'tipoAccesso CAMPO_SCELTA'
		);
		expect(codici({ ...V3, delegaFirmaDigitale: ['no', 'si'] })).toContain(
			'delegaFirmaDigitale CAMPO_SCELTA'
		);
	});

	it('un nome di file vuoto non è un documento', () => {
		for (const delega of [[''], [' '], [{}], [{ nome: 'delega.pdf' }]])
			expect(codici({ ...V3, delega })).toEqual(['delega ALL_MANCANTE']);
	});

	it('I3 dice quale documento manca', () => {
		const [problema] = controlla({ ...V3, delega: [] }).problemi;
		expect(problema?.messaggio).toBe('Manca un documento obbligatorio: delega.');
	});

	it('edilizia senza alcun dato della pratica chiede un dato per trovarla', () => {
		expect(codici({ ...V1, praticaNumero: '', praticaAnno: '', catasto: {} })).toEqual([
			'praticaNumero AA_PRATICA_NON_INDIVIDUATA'
		]);
		expect(
			codici({ ...V1, praticaNumero: '', praticaAnno: '', catasto: {}, indirizzoImmobile: 'Via Roma 1' })
		).toEqual([]);
	});

	it('un anno prima del 1860 non è ammesso, il 1860 e quello in corso sì', () => {
		expect(codici({ ...V1, praticaAnno: 1859 })).toContain('praticaAnno AA_ANNO_NON_VALIDO');
		expect(codici({ ...V1, praticaAnno: 1860 })).toEqual([]);
		expect(codici({ ...V1, praticaAnno: 2026 })).toEqual([]);
	});

	it('i dati del minore che non stanno nel suo codice sono un avviso, non un blocco', () => {
		const { problemi } = controlla({
			...V1,
			titolo: 'GENITORE',
			beneficiarioNome: 'Pietro',
			beneficiarioCognome: 'Tessari',
			beneficiarioCodiceFiscale: 'TSSPTR26E30A703I',
			minoreNascita: '2026-05-29',
			responsabilitaGenitoriale: true
		});
		expect(problemi).toMatchObject([
			{ campo: 'beneficiarioCodiceFiscale', codice: 'CF_NON_COERENTE', severita: 'warn' }
		]);
	});

	it('nulla di scritto dà un problema per ogni campo obbligatorio, senza eccezioni', () => {
		expect(codici({})).toEqual([
			'titolo CAMPO_OBBLIGATORIO',
			'tipoAccesso CAMPO_OBBLIGATORIO',
			'documento CAMPO_OBBLIGATORIO',
			'modalita CAMPO_OBBLIGATORIO'
		]);
	});
});

describe('accesso agli atti: costi, silenzio e rimedi', () => {
	it('vedere il documento è gratis, e nel civico anche la copia digitale', () => {
		const visione = risposteComplete(controlla({ ...V1, modalita: 'VISIONE', invio: undefined }));
		expect(accessoAtti.costi(visione as never, impostazioni)).toEqual([]);
		expect(accessoAtti.costi(risposteComplete(controlla(V2)) as never, impostazioni)).toEqual([]);
	});

	it('i diritti di ricerca stanno nel listino e nei costi di chi chiede una copia documentale, secondo gli anni', () => {
		const dirittiRicerca = [
			{ oltreAnni: 10, centesimi: 3000 },
			{ oltreAnni: 0, centesimi: 1500 }
		];
		const conRicerca = { ...impostazioni, dirittiRicerca };
		const attese = [
			{ descrizione: "Ricerca di una pratica fino a 10 anni, per l'accesso documentale", cent: 1500 },
			{ descrizione: "Ricerca di una pratica di oltre 10 anni, per l'accesso documentale", cent: 3000 }
		];
		expect(accessoAtti.tariffe(conRicerca).slice(-2)).toEqual(attese);
		const copia = risposteComplete(controlla(V1)) as never;
		expect(accessoAtti.costi(copia, conRicerca).slice(-2)).toMatchObject(attese);
		const visione = risposteComplete(controlla({ ...V1, modalita: 'VISIONE' })) as never;
		expect(accessoAtti.costi(visione, conRicerca)).toEqual([]);
	});

	it('nel civico si paga solo la carta, mai la ricerca', () => {
		const conRicerca = { ...impostazioni, dirittiRicerca: [{ oltreAnni: 0, centesimi: 1500 }] };
		const carta = risposteComplete(controlla({ ...V2, modalita: 'COPIA_SEMPLICE_CARTA' })) as never;
		expect(accessoAtti.costi(carta, conRicerca).map(({ cent }) => cent)).toEqual([20]);
	});

	it('la copia conforme su carta costa le facciate e due volte il bollo da 16 euro', () => {
		const costi = accessoAtti.costi(risposteComplete(controlla(V3)) as never, impostazioni);
		expect(costi.map(({ cent }) => cent)).toEqual([20, 1600, 1600]);
	});

	it('il silenzio respinge solo il documentale', () => {
		const documentale = risposteComplete(controlla(V1)) as never;
		const foia = risposteComplete(controlla(V2)) as never;
		expect(accessoAtti.procedura.isSilenzioRigetto(documentale)).toBe(true);
		expect(accessoAtti.procedura.isSilenzioRigetto(foia)).toBe(false);
		expect(accessoAtti.procedura.effettoSilenzio(foia)).toContain('non è respinta');
		expect(accessoAtti.procedura.rimedi(documentale)).toContain('TAR');
	});

	it("l'oggetto del protocollo non contiene dati personali", () => {
		expect(accessoAtti.oggettoProtocollo(risposteComplete(controlla(V1)) as never)).toBe(
			'Accesso documentale - edilizia'
		);
	});
});
