import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

const DATABASE_URL = 'postgres://app:segreta@127.0.0.1:5432/comune';
const cartella = mkdtempSync(path.join(tmpdir(), 'comune-vicino-chiavi-'));

afterAll(() => {
	rmSync(cartella, { recursive: true });
});

function scrivi(nome: string, testo: string): string {
	const file = path.join(cartella, nome);
	writeFileSync(file, testo);
	return file;
}

describe('le impostazioni di App IO', () => {
	it('danno a ogni ente la sua chiave e al resto nessuna', () => {
		const APP_IO_CHIAVI = scrivi('buone.json', '{"cassola": "chiave-molto-segreta"}');
		const { appIo } = readSettings({ DATABASE_URL, APP_IO_CHIAVI });
		expect(appIo?.indirizzo).toBe('https://api.io.pagopa.it/api/v1');
		expect(appIo?.chiave('cassola', 'tributi')).toBe('chiave-molto-segreta');
		expect(appIo?.chiave('seveso', 'tributi')).toBeUndefined();
	});

	it('danno a un servizio la sua chiave, e agli altri quella generale se c’è', () => {
		const APP_IO_CHIAVI = scrivi(
			'servizi.json',
			'{"cassola": {"generale": "chiave-generale", "trasporto-scolastico": "chiave-del-bus"}, "seveso": {"tributi": "chiave-tributi"}}'
		);
		const { appIo } = readSettings({ DATABASE_URL, APP_IO_CHIAVI });
		expect(appIo?.chiave('cassola', 'trasporto-scolastico')).toBe('chiave-del-bus');
		expect(appIo?.chiave('cassola', 'accesso-atti')).toBe('chiave-generale');
		expect(appIo?.chiave('cassola', 'constructor')).toBe('chiave-generale');
		expect(appIo?.chiave('seveso', 'tributi')).toBe('chiave-tributi');
		expect(appIo?.chiave('seveso', 'accesso-atti')).toBeUndefined();
	});

	it('dicono quante chiamate al secondo ammette una chiave', () => {
		const APP_IO_CHIAVI = scrivi('buone.json', '{"cassola": "chiave-molto-segreta"}');
		expect(readSettings({ DATABASE_URL, APP_IO_CHIAVI }).appIo?.ritmo).toBe(30);
		expect(readSettings({ DATABASE_URL, APP_IO_CHIAVI, APP_IO_RITMO: '50' }).appIo?.ritmo).toBe(50);
		for (const APP_IO_RITMO of ['0', 'tante', '10001'])
			expect(() => readSettings({ DATABASE_URL, APP_IO_CHIAVI, APP_IO_RITMO })).toThrow('APP_IO_RITMO');
	});

	it('senza chiavi non mandano niente a nessuno', () => {
		expect(readSettings({ DATABASE_URL }).appIo).toBeUndefined();
	});

	it.each([
		'{',
		'[]',
		'{"cassola": 12345678}',
		'{"cassola": "breve"}',
		'{"cassola": {"Tributi": "chiave-tributi"}}',
		'{"cassola": {"tributi": "x"}}'
	])('fermano il programma con il file %s, senza mostrarne il contenuto', (testo) => {
		const APP_IO_CHIAVI = scrivi('cattive.json', testo);
		expect(() => readSettings({ DATABASE_URL, APP_IO_CHIAVI })).toThrow(/^Impostazione APP_IO_CHIAVI non/);
		expect(() => readSettings({ DATABASE_URL, APP_IO_CHIAVI })).not.toThrow('cassola');
	});

	it("fermano il programma quando il file non c'è o l'indirizzo non è protetto", () => {
		const assente = path.join(cartella, 'assente.json');
		expect(() => readSettings({ DATABASE_URL, APP_IO_CHIAVI: assente })).toThrow('APP_IO_CHIAVI');
		expect(() => readSettings({ DATABASE_URL, APP_IO_URL: 'http://api.io.example/api/v1' })).toThrow(
			'APP_IO_URL'
		);
	});

	it('nella dimostrazione vanno al simulatore, qualunque altra cosa dicano', () => {
		const APP_IO_CHIAVI = scrivi('buone.json', '{"cassola": "chiave-molto-segreta"}');
		const { appIo } = readSettings({
			DATABASE_URL,
			APP_IO_CHIAVI,
			AMBIENTE_DIMOSTRATIVO: 'si',
			SIMULATORI_URL: 'http://127.0.0.1:3001'
		});
		expect(appIo?.indirizzo).toBe('http://127.0.0.1:3001/app-io/api/v1');
		expect(appIo?.chiave('cassola', 'accesso-atti')).toBe('prova-cassola--accesso-atti');
	});
});
