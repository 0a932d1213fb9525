import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openArchivio } from './archivio.ts';
import type { Invio } from './righe.ts';

let cartella: string;
let file: string;

beforeEach(async () => {
	cartella = await mkdtemp(path.join(tmpdir(), 'comune-vicino-pagopa-'));
	file = path.join(cartella, 'simulatori', 'pagopa.jsonl');
});

afterEach(async () => {
	await rm(cartella, { recursive: true });
});

const invio = (id: string): Invio => ({ id, ricevuta: 'r', tentativi: 0, esito: 'da mandare' });

it('ciò che è tenuto resta dopo un riavvio, con l’ultima scrittura di ogni riga', () => {
	const prima = openArchivio(file);
	prima.invii.put('a', invio('a'));
	prima.invii.put('b', invio('b'));
	prima.invii.put('a', { ...invio('a'), tentativi: 2 });
	prima.invii.remove('b');
	const dopo = openArchivio(file);
	expect(dopo.invii.all()).toEqual([{ ...invio('a'), tentativi: 2 }]);
	expect(dopo.invii.get('b')).toBeUndefined();
	expect(openArchivio(file).invii.all()).toHaveLength(1);
});

it('una riga tagliata a metà non è mai stata confermata e cade', async () => {
	openArchivio(file).invii.put('a', invio('a'));
	await appendFile(file, '{"tabella":"invii","chiave":"b"');
	const dopo = openArchivio(file);
	expect(dopo.invii.all()).toHaveLength(1);
	dopo.invii.put('c', invio('c'));
	expect(openArchivio(file).invii.all()).toHaveLength(2);
});
