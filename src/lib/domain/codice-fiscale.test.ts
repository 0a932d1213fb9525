/** Proves the codice fiscale: valid and invalid vectors, omocodes, century, letters, coherence. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { computeCodiceFiscale, lettereCognome, lettereNome, omocodici } from './codice-fiscale-calcolo.ts';
import { confrontaCodiceFiscale } from './codice-fiscale-coerenza.ts';
import { checkCodiceFiscale, deOmocode, readCodiceFiscale } from './codice-fiscale.ts';

const LUOGHI = 'C037 C139 B949 I709 C566 H501 Z330 Z826 C555 A000'.split(' ');
const esiste = (codice: string) => LUOGHI.includes(codice);
const giorno = (iso: string) => Temporal.PlainDate.from(iso);
const riferimento = giorno('2026-11-24');
const ROSSI = 'RSSMRA80A01C037X';
const LETTERE = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

describe('il controllo', () => {
	it.each([
		'RSSMRA80A01C037X',
		'RSSMRA80A01C139A',
		'RSSMRA80A01B949V',
		'RSSMRA80A01I709U',
		'RSSMRA80A01C566K',
		'RSSMRA80A01H501U',
		'RSSMRA80A01Z330K',
		'RSSMRA80A01C03TU',
		'RSSMRA80A01C0PTG',
		'RSSMRAULALMCLPTU',
		'ZNCMRT84C57C03TU',
		'MLLZOE04B69I709V'
	])('accetta %s', (cf) => {
		expect(checkCodiceFiscale(cf, esiste)).toEqual({ ok: true, valore: cf });
	});

	it.each([
		['RSSMRA80A01C037Y', 'CF_CONTROLLO'],
		['RSSMRA80A01C037', 'CF_FORMATO'],
		['RSSMRA80Z01C037X', 'CF_FORMATO'],
		['RSSMRA80A32C037F', 'CF_DATA'],
		['RSSMRA80A00C037Y', 'CF_DATA'],
		['RSSMRA80A72C037J', 'CF_DATA'],
		['RSSMRA81B29C037U', 'CF_DATA'],
		['RSSMRA80A01Z999Y', 'CF_COMUNE'],
		['CRMJLU92H52Z826N', 'CF_CONTROLLO'],
		['SPNDNL80R13C555X', 'CF_CONTROLLO'],
		['AAAAAA00A00A000A', 'CF_CONTROLLO'],
		['', 'CF_FORMATO']
	])('rifiuta %s con %s', (cf, codice) => {
		expect(checkCodiceFiscale(cf, esiste)).toEqual({ ok: false, codice });
	});

	it('toglie gli spazi e porta in maiuscolo', () => {
		expect(checkCodiceFiscale(' rss mra 80a01 c037x ', esiste)).toEqual({ ok: true, valore: ROSSI });
	});

	it('accetta tutti i 127 omocodici e li riporta al codice di partenza', () => {
		const codici = omocodici(ROSSI);
		expect(new Set(codici).size).toBe(127);
		for (const cf of codici) {
			expect(checkCodiceFiscale(cf, esiste)).toEqual({ ok: true, valore: cf });
			expect(deOmocode(cf).slice(0, 15)).toBe(ROSSI.slice(0, 15));
		}
		expect(codici).toEqual(
			expect.arrayContaining(['RSSMRA80A01C03TU', 'RSSMRA80A01C0PTG', 'RSSMRAULALMCLPTU'])
		);
	});

	it('sente ogni singola lettera o cifra sbagliata tra le prime quindici', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 14 }), fc.constantFrom(...LETTERE), (i, c) => {
				const errato = ROSSI.slice(0, i) + c + ROSSI.slice(i + 1);
				return errato === ROSSI || !checkCodiceFiscale(errato, esiste).ok;
			})
		);
	});
});

describe('la lettura', () => {
	const leggi = (cf: string, dichiarata?: string) => {
		const esito = readCodiceFiscale(cf, {
			riferimento,
			dichiarata: dichiarata ? giorno(dichiarata) : undefined
		});
		return esito.ok
			? [esito.valore.sesso, esito.valore.nascita.toString(), esito.valore.luogo]
			: esito.codice;
	};

	it('dà sesso, nascita e luogo, anche da un omocodice', () => {
		expect(leggi('RSSMRAULALMCLPTU')).toEqual(['M', '1980-01-01', 'C037']);
		expect(leggi('MLLZOE04B69I709V')).toEqual(['F', '2004-02-29', 'I709']);
	});

	it('prende il secolo dalla data dichiarata', () => {
		const cf = computeCodiceFiscale({
			cognome: 'Rossi',
			nome: 'Ada',
			sesso: 'F',
			nascita: giorno('1924-05-03'),
			luogo: 'C037'
		});
		expect(leggi(cf)).toEqual(['F', '2024-05-03', 'C037']);
		expect(leggi(cf, '1924-05-03')).toEqual(['F', '1924-05-03', 'C037']);
		expect(leggi(cf, '1950-05-03')).toEqual(['F', '2024-05-03', 'C037']);
	});

	it('prende il secolo in cui il luogo esisteva', () => {
		const cf = computeCodiceFiscale({
			cognome: 'Rossi',
			nome: 'Ada',
			sesso: 'F',
			nascita: giorno('1924-05-03'),
			luogo: 'C037'
		});
		const esito = readCodiceFiscale(cf, { riferimento, luogoEsisteva: (_codice, data) => data.year < 1950 });
		expect(esito.ok && esito.valore.nascita.year).toBe(1924);
	});

	it('non mette mai la nascita nel futuro e trova il 29 febbraio bisestile', () => {
		const futura = giorno('1926-12-31');
		const dati = { cognome: 'Rossi', nome: 'Ada', sesso: 'F', luogo: 'C037' } as const;
		expect(leggi(computeCodiceFiscale({ ...dati, nascita: futura }))).toEqual(['F', '1926-12-31', 'C037']);
		expect(leggi(computeCodiceFiscale({ ...dati, nascita: giorno('2000-02-29') }))[1]).toBe('2000-02-29');
		expect(leggi('RSSMRA81B29C037U')).toBe('CF_DATA');
		expect(leggi('RSSMRA')).toBe('CF_FORMATO');
	});
});

describe('le lettere', () => {
	it.each([
		['Rossi', 'RSS'],
		['Fo', 'FOX'],
		['Xu', 'XUX'],
		['Io', 'IOX'],
		['Müller', 'MLL'],
		["D'Àgata", 'DGT'],
		['Òrru', 'RRO'],
		['De Luca', 'DLC'],
		['', 'XXX']
	])('il cognome "%s" dà %s', (cognome, lettere) => {
		expect(lettereCognome(cognome)).toBe(lettere);
	});

	it.each([
		['Mario', 'MRA'],
		['Maria Teresa', 'MTR'],
		['Gianluca', 'GLC'],
		['Zoë', 'ZOE'],
		['Carlo', 'CRL']
	])('il nome "%s" dà %s', (nome, lettere) => {
		expect(lettereNome(nome)).toBe(lettere);
	});

	it('il codice di Müller Zoë, nata il 29/02/2004 a Seveso, è MLLZOE04B69I709V', () => {
		const zoe = {
			cognome: 'Müller',
			nome: 'Zoë',
			sesso: 'F',
			nascita: giorno('2004-02-29'),
			luogo: 'I709'
		} as const;
		expect(computeCodiceFiscale(zoe)).toBe('MLLZOE04B69I709V');
	});

	it('ogni codice calcolato supera il controllo, si rilegge uguale ed è coerente', () => {
		const persona = fc.record({
			cognome: fc.string({ maxLength: 12 }),
			nome: fc.string({ maxLength: 12 }),
			sesso: fc.constantFrom('M' as const, 'F' as const),
			nascita: fc.integer({ min: 0, max: 36_000 }).map((n) => giorno('1928-01-01').add({ days: n })),
			luogo: fc.constantFrom(...LUOGHI)
		});
		fc.assert(
			fc.property(persona, (dati) => {
				const cf = computeCodiceFiscale(dati);
				expect(checkCodiceFiscale(cf, esiste)).toEqual({ ok: true, valore: cf });
				const letto = readCodiceFiscale(cf, { riferimento, dichiarata: dati.nascita });
				expect(letto.ok && letto.valore.nascita.toString()).toBe(dati.nascita.toString());
				expect(confrontaCodiceFiscale(cf, dati)).toEqual([]);
			})
		);
	});
});

describe('la coerenza con i dati dichiarati', () => {
	const mario = {
		cognome: 'Rossi',
		nome: 'Mario',
		sesso: 'M',
		nascita: giorno('1980-01-01'),
		luogo: 'C037'
	} as const;

	it('un omocodice è coerente con la sua persona', () => {
		expect(confrontaCodiceFiscale('RSSMRAULALMCLPTU', mario)).toEqual([]);
		expect(confrontaCodiceFiscale(ROSSI, {})).toEqual([]);
	});

	it('sesso, data e luogo diversi sono avvisi', () => {
		const altra = { ...mario, sesso: 'F', nascita: giorno('1980-01-02'), luogo: 'C139' } as const;
		const avviso = (dato: string) => ({ codice: 'CF_NON_COERENTE', severita: 'warn', dato });
		expect(confrontaCodiceFiscale(ROSSI, altra)).toEqual([
			avviso('sesso'),
			avviso('nascita'),
			avviso('luogo')
		]);
	});

	it('lettere diverse sono solo informazioni', () => {
		const altra = { ...mario, cognome: 'Bianchi', nome: 'Luca' };
		expect(confrontaCodiceFiscale(ROSSI, altra).map((diversa) => [diversa.severita, diversa.dato])).toEqual([
			['info', 'cognome'],
			['info', 'nome']
		]);
	});
});
