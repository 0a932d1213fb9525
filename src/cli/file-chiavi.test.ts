import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JWK } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apriTraccia, sigillaTraccia } from '#lib/server/identita/registro-accessi.ts';
import { readSettings } from '#lib/server/settings.ts';
import { fileChiavi, makeFileChiavi } from './file-chiavi.ts';

let radice: string;
let cartella: string;

beforeEach(() => {
	radice = mkdtempSync(path.join(tmpdir(), 'comune-vicino-chiavi-'));
	cartella = path.join(radice, 'nuova');
});

afterEach(() => {
	rmSync(radice, { recursive: true });
});

function leggi(file: string): JWK {
	return JSON.parse(readFileSync(file, 'utf8')) as JWK;
}

describe('i file delle chiavi', () => {
	it('si leggono solo da chi li ha fatti', async () => {
		const fatti = await makeFileChiavi(cartella);
		const { involucro, registro, registroPrivata } = fileChiavi(cartella);
		expect(new Set(fatti)).toEqual(new Set([involucro, registro, registroPrivata]));
		expect(statSync(cartella).mode & 0o777).toBe(0o700);
		for (const file of fatti) expect(statSync(file).mode & 0o777).toBe(0o600);
	});

	it('sono quelli che il portale vuole, e la chiave pubblica del registro non ha niente di segreto', async () => {
		await makeFileChiavi(cartella);
		const { involucro, registro, registroPrivata } = fileChiavi(cartella);
		const { identita } = readSettings({
			DATABASE_URL: 'postgres://a:b@127.0.0.1/c',
			IDENTITA_CHIAVE: involucro,
			IDENTITA_REGISTRO: registro
		});
		expect(identita?.chiave).toHaveLength(32);
		expect(leggi(registro)).not.toHaveProperty('d');
		const busta = await sigillaTraccia({ prova: 1 }, leggi(registro));
		expect(await apriTraccia(busta, leggi(registroPrivata))).toEqual({ prova: 1 });
	});

	it('non si riscrivono: la seconda volta non succede niente', async () => {
		const fatti = await makeFileChiavi(cartella);
		const prima = fatti.map((file) => readFileSync(file, 'utf8'));
		expect(await makeFileChiavi(cartella)).toEqual([]);
		expect(fatti.map((file) => readFileSync(file, 'utf8'))).toEqual(prima);
	});

	it('restano fermi anche quando la chiave privata del registro è stata portata via', async () => {
		await makeFileChiavi(cartella);
		const { registro, registroPrivata } = fileChiavi(cartella);
		const prima = leggi(registro);
		rmSync(registroPrivata);
		expect(await makeFileChiavi(cartella)).toEqual([]);
		expect(leggi(registro)).toEqual(prima);
	});

	it('persa la chiave pubblica, la privata che c’è non viene sostituita', async () => {
		await makeFileChiavi(cartella);
		const { registro, registroPrivata } = fileChiavi(cartella);
		const prima = leggi(registroPrivata);
		rmSync(registro);
		await expect(makeFileChiavi(cartella)).rejects.toThrow('EEXIST');
		expect(leggi(registroPrivata)).toEqual(prima);
	});

	it('una cartella che c’era già tiene i suoi permessi, e dentro si aggiunge solo quello che manca', async () => {
		chmodSync(radice, 0o755);
		await makeFileChiavi(radice);
		expect(statSync(radice).mode & 0o777).toBe(0o755);
		const { involucro } = fileChiavi(radice);
		rmSync(involucro);
		expect(await makeFileChiavi(radice)).toEqual([involucro]);
	});
});
