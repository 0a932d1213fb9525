// Turns a document into a tagged PDF/A-2a that is also PDF/UA, the same bytes each time. Called by the downloads.
import { encode } from 'uqr';
import type { Documento, SezioneDocumento } from './documento.ts';
import { add, collect, drawQuadrati, openPdf, printable, type Element, type Pdf } from './pdf.ts';

const SIZE = { titolo: 20, sezione: 14, testo: 11, piede: 9 };
const MARGIN = 56;
/** About five centimetres. */
const QR_SIDE = 142;

/** The bytes of the document; `creato` is the instant it was made, which the file states. */
export async function writePdf(documento: Documento, { creato }: { creato: Date }): Promise<Uint8Array> {
	const pdf = openPdf({
		titolo: documento.titolo,
		autore: documento.intestazione.nome,
		creato,
		margini: { top: MARGIN, bottom: MARGIN + 20, left: MARGIN, right: MARGIN },
		caratteri: ['normale', 'forte']
	});
	const bytes = collect(pdf);
	const root = pdf.struct('Document');
	pdf.addStructure(root);
	heading(pdf, root, documento);
	for (const sezione of documento.sezioni) section(pdf, root, sezione);
	root.end();
	numberPages(pdf, documento.titolo);
	pdf.end();
	return bytes;
}

function heading(pdf: Pdf, root: Element, { titolo, intestazione }: Documento): void {
	add(pdf, root, 'P', () => pdf.font('forte').fontSize(SIZE.sezione).text(printable(intestazione.nome)));
	for (const riga of intestazione.righe)
		add(pdf, root, 'P', () => pdf.font('normale').fontSize(SIZE.piede).text(printable(riga)));
	pdf.moveDown(1.5);
	add(pdf, root, 'H1', () => pdf.font('forte').fontSize(SIZE.titolo).text(printable(titolo)));
}

function section(
	pdf: Pdf,
	root: Element,
	{ titolo, paragrafi = [], voci = [], tabella, figura }: SezioneDocumento
): void {
	keepTogether(pdf);
	pdf.moveDown(0.8);
	add(pdf, root, 'H2', () => pdf.font('forte').fontSize(SIZE.sezione).text(printable(titolo)));
	pdf.moveDown(0.3);
	for (const paragrafo of paragrafi) body(pdf, root, paragrafo);
	for (const { etichetta, valore } of voci) entry(pdf, root, etichetta, valore);
	if (tabella) table(pdf, root, tabella);
	if (figura) qrCode(pdf, root, figura);
}

function body(pdf: Pdf, root: Element, testo: string): void {
	add(pdf, root, 'P', () => pdf.font('normale').fontSize(SIZE.testo).text(printable(testo), { lineGap: 2 }));
	pdf.moveDown(0.3);
}

function entry(pdf: Pdf, root: Element, etichetta: string, valore: string): void {
	add(pdf, root, 'P', () => {
		pdf
			.font('forte')
			.fontSize(SIZE.testo)
			.text(`${printable(etichetta)}: `, { continued: true, lineGap: 2 });
		pdf.font('normale').text(printable(valore));
	});
}

function table(pdf: Pdf, root: Element, { colonne, righe }: NonNullable<SezioneDocumento['tabella']>): void {
	pdf.font('normale').fontSize(SIZE.piede);
	const head = colonne.map((text) => ({
		type: 'TH' as const,
		scope: 'Column' as const,
		text: printable(text)
	}));
	pdf.table({
		structParent: root,
		columnStyles: [150, 70, '*'],
		defaultStyle: { padding: 4, borderColor: '#5d7083' },
		data: [head, ...righe.map((riga) => riga.map(printable))]
	} as never);
	pdf.moveDown(0.5);
}

function qrCode(pdf: Pdf, root: Element, { qr, alternativa }: NonNullable<SezioneDocumento['figura']>): void {
	if (pdf.y + QR_SIDE > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
	const { data: matrice } = encode(qr, { border: 4 });
	const { x, y } = pdf;
	const options = { alt: printable(alternativa), bbox: [x, y, x + QR_SIDE, y + QR_SIDE] };
	const draw = (): void => {
		drawQuadrati(pdf, { matrice, x, y, lato: QR_SIDE });
	};
	root.add(pdf.struct('Figure', options, [draw]));
	pdf.y = y + QR_SIDE;
}

// A heading does not stay alone at the foot of a page.
function keepTogether(pdf: Pdf): void {
	if (pdf.y > pdf.page.height - pdf.page.margins.bottom - 60) pdf.addPage();
}

// Page numbers are decoration for whoever listens to the document.
function numberPages(pdf: Pdf, titolo: string): void {
	const { start, count } = pdf.bufferedPageRange();
	for (let page = start; page < start + count; page += 1) {
		pdf.switchToPage(page);
		const { bottom } = pdf.page.margins;
		pdf.page.margins.bottom = 0;
		pdf.markContent('Artifact', { type: 'Pagination' });
		pdf
			.font('normale')
			.fontSize(SIZE.piede)
			.text(`${printable(titolo)} - pagina ${page - start + 1} di ${count}`, MARGIN, pdf.page.height - 48, {
				align: 'center',
				lineBreak: false
			});
		pdf.endMarkedContent();
		pdf.page.margins.bottom = bottom;
	}
}
