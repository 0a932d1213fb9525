import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openChiavi } from './chiavi.ts';

it('le chiavi di un gestore di prova restano le stesse dopo un riavvio', async () => {
	const cartella = await mkdtemp(path.join(tmpdir(), 'comune-vicino-spid-'));
	const dati = {
		id: 'aurora',
		nome: 'Gestore di prova Aurora',
		quante: 2,
		now: () => new Date('2026-11-24')
	};
	const prima = await openChiavi({ ...dati, cartella });
	expect(prima).toHaveLength(2);
	expect(await openChiavi({ ...dati, cartella })).toEqual(prima);
	expect(await openChiavi({ ...dati, cartella: undefined })).not.toEqual(prima);
	await rm(cartella, { recursive: true });
});
