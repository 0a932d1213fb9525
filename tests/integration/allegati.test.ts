// Files: what is taken and what is refused, how many, how much, kept once, and who sees them when.
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { attachToPratica, removeFile } from '#lib/server/allegati/attach-file.ts';
import { findAllegato } from '#lib/server/allegati/find-allegato.ts';
import { findBozza } from '#lib/server/pratiche/bozza.ts';
import { apriMondo, come, entra, impiegato, type Mondo, type Residente } from '#tests/support/mondo.ts';
import {
	bozzaPronta,
	carica,
	invia,
	JPEG,
	leggi,
	nuovaBozza,
	piccoloPdf,
	praticaInviata,
	ricezioneDi
} from '#tests/support/pratiche.ts';

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

const TIFF = Buffer.from(
	'49492a0008000000020000010300010000000100000001010300010000000100000000000000',
	'hex'
);
const FIRMATO = Buffer.from(
	'308006092a864886f70d010702a08030800201013100308000000000310000000000000000',
	'hex'
);

async function allegatiDi(id: string) {
	return (await come(mondo, marta, (tx) => findBozza(tx, id))).allegati;
}

/** A good image of so many bytes, different from the others. */
function immagine(byte: number, seme: number): Uint8Array {
	const intera = Buffer.alloc(byte, seme);
	JPEG.copy(intera);
	return intera;
}

function pdfConPassword(): Promise<Buffer> {
	const pdf = new PDFDocument({ userPassword: 'segreto' });
	const parti: Buffer[] = [];
	return new Promise((resolve) => {
		pdf.on('data', (parte: Buffer) => parti.push(parte));
		pdf.on('end', () => {
			resolve(Buffer.concat(parti));
		});
		pdf.end();
	});
}

describe('un file', () => {
	it.each([
		['foto.jpg', JPEG, 'image/jpeg', 'foto.jpg'],
		['foto.pdf', JPEG, 'image/jpeg', 'foto.jpg'],
		['atto.PDF', piccoloPdf(), 'application/pdf', 'atto.pdf'],
		['mappa.tiff', TIFF, 'image/tiff', 'mappa.tif'],
		['atto.pdf.p7m', FIRMATO, 'application/pkcs7-mime', 'atto.pdf.p7m']
	])('%s si prende per quello che contiene', async (nome, byte, tipoMedia, tenuto) => {
		expect(await carica(mondo, marta, { bozza, nome, byte })).toBeUndefined();
		const [file] = await allegatiDi(bozza);
		expect(file).toMatchObject({
			nome: tenuto,
			byte: byte.length,
			sha256: createHash('sha256').update(byte).digest('hex')
		});
		expect(await come(mondo, marta, (tx) => findAllegato(tx, file?.id ?? ''))).toMatchObject({ tipoMedia });
	});

	it.each([
		['vuoto', () => new Uint8Array(), 'ALL_VUOTO'],
		['di un byte oltre i 10 MB', () => immagine(10_000_001, 1), 'ALL_DIMENSIONE'],
		['di Word', () => Buffer.from('504b030414000600', 'hex'), 'ALL_FORMATO'],
		['eseguibile con il nome di un PDF', () => Buffer.from('4d5a90000300', 'hex'), 'ALL_FORMATO'],
		['PDF con la password', pdfConPassword, 'ALL_PROTETTO'],
		[
			'PDF che esegue qualcosa',
			() => Buffer.from('%PDF-1.7\n1 0 obj<</S/JavaScript/JS(x)>>endobj\n%%EOF'),
			'ALL_ATTIVO'
		]
	])('%s è rifiutato, si dice quale, e non resta niente', async (_tipo, byte, codice) => {
		const problema = await carica(mondo, marta, { bozza, nome: 'atto.pdf', byte: await byte() });
		expect(problema).toMatchObject({ campo: 'interesse', codice, severita: 'block' });
		expect(problema?.messaggio).toMatch(/^atto\.pdf: /);
		expect(await allegatiDi(bozza)).toEqual([]);
	});

	it('di 10 MB esatti si prende', async () => {
		expect(await carica(mondo, marta, { bozza, byte: immagine(10_000_000, 1) })).toBeUndefined();
	});

	it('si toglie dalla bozza; quello di un’altra bozza no', async () => {
		await carica(mondo, marta, { bozza });
		const dove = ricezioneDi(mondo, marta);
		const mario = await entra(mondo, 'Mario');
		const altra = await nuovaBozza(mondo, mario);
		await carica(mondo, mario, { bozza: altra });
		const [suo] = (await come(mondo, mario, (tx) => findBozza(tx, altra))).allegati;
		await come(mondo, marta, (tx) => removeFile(tx, { id: suo?.id ?? '', bozza: altra }, dove));
		await come(mondo, marta, (tx) => removeFile(tx, { id: 'non-un-codice', bozza }, dove));
		expect(await mondo.owner`select 1 from allegato where bozza_id is not null`).toHaveLength(2);
		const [mio] = await allegatiDi(bozza);
		await come(mondo, marta, (tx) => removeFile(tx, { id: mio?.id ?? '', bozza }, dove));
		expect(await allegatiDi(bozza)).toEqual([]);
	});
});

describe('quanti file', () => {
	it('al massimo quelli del campo', async () => {
		for (let n = 0; n < 5; n += 1) await carica(mondo, marta, { bozza, byte: piccoloPdf(`${n}`) });
		expect(await carica(mondo, marta, { bozza })).toMatchObject({ codice: 'ALL_TROPPI' });
		expect(await allegatiDi(bozza)).toHaveLength(5);
	});

	it('al massimo venti in tutto', async () => {
		for (let n = 0; n < 20; n += 1)
			expect(
				await carica(mondo, marta, { bozza, campo: `campo${n}`, massimo: 1, byte: piccoloPdf(`${n}`) })
			).toBeUndefined();
		expect(await carica(mondo, marta, { bozza, campo: 'altro', massimo: 1 })).toMatchObject({
			codice: 'ALL_TROPPI'
		});
	});

	it('al massimo 50 MB in tutto', async () => {
		for (let n = 1; n <= 5; n += 1)
			expect(
				await carica(mondo, marta, { bozza, massimo: 9, byte: immagine(10_000_000, n) })
			).toBeUndefined();
		expect(await carica(mondo, marta, { bozza, massimo: 9 })).toMatchObject({ codice: 'ALL_TROPPI' });
	});
});

describe('lo stesso contenuto', () => {
	it('caricato più volte si tiene una volta sola per ogni Comune', async () => {
		const byte = piccoloPdf('sempre lo stesso');
		const sha256 = createHash('sha256').update(byte).digest('hex');
		await mondo.scalda();
		await Promise.all([1, 2, 3].map(() => carica(mondo, marta, { bozza, byte })));
		const davide = await entra(mondo, 'Davide');
		await carica(mondo, davide, { bozza: await nuovaBozza(mondo, davide), byte });
		expect(await mondo.owner`select 1 from allegato where sha256 = ${sha256}`).toHaveLength(4);
		const tenuti = (await readdir(mondo.cartella, { recursive: true })).filter((nome) =>
			nome.includes(sha256)
		);
		expect(tenuti.sort()).toEqual(
			['cassola', 'seveso'].map((ente) => `${ente}/${sha256.slice(0, 2)}/${sha256}`)
		);
	});
});

describe('un operatore', () => {
	it('vede i file di una richiesta inviata e non quelli di una bozza', async () => {
		const pronta = await bozzaPronta(mondo, marta);
		await carica(mondo, marta, { bozza: pronta });
		const [file] = await allegatiDi(pronta);
		const legge = () =>
			come(mondo, impiegato('cassola', 'operatore'), (tx) => findAllegato(tx, file?.id ?? ''));
		await expect(legge()).rejects.toThrow(NonTrovato);
		await invia(mondo, marta, pronta);
		expect(await legge()).toMatchObject({ nome: 'rogito.pdf' });
	});
});

describe('i file aggiunti a una richiesta', () => {
	async function aggiungi(pratica: string, file: { nome: string; byte: Uint8Array }[]) {
		const esito = await come(mondo, marta, (tx) =>
			attachToPratica(tx, { pratica, campo: 'memoria', file }, ricezioneDi(mondo, marta))
		);
		return esito.ok ? [] : esito.problemi;
	}

	it('ci sono tutti, o nessuno se uno è rifiutato', async () => {
		const { id } = await leggi(mondo, 'cassola', await praticaInviata(mondo, marta));
		const buono = { nome: 'buono.pdf', byte: piccoloPdf() };
		const cattivo = { nome: 'cattivo.exe', byte: Buffer.from('4d5a', 'hex') };
		expect(await aggiungi(id, [buono, cattivo])).toMatchObject([{ codice: 'ALL_FORMATO' }]);
		expect(await mondo.owner`select 1 from allegato where pratica_id = ${id}`).toHaveLength(0);
		expect(await aggiungi(id, [buono, buono])).toEqual([]);
		expect(await mondo.owner`select nome from allegato where pratica_id = ${id}`).toHaveLength(2);
	});

	it('sono al massimo venti per volta, qualunque sia il numero di quelli che ci sono già', async () => {
		const { id } = await leggi(mondo, 'cassola', await praticaInviata(mondo, marta));
		const venti = Array.from({ length: 20 }, (_uno, n) => ({ nome: `${n}.pdf`, byte: piccoloPdf(`${n}`) }));
		expect(await aggiungi(id, [...venti, { nome: 'troppo.pdf', byte: piccoloPdf() }])).toMatchObject([
			{ codice: 'ALL_TROPPI' }
		]);
		expect(await aggiungi(id, venti)).toEqual([]);
		expect(await aggiungi(id, [{ nome: 'altro.pdf', byte: piccoloPdf() }])).toEqual([]);
	});

	it('non superano 50 MB per volta', async () => {
		const { id } = await leggi(mondo, 'cassola', await praticaInviata(mondo, marta));
		const grandi = [1, 2, 3, 4, 5, 6].map((n) => ({ nome: `${n}.jpg`, byte: immagine(9_000_000, n) }));
		expect(await aggiungi(id, grandi)).toMatchObject([{ codice: 'ALL_TROPPI' }]);
		expect(await mondo.owner`select 1 from allegato where pratica_id = ${id}`).toHaveLength(0);
	});
});
