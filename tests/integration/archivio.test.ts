// The folder of the files: content goes when no row names it, and nobody else on the machine reads it.
import { createHash } from 'node:crypto';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openArchivio } from '#lib/server/allegati/archivio.ts';
import { attachFile, removeFile } from '#lib/server/allegati/attach-file.ts';
import { findBozza } from '#lib/server/pratiche/bozza.ts';
import { apriMondo, come, entra, type Mondo, type Residente } from '#tests/support/mondo.ts';
import { carica, JPEG, nuovaBozza, piccoloPdf, ricezioneDi } from '#tests/support/pratiche.ts';

let mondo: Mondo;
let marta: Residente;
let bozza: string;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
});

beforeEach(async () => {
	await mondo.owner`delete from bozza`;
	bozza = await nuovaBozza(mondo, marta);
});

afterAll(async () => {
	await mondo.chiudi();
});

async function allegatiDi(id: string) {
	return (await come(mondo, marta, (tx) => findBozza(tx, id))).allegati;
}

describe('il contenuto di un file tolto', () => {
	async function tenuti(): Promise<string[]> {
		const nomi = await readdir(mondo.cartella, { recursive: true });
		return nomi.filter((nome) => /[0-9a-f]{64}$/.test(nome)).map((nome) => path.basename(nome));
	}

	async function togli(di: string): Promise<void> {
		const [file] = await allegatiDi(di);
		const dove = ricezioneDi(mondo, marta);
		await come(mondo, marta, (tx) => removeFile(tx, { id: file?.id ?? '', bozza: di }, dove));
	}

	function impronta(byte: Uint8Array): string {
		return createHash('sha256').update(byte).digest('hex');
	}

	it('si cancella subito, se nessun altro lo ha', async () => {
		const solo = piccoloPdf('di nessun altro');
		await carica(mondo, marta, { bozza, byte: solo });
		expect(await tenuti()).toContain(impronta(solo));
		await togli(bozza);
		expect(await tenuti()).not.toContain(impronta(solo));
	});

	it('resta se un’altra persona ha lo stesso file, anche se lo sta caricando', async () => {
		const comune = piccoloPdf('di due persone');
		const mario = await entra(mondo, 'Mario');
		const sua = await nuovaBozza(mondo, mario);
		await carica(mondo, marta, { bozza, byte: comune });
		await come(mondo, mario, async (tx) => {
			const intero = { bozza: sua, campo: 'interesse', massimo: 5, nome: 'suo.pdf', byte: comune };
			expect(await attachFile(tx, intero, ricezioneDi(mondo, mario))).toBeUndefined();
			await togli(bozza);
		});
		expect(await tenuti()).toContain(impronta(comune));
		await carica(mondo, marta, { bozza, byte: comune });
		await togli(bozza);
		expect(await tenuti()).toContain(impronta(comune));
	});

	it('resta se la transazione che lo toglieva non è riuscita', async () => {
		const salvo = piccoloPdf('da non perdere');
		await carica(mondo, marta, { bozza, byte: salvo });
		const [file] = await allegatiDi(bozza);
		const dove = ricezioneDi(mondo, marta);
		const guasto = come(mondo, marta, async (tx) => {
			await removeFile(tx, { id: file?.id ?? '', bozza }, dove);
			throw new Error('guasto');
		});
		await expect(guasto).rejects.toThrow('guasto');
		expect(await tenuti()).toContain(impronta(salvo));
		expect(await allegatiDi(bozza)).toHaveLength(1);
	});
});

describe('l’archivio', () => {
	it('è chiuso agli altri utenti della macchina, anche se la cartella era aperta', async () => {
		const cartella = path.join(mondo.cartella, 'aperta');
		await mkdir(path.join(cartella, 'cassola'), { recursive: true, mode: 0o755 });
		const sha256 = 'ab'.repeat(32);
		const archivio = openArchivio(cartella);
		await archivio.write({ ente: 'cassola', sha256 }, JPEG);
		const modi = await Promise.all(
			['', 'cassola', 'cassola/ab', `cassola/ab/${sha256}`].map(async (nome) => {
				const { mode } = await stat(path.join(cartella, nome));
				return (mode & 0o777).toString(8);
			})
		);
		expect(modi).toEqual(['700', '700', '700', '600']);
		await archivio.probe();
		expect(await readdir(cartella)).toEqual(['cassola']);
	});

	it('dice di non poter scrivere quando la sua cartella è un file', async () => {
		const file = path.join(mondo.cartella, 'non-cartella');
		await writeFile(file, '');
		await expect(openArchivio(file).probe()).rejects.toThrow();
	});
});
