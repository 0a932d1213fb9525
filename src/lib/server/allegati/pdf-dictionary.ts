// Follows the dictionary of a PDF object to its end, and reads that of an honest object stream; pure. Called by check-pdf.ts.
import { plainName } from './pdf-names.ts';

const TOKEN = /%[^\r\n]*|\(|<<|>>|<[^>]*>?/g;
/** What stands between two parts and means nothing. */
export const BLANK = /^(?:[\s\0]|%[^\r\n]*[\r\n])*/;

/**
 * What ends the dictionary in which `text` begins: the key of a stream, something else, or nothing in sight. Whoever reads the
 * document stands at the same place in the same state, wherever its table of contents points.
 */
export function endOfDictionary(text: string): 'flusso' | 'altro' | 'ignoto' {
	let depth = 1;
	const token = new RegExp(TOKEN);
	for (let found = token.exec(text); found; found = token.exec(text)) {
		const [sign] = found;
		if (sign === '(') token.lastIndex = endOfString(text, token.lastIndex);
		if (sign === '<<') depth += 1;
		if (sign === '>>') depth -= 1;
		if (depth > 0) continue;
		const resto = text.slice(token.lastIndex).replace(BLANK, '');
		if (resto.length < 'stream'.length || resto.startsWith('%')) return 'ignoto';
		return resto.startsWith('stream') ? 'flusso' : 'altro';
	}
	return 'ignoto';
}

// Parentheses nest inside a string; those after a backslash do not count.
function endOfString(text: string, start: number): number {
	const sign = /\\[^]|[()]/g;
	sign.lastIndex = start;
	let depth = 1;
	for (let found = sign.exec(text); found; found = sign.exec(text)) {
		if (found[0] === '(') depth += 1;
		if (found[0] === ')') depth -= 1;
		if (depth === 0) return sign.lastIndex;
	}
	return text.length;
}

export type FlussoDiOggetti = { inizio: number };

const BEFORE = /[\r\n][^%\r\n]*?\d+\s+\d+\s+obj\s*<<([^<>()%]*)$/;
const AFTER = /^([^<>()%]*)>>\s*stream\r?\n/;
const ADMITTED = new Set(
	['Type', 'ObjStm', 'N', 'First', 'Length', 'Filter', 'FlateDecode', 'Extends'].map((name) => `/${name}`)
);

/**
 * The object stream around a mark, when its dictionary is written as writers do: no strings, comments or dictionaries inside, in
 * which another could be hidden, and one deflation. Objects left plain are refused too: their filter may stand before the
 * beginning that is seen here, where forgiving readers find it. `inizio` counts from the end of the mark.
 */
export function readObjectStream(prima: string, nome: string, dopo: string): FlussoDiOggetti | undefined {
	const head = BEFORE.exec(prima);
	const tail = AFTER.exec(dopo);
	if (!head || !tail) return undefined;
	const names = plainName(`${head[1] ?? ''}${nome}${tail[1] ?? ''}`).match(/\/[^\s/[\]]*/g) ?? [];
	const filtri = names.filter((name) => name === '/FlateDecode').length;
	const chiavi = names.filter((name) => name === '/Filter').length;
	if (names.some((name) => !ADMITTED.has(name)) || filtri !== 1 || chiavi !== 1) return undefined;
	return { inizio: tail[0].length };
}
