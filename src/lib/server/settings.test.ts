import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

const DATABASE_URL = 'postgres://app:segreta@127.0.0.1:5432/comune';

describe('le impostazioni del processo', () => {
	it('hanno valori predefiniti per tutto tranne la banca dati', () => {
		expect(readSettings({ DATABASE_URL })).toMatchObject({
			port: 3000,
			dimostrativo: false,
			logLevel: 'info'
		});
		expect(() => readSettings({})).toThrow('DATABASE_URL');
	});

	it.each([
		['PORT', '70000'],
		['PORT', 'tremila'],
		['TRUSTED_PROXY', 'proxy'],
		['LOG_LEVEL', 'tanto'],
		['AMBIENTE_DIMOSTRATIVO', 'forse'],
		['CONNESSIONI_MASSIME', '0'],
		['DATABASE_URL', 'http://altrove']
	])('fermano il programma e nominano %s quando vale %s', (nome, valore) => {
		expect(() => readSettings({ DATABASE_URL, [nome]: valore })).toThrow(SettingsError);
		expect(() => readSettings({ DATABASE_URL, [nome]: valore })).toThrow(nome);
	});

	it('non mostrano mai il valore sbagliato, che può contenere una password', () => {
		expect(() => readSettings({ DATABASE_URL: 'mysql://app:segreta@host/x' })).not.toThrow('segreta');
	});

	it('considerano assente una variabile vuota', () => {
		expect(readSettings({ DATABASE_URL, PORT: '' }).port).toBe(3000);
	});
});

describe('i simulatori', () => {
	const url = { DATABASE_URL: 'postgres://a:b@127.0.0.1/c', SIMULATORI_URL: 'http://127.0.0.1:3001' };

	it('valgono solo nella dimostrazione, anche se il loro indirizzo è rimasto', () => {
		expect(readSettings({ ...url, AMBIENTE_DIMOSTRATIVO: 'si' }).simulatori).toBe(url.SIMULATORI_URL);
		expect(readSettings({ ...url, AMBIENTE_DIMOSTRATIVO: 'no' }).simulatori).toBeUndefined();
	});
});
