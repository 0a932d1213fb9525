// The coat of arms of an ente, read from its SVG and drawn on paper. Called by avviso.ts.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Pdf } from './pdf.ts';

/** A path of the SVG: filled, or drawn as a line of some thickness. */
export type Tratto = { d: string; spessore?: number };
export type Stemma = { larghezza: number; altezza: number; tratti: Tratto[] };

/**
 * The coat of arms by its address in the site ('/stemmi/cassola.svg'). Undefined when there is no such file, or when it
 * is not made of paths alone: with a shape left out it would be another coat of arms.
 */
export function readStemma(indirizzo: string): Stemma | undefined {
	const file = path.resolve('static', `.${indirizzo}`);
	return existsSync(file) ? parseStemma(readFileSync(file, 'utf8')) : undefined;
}

/** The paths of an SVG of one colour. */
export function parseStemma(svg: string): Stemma | undefined {
	const [, larghezza, altezza] = /^<svg[^>]* viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>/.exec(svg) ?? [];
	const attributi = [...svg.matchAll(/<path ([^>]*)\/>/g)].map(([, testo = '']) => testo);
	const altro = svg.replace(/<\/?svg[^>]*>|<path [^>]*\/>/g, '').trim();
	const tratti = attributi.map(trattoDi).filter((tratto) => tratto !== undefined);
	if (!larghezza || !altezza || altro || tratti.length === 0 || tratti.length < attributi.length)
		return undefined;
	return { larghezza: Number(larghezza), altezza: Number(altezza), tratti };
}

function trattoDi(attributi: string): Tratto | undefined {
	const { d, fill, stroke, ...altri } = Object.fromEntries(
		[...attributi.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, nome, valore]) => [nome, valore])
	) as Record<string, string>;
	const { 'stroke-width': spessore = '1', ...ignoti } = altri;
	if (!d || Object.keys(ignoti).length > 0) return undefined;
	if (fill !== 'none') return stroke ? undefined : { d };
	return stroke ? { d, spessore: Number(spessore) } : undefined;
}

/** In black: the stemmi of the site are white, for a coloured ground. */
export function drawStemma(
	pdf: Pdf,
	{ larghezza, altezza, tratti }: Stemma,
	{ destra, y, lato }: { destra: number; y: number; lato: number }
): void {
	const scala = lato / Math.max(larghezza, altezza);
	pdf.save();
	pdf.translate(destra - larghezza * scala, y).scale(scala);
	for (const { d, spessore } of tratti)
		if (spessore === undefined) pdf.path(d).fill('black');
		else pdf.path(d).lineWidth(spessore).stroke('black');
	pdf.restore();
}
