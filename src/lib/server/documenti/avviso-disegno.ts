// Measures and strokes of the notice of payment: texts, bands, labelled values, dashed lines. Called by avviso.ts.
import { add, printable, type Carattere, type Element, type Pdf } from './pdf.ts';

const MILLIMETRO = 72 / 25.4;
export const MARGINE = 10 * MILLIMETRO;
export const LARGHEZZA = 210 * MILLIMETRO - 2 * MARGINE;
export const LATO_STEMMA = 30 * MILLIMETRO;
export const LATO_QR = 25 * MILLIMETRO;
/** Every distance is a multiple of it. */
export const PASSO = 8;
export const BLU = '#0066CC';
const NERO = '#000000';
const GRIGIO = '#7C7C7B';
const SFONDO = '#ECECEC';
const FASCIA = 3 * PASSO;
const CORPO_MINIMO = 5;

/** Where a module stands, and the element that its parts belong to. */
export type Modulo = { pdf: Pdf; dentro: Element; x: number; y: number; larghezza: number };

/** Words in one font and size. */
export type Pezzo = { testo: string; carattere: Carattere; corpo: number; colore?: string };

export function normale(testo: string, corpo: number): Pezzo {
	return { testo, carattere: 'normale', corpo };
}

export function forte(testo: string, corpo: number): Pezzo {
	return { testo, carattere: 'forte', corpo };
}

/** Puts a module under an element of its own; the answer is where it ends. */
export function drawModulo({ dentro, ...dove }: Modulo, disegna: (modulo: Modulo) => number): number {
	const sezione = dove.pdf.struct('Sect');
	dentro.add(sezione);
	const fine = disegna({ ...dove, dentro: sezione });
	sezione.end();
	return fine;
}

/** A text on a few lines, smaller if it needs more of them: the notice is one sheet. The answer is where it ends. */
export function drawParagrafo(
	{ pdf, dentro, x, y, larghezza }: Modulo,
	{ tag = 'P', testo, carattere, corpo, colore = NERO, righe = 4 }: Pezzo & { tag?: string; righe?: number }
): number {
	const parole = printable(testo);
	// Titillium leaves half a line between two.
	const opzioni = { width: larghezza, lineGap: -corpo / 8 };
	const altezza = (): number => pdf.heightOfString(parole, opzioni);
	pdf.font(carattere).fontSize(corpo);
	const massima = righe * (pdf.currentLineHeight(true) + opzioni.lineGap) + 1;
	let ridotto = corpo;
	while (altezza() > massima && ridotto > CORPO_MINIMO) pdf.fontSize((ridotto -= 1));
	const fine = y + altezza();
	add(pdf, dentro, tag, () => pdf.fillColor(colore).text(parole, x, y, opzioni));
	return fine;
}

/** Words of different sizes on one line, whose foot is at `base`; they begin at `x` of the module, or end at its right. */
export function drawRiga(
	{ pdf, dentro, x, larghezza }: Modulo,
	{
		tag = 'P',
		pezzi,
		base,
		aDestra = false
	}: { tag?: string; pezzi: Pezzo[]; base: number; aDestra?: boolean }
): void {
	const larghezze = pezzi.map(({ testo, carattere, corpo }) =>
		pdf.font(carattere).fontSize(corpo).widthOfString(printable(testo))
	);
	const totale = larghezze.reduce((somma, una) => somma + una, 0);
	add(pdf, dentro, tag, () => {
		let da = aDestra ? x + larghezza - totale : x;
		for (const [i, { testo, carattere, corpo, colore = NERO }] of pezzi.entries()) {
			pdf.font(carattere).fontSize(corpo).fillColor(colore);
			pdf.text(printable(testo), da, base, { lineBreak: false, baseline: 'alphabetic' });
			da += larghezze[i] ?? 0;
		}
	});
}

/** The grey band with the title of a module, and what stands at its right; the answer is the module that is left below. */
export function drawFascia(modulo: Modulo, titolo: string, aDestra: Pezzo[] = []): Modulo {
	const { pdf, x, y, larghezza } = modulo;
	decorate(pdf, () => pdf.rect(x, y, larghezza, FASCIA).fill(SFONDO));
	const dentro = { ...modulo, x: x + PASSO, larghezza: larghezza - 2 * PASSO };
	const base = y + 2 * PASSO;
	drawRiga(dentro, { tag: 'H2', pezzi: [forte(titolo.toUpperCase(), 10)], base });
	if (aDestra.length > 0) drawRiga(dentro, { pezzi: aDestra, base, aDestra: true });
	return { ...dentro, y: y + FASCIA + PASSO };
}

/** A labelled value, as an item of a list; the answer is where it ends. */
export function drawVoce(modulo: Modulo, etichetta: string, valore: Pezzo): number {
	const { pdf, dentro: lista, ...dove } = modulo;
	const voce = pdf.struct('LI');
	lista.add(voce);
	const y = drawParagrafo({ pdf, dentro: voce, ...dove }, { tag: 'Lbl', ...normale(etichetta, 8) });
	const fine = drawParagrafo({ pdf, dentro: voce, ...dove, y }, { tag: 'LBody', righe: 3, ...valore });
	voce.end();
	return fine;
}

/** Where the sheet may be cut, or a line between values. */
export function drawTratteggio({ pdf, x, y, larghezza }: Modulo): void {
	decorate(pdf, () =>
		pdf
			.moveTo(x, y)
			.lineTo(x + larghezza, y)
			.lineWidth(0.5)
			.dash(2, { space: 2 })
			.stroke(GRIGIO)
			.undash()
	);
}

// What says nothing is kept from who listens to the document.
function decorate(pdf: Pdf, draw: () => unknown): void {
	pdf.markContent('Artifact', { type: 'Layout' });
	draw();
	pdf.endMarkedContent();
}
