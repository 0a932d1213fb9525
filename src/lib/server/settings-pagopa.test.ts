import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCoppia } from '#tests/support/chiavi-di-prova.ts';
import { readSettings } from './settings.ts';

const DATABASE_URL = 'postgres://app:segreta@127.0.0.1:5432/comune';
const BUONE = '{"cassola": {"gpd": "chiave-gpd-segreta", "ricevute": "chiave-ricevute-segreta"}}';
const cartella = mkdtempSync(path.join(tmpdir(), 'comune-vicino-pagopa-'));

afterAll(() => {
	rmSync(cartella, { recursive: true });
});

function scrivi(nome: string, testo: string): string {
	const file = path.join(cartella, nome);
	writeFileSync(file, testo);
	return file;
}

describe('le impostazioni di pagoPA', () => {
	it('danno a ogni ente le sue chiavi e agli altri nessuna', () => {
		const PAGOPA_CHIAVI = scrivi('buone.json', BUONE);
		const { pagopa } = readSettings({ DATABASE_URL, PAGOPA_CHIAVI });
		expect(pagopa?.indirizzo).toBe('https://api.platform.pagopa.it');
		expect(pagopa?.chiavi('cassola')).toEqual({
			gpd: 'chiave-gpd-segreta',
			ricevute: 'chiave-ricevute-segreta'
		});
		expect(pagopa?.chiavi('seveso')).toBeUndefined();
	});

	it('portano anche a un altro ambiente della piattaforma, protetto o su questa macchina', () => {
		const PAGOPA_CHIAVI = scrivi('buone.json', BUONE);
		const altri = ['https://api.uat.platform.pagopa.it/', 'http://127.0.0.1:4010/'];
		const indirizzi = altri.map(
			(PAGOPA_URL) => readSettings({ DATABASE_URL, PAGOPA_CHIAVI, PAGOPA_URL }).pagopa?.indirizzo
		);
		expect(indirizzi).toEqual(['https://api.uat.platform.pagopa.it', 'http://127.0.0.1:4010']);
		expect(() => readSettings({ DATABASE_URL, PAGOPA_URL: 'http://api.platform.example' })).toThrow(
			'PAGOPA_URL'
		);
	});

	it('dicono di quali certificati fidarsi per le marche; un file senza certificati ferma il programma', () => {
		const PAGOPA_CHIAVI = scrivi('buone.json', BUONE);
		expect(readSettings({ DATABASE_URL, PAGOPA_CHIAVI }).pagopa?.ancore).toEqual([]);
		const due = [createCoppia('uno').certificato, createCoppia('due').certificato];
		const PAGOPA_MARCHE_CERTIFICATI = scrivi('marche.pem', due.join('\n'));
		const { pagopa } = readSettings({ DATABASE_URL, PAGOPA_CHIAVI, PAGOPA_MARCHE_CERTIFICATI });
		expect(pagopa?.ancore).toHaveLength(2);
		for (const testo of ['niente', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])
			expect(() =>
				readSettings({ DATABASE_URL, PAGOPA_MARCHE_CERTIFICATI: scrivi('cattivo.pem', testo) })
			).toThrow(/^Impostazione PAGOPA_MARCHE_CERTIFICATI non/);
	});

	it('senza chiavi non chiedono niente a pagoPA', () => {
		expect(readSettings({ DATABASE_URL }).pagopa).toBeUndefined();
	});

	it.each([
		'{',
		'[]',
		'{"cassola": "chiave-molto-segreta"}',
		'{"cassola": {"gpd": "chiave-molto-segreta"}}',
		'{"cassola": {"gpd": "breve", "ricevute": "chiave-molto-segreta"}}',
		'{"cassola": {"gpd": "chiave-molto-segreta", "ricevute": "chiave-molto-segreta", "carrello": "x"}}'
	])('fermano il programma con il file %s, senza mostrarne il contenuto', (testo) => {
		const PAGOPA_CHIAVI = scrivi('cattive.json', testo);
		expect(() => readSettings({ DATABASE_URL, PAGOPA_CHIAVI })).toThrow(/^Impostazione PAGOPA_CHIAVI non/);
		expect(() => readSettings({ DATABASE_URL, PAGOPA_CHIAVI })).not.toThrow('cassola');
	});

	it('nella dimostrazione vanno al simulatore con ogni chiave, qualunque altra cosa dicano', () => {
		const { pagopa } = readSettings({
			DATABASE_URL,
			AMBIENTE_DIMOSTRATIVO: 'si',
			SIMULATORI_URL: 'http://127.0.0.1:3001',
			PAGOPA_URL: 'https://api.platform.pagopa.it',
			PAGOPA_CHIAVI: scrivi('buone.json', BUONE)
		});
		expect(pagopa?.indirizzo).toBe('http://127.0.0.1:3001/pagopa');
		expect(pagopa?.chiavi('cassola')).toEqual({
			gpd: 'prova-cassola',
			ricevute: 'prova-cassola',
			checkout: 'prova-cassola',
			bollo: 'prova-cassola',
			flussi: 'prova-cassola',
			avvisi: 'prova-cassola'
		});
	});
});
