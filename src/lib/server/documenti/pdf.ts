// What every PDF of the house has in common: a tagged PDF/A-2a that is also PDF/UA, its fonts, tagged text, QR codes. Called by write-pdf.ts and avviso.ts.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create, type Font } from 'fontkit';
import PDFDocument from 'pdfkit';

export type Pdf = PDFKit.PDFDocument;
export type Element = PDFKit.PDFStructureElement;

/** Families of the design system, each in regular and bold. */
const FONTS = {
	normale: 'Titillium_Web/titillium-web-v10-latin-ext_latin-regular.ttf',
	forte: 'Titillium_Web/titillium-web-v10-latin-ext_latin-700.ttf',
	codice: 'Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular.ttf',
	codiceForte: 'Roboto_Mono/roboto-mono-v13-latin-ext_latin-700.ttf'
};

export type Carattere = keyof typeof FONTS;

export type Foglio = {
	titolo: string;
	autore: string;
	/** The instant it was made, which the file states. */
	creato: Date;
	margini: { top: number; bottom: number; left: number; right: number };
	caratteri: readonly Carattere[];
};

/** An empty A4 document, in Italian. */
export function openPdf({ titolo, autore, creato, margini, caratteri }: Foglio): Pdf {
	const pdf = new PDFDocument({
		size: 'A4',
		margins: margini,
		subset: 'PDF/A-2a',
		pdfVersion: '1.7',
		tagged: true,
		lang: 'it-IT',
		displayTitle: true,
		bufferPages: true,
		font: fontFile('normale'),
		info: { Title: titolo, Author: autore, CreationDate: creato, ModDate: creato }
	} as unknown as PDFKit.PDFDocumentOptions);
	for (const carattere of caratteri) pdf.registerFont(carattere, fontFile(carattere));
	pdf.appendXML(UA_IDENTIFIER);
	return pdf;
}

const UA_IDENTIFIER =
	'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>';

const fonts = new Map<Carattere, Buffer>();

// Read once: every document needs them.
function fontFile(carattere: Carattere): Buffer {
	const known = fonts.get(carattere);
	if (known) return known;
	const root = path.dirname(
		createRequire(path.resolve('package.json')).resolve('bootstrap-italia/package.json')
	);
	const file = readFileSync(path.join(root, 'dist/fonts', FONTS[carattere]));
	fonts.set(carattere, file);
	return file;
}

/** The bytes, once the document is ended. */
export function collect(pdf: Pdf): Promise<Uint8Array> {
	const parts: Buffer[] = [];
	return new Promise((resolve, reject) => {
		pdf.on('data', (part: Buffer) => parts.push(part));
		pdf.on('end', () => {
			resolve(Buffer.concat(parts));
		});
		pdf.on('error', reject);
	});
}

/** Draws something under a tag of its own. */
export function add(pdf: Pdf, parent: Element, type: string, draw: () => unknown): void {
	parent.add(pdf.struct(type, {}, [() => void draw()]));
}

export type Quadrati = { matrice: readonly (readonly boolean[])[]; x: number; y: number; lato: number };

/** A QR code as squares: no picture to embed, sharp at any size. */
export function drawQuadrati(pdf: Pdf, { matrice, x, y, lato }: Quadrati): void {
	const passo = lato / matrice.length;
	for (const [riga, celle] of matrice.entries())
		for (const [colonna, scura] of celle.entries())
			if (scura) pdf.rect(x + colonna * passo, y + riga * passo, passo, passo);
	pdf.fill('black');
}

/** What the font cannot draw would be an empty box, which PDF/A forbids. */
export function printable(testo: string): string {
	return Array.from(testo.normalize('NFC'), (letter) =>
		letter === '\n' || font().hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) ? letter : '?'
	).join('');
}

let opened: Font | undefined;

function font(): Font {
	opened ??= create(fontFile('normale'));
	return opened;
}
