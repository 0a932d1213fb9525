// The maternity allowance up to the act: the grant kept by child, the determina, refusals and revocation.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decidePratica } from '#lib/server/pratiche/decide.ts';
import { assegnoMaternita } from '#lib/services/assegno-maternita/servizio.ts';
import {
	ADESSO,
	apriMondo,
	come,
	entra,
	impiegato,
	type Impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { concessa, correggi, creaLotto, liberaFigli, messaggiDi } from '#tests/support/mosse-maternita.ts';
import { decidi, MOTIVI } from '#tests/support/mosse.ts';
import { bozzaPronta, contornoDi, invia, leggi, praticaInCarico } from '#tests/support/pratiche.ts';

const ID = assegnoMaternita.id;
const ESEMPIO = assegnoMaternita.esempio;

let mondo: Mondo;
let chiara: Residente;
let capo: Impiegato;

beforeAll(async () => {
	mondo = await apriMondo();
	chiara = await entra(mondo, 'Chiara');
	capo = impiegato('cassola', 'responsabile');
});

beforeEach(() => {
	mondo.sposta(ADESSO);
});

afterEach(async () => {
	await liberaFigli(mondo);
});

afterAll(async () => {
	await mondo.chiudi();
});

describe('la concessione', () => {
	it('conserva il calcolo e rilascia la determina con gli importi', async () => {
		const numero = await concessa(mondo, chiara);
		const pratica = await leggi(mondo, 'cassola', numero);
		expect(pratica).toMatchObject({ stato: 'ACCOLTA', esito: 'ACCOLTA' });
		expect(pratica.calcolo?.totale?.cent).toBe(413_100);
		expect(pratica.calcolo?.nota).toContain('Domanda nei termini: sì.');
		const documenti = await mondo.owner<{ titolo: string; contenuto: object }[]>`
			select titolo, contenuto from documento where pratica_id = ${pratica.id} order by creato_il, id`;
		const determina = documenti.find(({ titolo }) => titolo === 'Determina di concessione');
		expect(JSON.stringify(determina?.contenuto)).toContain('4.131,00 €');
		const ricevuta = documenti.find(({ titolo }) => titolo.startsWith('Ricevuta'));
		expect(JSON.stringify(ricevuta?.contenuto)).toContain('Domanda nei termini: sì.');
		expect(await messaggiDi(mondo, numero)).toContain('IO06');
	});

	it('per lo stesso figlio è una sola: chi invia lo sa, e la banca dati lo impedisce', async () => {
		const seconda = await praticaInCarico(mondo, chiara, ESEMPIO, ID);
		await concessa(mondo, chiara);
		const bozza = await bozzaPronta(mondo, chiara, ESEMPIO, ID);
		const esito = await invia(mondo, chiara, bozza);
		expect(esito).toMatchObject({
			tipo: 'problemi',
			problemi: [
				{ campo: 'figli.0.codiceFiscale', codice: 'MA_GIA_CONCESSO' },
				{ campo: 'figli.1.codiceFiscale' }
			]
		});
		await mondo.owner`delete from bozza where id = ${bozza}`;
		await expect(
			decidi(mondo, capo, { numero: seconda, revisione: 2, mossa: 'ACCOGLI' })
		).rejects.toMatchObject({
			codice: 'MA_GIA_CONCESSO'
		});
		expect((await leggi(mondo, 'cassola', seconda)).stato).toBe('IN_CARICO');
	});

	it('senza il codice fiscale di un figlio non si concede, finché l’ufficio non lo scrive', async () => {
		const nato = { nome: 'Lia', cognome: 'Tessari', sesso: 'F', nascita: '2026-11-10', luogo: 'A703' };
		const numero = await praticaInCarico(
			mondo,
			chiara,
			{ ...ESEMPIO, dataEvento: '2026-11-10', figli: [nato] },
			ID
		);
		await expect(decidi(mondo, capo, { numero, revisione: 2, mossa: 'ACCOGLI' })).rejects.toMatchObject({
			codice: 'MA_CF_MANCANTE'
		});
		await correggi(mondo, numero, { valore: 'TSSLIA26S50A703X', campo: 'figlio-0' });
		await decidi(mondo, capo, { numero, revisione: 2, mossa: 'ACCOGLI' });
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ACCOLTA');
	});

	it("senza gli importi dell'anno non si concede", async () => {
		mondo.sposta('2027-01-20T09:00:00Z');
		const nato = { nome: 'Lia', cognome: 'Tessari', sesso: 'F', nascita: '2027-01-10', luogo: 'A703' };
		const risposte = {
			...ESEMPIO,
			dataEvento: '2027-01-10',
			figli: [nato],
			iseeProtocollo: 'INPS-ISEE-2027-0A1B2C3D4-00'
		};
		const numero = await praticaInCarico(mondo, chiara, risposte, ID);
		expect((await leggi(mondo, 'cassola', numero)).calcolo?.totale).toBeUndefined();
		await correggi(mondo, numero, { valore: 'TSSLIA27A50A703N', campo: 'figlio-0' });
		await expect(decidi(mondo, capo, { numero, revisione: 2, mossa: 'ACCOGLI' })).rejects.toMatchObject({
			codice: 'MA_IMPORTO_NON_NOTO'
		});
	});

	it('il rigetto vuole prima il preavviso, una domanda tardiva si dichiara inammissibile', async () => {
		const numero = await praticaInCarico(mondo, chiara, ESEMPIO, ID);
		await expect(decidi(mondo, capo, { numero, revisione: 2, mossa: 'RIGETTA' })).rejects.toMatchObject({
			codice: 'PREAVVISO_MANCANTE'
		});
		await decidi(mondo, capo, { numero, revisione: 2, mossa: 'DICHIARA_INAMMISSIBILE' });
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('INAMMISSIBILE');
	});

	it('la revoca libera i figli e chiude la pratica', async () => {
		const numero = await concessa(mondo, chiara);
		const contorno = await contornoDi(mondo, capo);
		const mossa = assegnoMaternita.procedura.mosse.find(({ id }) => id === 'REVOCA');
		if (!mossa) throw new Error('manca la revoca');
		await come(mondo, capo, (tx) =>
			decidePratica(tx, contorno, {
				numero,
				revisione: 3,
				mossa,
				motivazione: MOTIVI,
				firmatario: capo,
				conFile: false
			})
		);
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('REVOCATA');
		await expect(creaLotto(mondo)).rejects.toMatchObject({ codice: 'MA_LOTTO_VUOTO' });
		expect((await leggi(mondo, 'cassola', await concessa(mondo, chiara))).stato).toBe('ACCOLTA');
	});
});
