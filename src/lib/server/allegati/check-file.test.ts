import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { checkFile } from './check-file.ts';
import { BYTE_MASSIMI_FILE } from './limiti.ts';
import { cleanNomeFile, contentDisposition } from './nome-file.ts';

function pdf(
	options: PDFKit.PDFDocumentOptions = {},
	write?: (doc: PDFKit.PDFDocument) => void
): Promise<Buffer> {
	const doc = new PDFDocument(options);
	const parts: Buffer[] = [];
	const done = new Promise<Buffer>((resolve) => {
		doc.on('data', (part: Buffer) => parts.push(part));
		doc.on('end', () => {
			resolve(Buffer.concat(parts));
		});
	});
	doc.text('Delega');
	write?.(doc);
	doc.end();
	return done;
}

function hexOf(body: Buffer): Buffer {
	return Buffer.from(body.toString('hex'));
}

function deflateTwice(body: Buffer): Buffer {
	return deflateSync(deflateSync(body));
}

function png(): Buffer {
	return Buffer.concat([
		Buffer.from('89504e470d0a1a0a', 'hex'),
		...[
			['IHDR', '00000001000000010800000000'],
			['IDAT', '789c636000000002000148afa471'],
			['IEND', '']
		].map(([nome = '', dati = '']) => chunk(nome, Buffer.from(dati, 'hex')))
	]);
}

function chunk(nome: string, dati: Buffer): Buffer {
	const intero = Buffer.alloc(12 + dati.length);
	intero.writeUInt32BE(dati.length);
	intero.write(nome, 4);
	dati.copy(intero, 8);
	return intero;
}

const JPEG = 'ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda0008010100003f0000ffd9';
const TIFF = '49492a0008000000020000010300010000000100000001010300010000000100000000000000';
const FIRMATO = '06092a864886f70d010702a08030800201013100308000000000310000000000000000';

async function tipoDi(byte: Buffer): Promise<string> {
	const esito = await checkFile(byte);
	return esito.ok ? esito.valore.estensione : esito.codice;
}

function esadecimale(hex: string): Buffer {
	return Buffer.from(hex, 'hex');
}

describe('il contenuto di un file', () => {
	it('dice che cosa è, qualunque sia il nome', async () => {
		expect(await tipoDi(await pdf())).toBe('pdf');
		expect(await tipoDi(png())).toBe('png');
		expect(await tipoDi(esadecimale(JPEG))).toBe('jpg');
		expect(await tipoDi(esadecimale(TIFF))).toBe('tif');
		const firmato = esadecimale(`3080${FIRMATO}`);
		expect(await tipoDi(firmato)).toBe('p7m');
		expect(await tipoDi(Buffer.from(firmato.toString('base64')))).toBe('p7m');
		const pem = `-----BEGIN PKCS7-----\n${firmato.toString('base64')}\n-----END PKCS7-----\n`;
		expect(await tipoDi(Buffer.from(pem))).toBe('p7m');
		expect(await tipoDi(esadecimale(`3023${FIRMATO}`))).toBe('p7m');
	});

	it.each([
		['vuoto', Buffer.alloc(0), 'ALL_VUOTO'],
		['oltre 10 MB', Buffer.alloc(BYTE_MASSIMI_FILE + 1), 'ALL_DIMENSIONE'],
		['un archivio', esadecimale('504b0304'), 'ALL_FORMATO'],
		['un programma', esadecimale('4d5a9000'), 'ALL_FORMATO'],
		['una pagina web', Buffer.from('<html>'), 'ALL_FORMATO'],
		['un PDF cortato a metà', Buffer.from('%PDF-1.7\n1 0 obj'), 'ALL_FORMATO'],
		['un PNG senza fine', png().subarray(0, -8), 'ALL_FORMATO'],
		['un PNG che ha solo il nome', Buffer.concat([png().subarray(0, 8), Buffer.from('IEND')]), 'ALL_FORMATO'],
		['un TIFF di quattro byte', esadecimale('49492a00'), 'ALL_FORMATO'],
		['un TIFF senza misure', esadecimale('49492a00080000000000'), 'ALL_FORMATO'],
		['un TIFF con le misure fuori dal file', esadecimale(TIFF).subarray(0, 20), 'ALL_FORMATO'],
		[
			'un JPEG con una pagina dentro',
			Buffer.concat([esadecimale('ffd8ff'), Buffer.from('<script>'), esadecimale('ffd9')]),
			'ALL_FORMATO'
		],
		['un JPEG senza immagine', esadecimale('ffd8ffe000104a46494600ffd9'), 'ALL_FORMATO'],
		['un JPEG senza fine', esadecimale(JPEG).subarray(0, -2), 'ALL_FORMATO'],
		[
			'una firma che non copre il file',
			Buffer.concat([esadecimale(`3023${FIRMATO}`), Buffer.from('PK')]),
			'ALL_FORMATO'
		],
		['una firma che ha solo il nome', esadecimale('300006092a864886f70d010702504b0304'), 'ALL_FORMATO']
	])('%s è rifiutato', async (_nome, byte, codice) => {
		expect(await tipoDi(byte)).toBe(codice);
	});

	it('un PDF con la password è rifiutato', async () => {
		expect(await checkFile(await pdf({ userPassword: 'segreto' }))).toEqual({
			ok: false,
			codice: 'ALL_PROTETTO'
		});
	});

	it.each(['/JavaScript', '/J#61vaScript', '/JS', '/Launch', '/EmbeddedFiles', '/RichMedia', '/XFA'])(
		'un PDF con %s è rifiutato',
		async (name) => {
			const active = Buffer.from(`%PDF-1.7\n1 0 obj\n<< /S ${name} (x) >>\nendobj\n%%EOF`);
			expect(await checkFile(active)).toEqual({ ok: false, codice: 'ALL_ATTIVO' });
		}
	);

	it('un PDF con una parte attiva in un oggetto compresso è rifiutato', async () => {
		const inner = deflateSync(Buffer.from('1 0 << /S /JavaScript /JS (app.alert) >>'));
		const hidden = Buffer.concat([
			Buffer.from('%PDF-1.7\n2 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n'),
			inner,
			Buffer.from('\nendstream\nendobj\n%%EOF')
		]);
		expect(await checkFile(hidden)).toEqual({ ok: false, codice: 'ALL_ATTIVO' });
	});

	it.each([
		['un oggetto compresso con il nome travestito', '/Type /Obj#53tm /Filter /FlateDecode', deflateSync],
		['un oggetto scritto in esadecimale', '/Type /ObjStm /Filter /ASCIIHexDecode', hexOf],
		['un oggetto compresso due volte', '/Type /ObjStm /Filter [/FlateDecode /FlateDecode]', deflateTwice],
		['un oggetto con il filtro altrove', '/Type /ObjStm /Filter 9 0 R', deflateSync],
		['un oggetto non compresso', '/Type /ObjStm', (body: Buffer) => body]
	])('un PDF con una parte attiva in %s è rifiutato', async (_dove, dizionario, encode) => {
		const corpo = encode(Buffer.from('1 0 << /S /JavaScript /JS (app.alert) >>'));
		const hidden = Buffer.concat([
			Buffer.from(`%PDF-1.7\n2 0 obj\n<< ${dizionario} /N 1 /First 4 >>\nstream\n`),
			corpo,
			Buffer.from('\nendstream\nendobj\n%%EOF')
		]);
		expect(await checkFile(hidden)).toEqual({ ok: false, codice: 'ALL_ATTIVO' });
	});

	it.each([
		['in un commento', '% <<>>stream\n1 0 obj << /S /JavaScript >> endobj\n% endstream\n'],
		['in una stringa', '1 0 obj << /A (<<>>stream\n) /S /JavaScript /B (endstream) >> endobj\n'],
		[
			'in una stringa con parentesi',
			'1 0 obj << /A (a(b)\\( <<>>stream\n) /JS (x) /B (endstream) >> endobj\n'
		],
		[
			'dopo una stringa mai chiusa',
			'1 0 obj << /A ( >> endobj\n2 0 obj <<>>stream\n<< /JS (x >>\nendstream\n'
		]
	])('un flusso finto %s non nasconde la parte attiva', async (_dove, corpo) => {
		expect(await checkFile(Buffer.from(`%PDF-1.7\n${corpo}%%EOF`))).toEqual({
			ok: false,
			codice: 'ALL_ATTIVO'
		});
	});

	it('i PDF che scriviamo noi e quelli con oggetti compressi onesti si prendono', async () => {
		expect(await checkFile(await pdf({ compress: true }))).toMatchObject({ ok: true });
		const honest = Buffer.concat([
			Buffer.from('%PDF-1.7\n2 0 obj\n<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode]/Length 9>>stream\r\n'),
			deflateSync(Buffer.from('1 0 << /Type /Catalog >>')),
			Buffer.from(
				'\nendstream\nendobj\n3 0 obj\n<</Type/XRef/Filter/FlateDecode/DecodeParms<</Predictor 12>>>>stream\n/JS\nendstream\n%%EOF'
			)
		]);
		expect(await checkFile(honest)).toMatchObject({ ok: true });
	});

	it('i byte di una immagine che somigliano a un nome non contano', async () => {
		const innocent = Buffer.from(
			'%PDF-1.7\n1 0 obj\n<< /Length 9 >>\nstream\nxx /JS yy\nendstream\nendobj\n%%EOF'
		);
		expect(await checkFile(innocent)).toMatchObject({ ok: true });
	});

	it('qualunque sequenza di byte dà una risposta', async () => {
		const teste = ['', '%PDF-1.7\n', 'ffd8', '89504e470d0a1a0a', '49492a00', '4d4d002a', '30'].map((testa) =>
			Buffer.from(testa, testa.startsWith('%') ? 'latin1' : 'hex')
		);
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...teste), async (byte, testa) => {
				expect(await checkFile(Buffer.concat([testa, byte]))).toHaveProperty('ok');
			})
		);
	});
});

describe('il nome di un file', () => {
	it.each([
		['C:\\Users\\x\\delega.pdf', 'delega.pdf'],
		['../../etc/passwd', 'passwd.pdf'],
		['delega\u202egpj.pdf', 'delegagpj.pdf'],
		['de\u00adle\u2060ga\u{e0041}.pdf', 'delega.pdf'],
		[`${'a'.repeat(114)}\u{1f600}.pdf`, `${'a'.repeat(114)}.pdf`],
		['delega\ud83d.pdf', 'delega.pdf'],
		['perché no.PDF', 'perché no.pdf'],
		['', 'documento.pdf'],
		['.pdf', 'pdf.pdf'],
		['a'.repeat(300), `${'a'.repeat(115)}.pdf`]
	])('%j diventa %j', (nome, atteso) => {
		expect(cleanNomeFile(nome, { estensione: 'pdf', tipoMedia: 'application/pdf' })).toBe(atteso);
	});

	it('si scrive nell’intestazione anche con gli accenti', () => {
		expect(contentDisposition('perché "no".pdf')).toBe(
			`attachment; filename="perche no.pdf"; filename*=UTF-8''perch%C3%A9%20%22no%22.pdf`
		);
	});
});
