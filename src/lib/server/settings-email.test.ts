import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

const DATABASE_URL = 'postgres://app:segreta@127.0.0.1:5432/comune';
const cartella = mkdtempSync(path.join(tmpdir(), 'comune-vicino-posta-'));

afterAll(() => {
	rmSync(cartella, { recursive: true });
});

function scrivi(testo: string): string {
	const file = path.join(cartella, 'posta.json');
	writeFileSync(file, testo);
	return file;
}

function conto(url: string, altro: object = {}): string {
	const uno = { url, mittente: 'avvisi@comune.it', rimbalzi: 'rimbalzi.comune.it', ...altro };
	return scrivi(JSON.stringify({ cassola: uno }));
}

function serverDi(url: string): unknown {
	return readSettings({ DATABASE_URL, EMAIL_SMTP: conto(url) }).email?.conto('cassola')?.server;
}

describe('le impostazioni della posta', () => {
	it('danno a ogni ente il suo conto e al resto nessuno', () => {
		const EMAIL_SMTP = conto('smtps://avvisi%40comune.it:p%3Aw@posta.comune.it');
		const { email } = readSettings({ DATABASE_URL, EMAIL_SMTP });
		expect(email?.conto('cassola')).toEqual({
			server: {
				host: 'posta.comune.it',
				porta: 465,
				tls: 'subito',
				utente: { nome: 'avvisi@comune.it', password: 'p:w' }
			},
			mittente: 'avvisi@comune.it',
			rimbalzi: 'rimbalzi.comune.it'
		});
		expect(email?.conto('seveso')).toBeUndefined();
	});

	it.each([
		['smtp://posta.comune.it', { host: 'posta.comune.it', porta: 587, tls: 'starttls' }],
		['smtp://127.0.0.1:25', { host: '127.0.0.1', porta: 25, tls: 'mai' }],
		['smtp://127.0.0.1.example:25', { host: '127.0.0.1.example', porta: 25, tls: 'starttls' }],
		['smtp://[::1]:25', { host: '::1', porta: 25, tls: 'mai' }],
		['smtps://localhost', { host: 'localhost', porta: 465, tls: 'subito' }]
	])('con %s la posta va in chiaro solo su questa macchina', (url, server) => {
		expect(serverDi(url)).toEqual(server);
	});

	it('senza conti non scrivono a nessuno', () => {
		expect(readSettings({ DATABASE_URL }).email).toBeUndefined();
	});

	it.each([
		['{'],
		['[]'],
		['{"cassola": "smtps://u:segretissima@h"}'],
		['{"cassola": {"url": "https://u:segretissima@h", "mittente": "a@b.it", "rimbalzi": "b.it"}}'],
		[
			'{"cassola": {"url": "smtps://u:segretissima@h", "mittente": "a@b.it\\nBcc: c@d.it", "rimbalzi": "b.it"}}'
		],
		['{"cassola": {"url": "smtps://u:segretissima@h", "mittente": "a@b.it", "rimbalzi": "b.it> <"}}']
	])('fermano il programma con il file %s, senza mostrarne il contenuto', (testo) => {
		const EMAIL_SMTP = scrivi(testo);
		expect(() => readSettings({ DATABASE_URL, EMAIL_SMTP })).toThrow(/^Impostazione EMAIL_SMTP non/);
		expect(() => readSettings({ DATABASE_URL, EMAIL_SMTP })).not.toThrow('segretissima');
	});

	it("fermano il programma quando il file non c'è o la porta dei rimbalzi non è una porta", () => {
		const assente = path.join(cartella, 'assente.json');
		expect(() => readSettings({ DATABASE_URL, EMAIL_SMTP: assente })).toThrow('EMAIL_SMTP');
		expect(() => readSettings({ DATABASE_URL, RIMBALZI_PORTA: '70000' })).toThrow('RIMBALZI_PORTA');
		expect(readSettings({ DATABASE_URL, RIMBALZI_PORTA: '2525' }).rimbalziPorta).toBe(2525);
	});

	it('nella dimostrazione vanno al simulatore, qualunque altra cosa dicano', () => {
		const { email } = readSettings({
			DATABASE_URL,
			EMAIL_SMTP: conto('smtps://u:p@posta.comune.it'),
			AMBIENTE_DIMOSTRATIVO: 'si',
			SIMULATORI_URL: 'http://127.0.0.1:3001'
		});
		expect(email?.conto('seveso')).toEqual({
			server: {
				host: '127.0.0.1',
				porta: 3002,
				tls: 'mai',
				utente: { nome: 'prova-seveso', password: 'prova' }
			},
			mittente: 'avvisi@comune.seveso.example',
			rimbalzi: 'rimbalzi.comune.seveso.example'
		});
	});
});
