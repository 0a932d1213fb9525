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

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('....IEND....')]);

describe('il contenuto di un file', () => {
	it('dice che cosa è, qualunque sia il nome', async () => {
		expect(checkFile(await pdf())).toMatchObject({ ok: true, valore: { estensione: 'pdf' } });
		expect(checkFile(png)).toMatchObject({ ok: true, valore: { estensione: 'png' } });
		expect(checkFile(Buffer.from('ffd8ffe000ffd9', 'hex'))).toMatchObject({
			ok: true,
			valore: { estensione: 'jpg' }
		});
		expect(checkFile(Buffer.from('49492a0008000000', 'hex'))).toMatchObject({
			ok: true,
			valore: { estensione: 'tif' }
		});
		const signed = Buffer.from('3080' + '06092a864886f70d010702' + 'a080', 'hex');
		expect(checkFile(signed)).toMatchObject({ ok: true, valore: { estensione: 'p7m' } });
		expect(checkFile(Buffer.from(signed.toString('base64')))).toMatchObject({ ok: true });
	});

	it.each([
		['vuoto', Buffer.alloc(0), 'ALL_VUOTO'],
		['oltre 10 MB', Buffer.alloc(BYTE_MASSIMI_FILE + 1), 'ALL_DIMENSIONE'],
		['un archivio', Buffer.from('504b0304', 'hex'), 'ALL_FORMATO'],
		['un programma', Buffer.from('4d5a9000', 'hex'), 'ALL_FORMATO'],
		['una pagina web', Buffer.from('<html>'), 'ALL_FORMATO'],
		['un PDF cortato a metà', Buffer.from('%PDF-1.7\n1 0 obj'), 'ALL_FORMATO'],
		['un PNG senza fine', png.subarray(0, 10), 'ALL_FORMATO']
	])('%s è rifiutato', (_nome, byte, codice) => {
		expect(checkFile(byte)).toEqual({ ok: false, codice });
	});

	it('un PDF con la password è rifiutato', async () => {
		expect(checkFile(await pdf({ userPassword: 'segreto' }))).toEqual({ ok: false, codice: 'ALL_PROTETTO' });
	});

	it.each(['/JavaScript', '/J#61vaScript', '/JS', '/Launch', '/EmbeddedFiles', '/RichMedia', '/XFA'])(
		'un PDF con %s è rifiutato',
		(name) => {
			const active = Buffer.from(`%PDF-1.7\n1 0 obj\n<< /S ${name} (x) >>\nendobj\n%%EOF`);
			expect(checkFile(active)).toEqual({ ok: false, codice: 'ALL_ATTIVO' });
		}
	);

	it('un PDF con una parte attiva in un oggetto compresso è rifiutato', () => {
		const inner = deflateSync(Buffer.from('1 0 << /S /JavaScript /JS (app.alert) >>'));
		const hidden = Buffer.concat([
			Buffer.from('%PDF-1.7\n2 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n'),
			inner,
			Buffer.from('\nendstream\nendobj\n%%EOF')
		]);
		expect(checkFile(hidden)).toEqual({ ok: false, codice: 'ALL_ATTIVO' });
	});

	it.each([
		['un oggetto compresso con il nome travestito', '/Type /Obj#53tm /Filter /FlateDecode', deflateSync],
		['un oggetto scritto in esadecimale', '/Type /ObjStm /Filter /ASCIIHexDecode', hexOf],
		['un oggetto compresso due volte', '/Type /ObjStm /Filter [/FlateDecode /FlateDecode]', deflateTwice],
		['un oggetto con il filtro altrove', '/Type /ObjStm /Filter 9 0 R', deflateSync],
		['un oggetto non compresso', '/Type /ObjStm', (body: Buffer) => body]
	])('un PDF con una parte attiva in %s è rifiutato', (_dove, dizionario, encode) => {
		const corpo = encode(Buffer.from('1 0 << /S /JavaScript /JS (app.alert) >>'));
		const hidden = Buffer.concat([
			Buffer.from(`%PDF-1.7\n2 0 obj\n<< ${dizionario} /N 1 /First 4 >>\nstream\n`),
			corpo,
			Buffer.from('\nendstream\nendobj\n%%EOF')
		]);
		expect(checkFile(hidden)).toEqual({ ok: false, codice: 'ALL_ATTIVO' });
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
	])('un flusso finto %s non nasconde la parte attiva', (_dove, corpo) => {
		expect(checkFile(Buffer.from(`%PDF-1.7\n${corpo}%%EOF`))).toEqual({ ok: false, codice: 'ALL_ATTIVO' });
	});

	it('i PDF che scriviamo noi e quelli con oggetti compressi onesti si prendono', async () => {
		expect(checkFile(await pdf({ compress: true }))).toMatchObject({ ok: true });
		const honest = Buffer.concat([
			Buffer.from('%PDF-1.7\n2 0 obj\n<</Type/ObjStm/N 1/First 4/Filter[/FlateDecode]/Length 9>>stream\r\n'),
			deflateSync(Buffer.from('1 0 << /Type /Catalog >>')),
			Buffer.from(
				'\nendstream\nendobj\n3 0 obj\n<</Type/XRef/Filter/FlateDecode/DecodeParms<</Predictor 12>>>>stream\n/JS\nendstream\n%%EOF'
			)
		]);
		expect(checkFile(honest)).toMatchObject({ ok: true });
	});

	it('i byte di una immagine che somigliano a un nome non contano', () => {
		const innocent = Buffer.from(
			'%PDF-1.7\n1 0 obj\n<< /Length 9 >>\nstream\nxx /JS yy\nendstream\nendobj\n%%EOF'
		);
		expect(checkFile(innocent)).toMatchObject({ ok: true });
	});

	it('qualunque sequenza di byte dà una risposta', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('', '%PDF-1.7\n'), (byte, testa) => {
				expect(() => checkFile(Buffer.concat([Buffer.from(testa), byte]))).not.toThrow();
			})
		);
	});
});

describe('il nome di un file', () => {
	it.each([
		['C:\\Users\\x\\delega.pdf', 'delega.pdf'],
		['../../etc/passwd', 'passwd.pdf'],
		['delega\u202egpj.pdf', 'delegagpj.pdf'],
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
