import { describe, expect, it } from 'vitest';
import { isBloccante, risposteComplete } from '#lib/forms/validate.ts';
import { V1, V2, V3 } from '#tests/support/accesso-atti.ts';
import { codici, controlla, impostazioni } from '#tests/support/prova-accesso-atti.ts';
import { accessoAtti } from './servizio.ts';

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
		expect(accessoAtti.oggettoBozza(esito.risposte as never)).toMatchObject({ valore: 'MPLCRL52T49C566S' });
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

	it('chi ha già 18 anni non è un minore', () => {
		const figlio = {
			...V1,
			titolo: 'GENITORE',
			beneficiarioNome: 'Pietro',
			beneficiarioCognome: 'Tessari',
			beneficiarioCodiceFiscale: 'TSSPTR26E30A703I',
			responsabilitaGenitoriale: true
		};
		expect(codici({ ...figlio, minoreNascita: '2008-11-23' })).toContain('minoreNascita MINORE_MAGGIORENNE');
		expect(codici({ ...figlio, minoreNascita: '2008-11-24' })).not.toContain(
			'minoreNascita MINORE_MAGGIORENNE'
		);
	});

	it('un tecnico può avere l’incarico da una persona o da un ente, e dice da quale', () => {
		const tecnico = {
			...V1,
			titolo: 'PROFESSIONISTA',
			albo: 'Geometri',
			alboProvincia: 'VI',
			alboNumero: '1234',
			incarico: ['incarico.pdf']
		};
		expect(codici(tecnico)).toEqual(['incaricoPer CAMPO_OBBLIGATORIO']);
		const ente = {
			...tecnico,
			incaricoPer: 'ENTE',
			enteDenominazione: 'Edilnova srl',
			enteCodiceFiscale: '01234567897',
			enteSede: 'Via Roma 1, Cassola'
		};
		expect(codici(ente)).toEqual([]);
		expect(accessoAtti.oggettoBozza(controlla(ente).risposte as never)).toMatchObject({
			valore: '01234567897'
		});
	});

	it("all'impresa iscritta al REA serve la PEC, all'associazione no", () => {
		const ente = {
			...V1,
			titolo: 'LEGALE_RAPPR',
			enteDenominazione: 'Circolo Aurora',
			enteCodiceFiscale: '01234567897',
			enteSede: 'Via Roma 1, Cassola',
			enteCarica: 'Presidente'
		};
		expect(codici(ente)).toEqual([]);
		expect(codici({ ...ente, enteRea: 'VI-123456' })).toEqual(['entePec CAMPO_OBBLIGATORIO']);
	});

	it('la copia su carta non viaggia in digitale', () => {
		const carta = { ...V1, modalita: 'COPIA_SEMPLICE_CARTA' };
		expect(codici({ ...carta, invio: 'AREA_PERSONALE' })).toEqual(['invio CAMPO_SCELTA']);
		expect(codici({ ...carta, invio: 'RITIRO' })).toEqual([]);
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
