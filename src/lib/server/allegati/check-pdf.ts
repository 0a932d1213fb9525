// Looks into a PDF for a password and for active parts, also inside its compressed objects. Pure; called by check-file.ts.
import { inflateSync } from 'node:zlib';
import type { CodiceErrore } from '#lib/domain/errori.ts';

/** A name that makes the viewer run, open or carry something. */
const ACTIVE = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])/;
const ENCRYPTED = /\/Encrypt(?![A-Za-z0-9])/;
/** Objects inside one stream, inflated: more than this is no honest document. */
const INFLATED_MAX = 30_000_000;

type Stream = { dizionario: string; corpo: string };

/** What is wrong with the PDF, if anything. */
export function checkPdf(content: Buffer): CodiceErrore | undefined {
	const text = content.toString('latin1');
	if (!text.slice(-2048).includes('%%EOF')) return 'ALL_FORMATO';
	const { fuori, stream } = splitStreams(text);
	const outside = plainNames(fuori);
	if (ENCRYPTED.test(outside)) return 'ALL_PROTETTO';
	if (ACTIVE.test(outside)) return 'ALL_ATTIVO';
	const objects = stream
		.filter(({ dizionario }) => /\/ObjStm(?![A-Za-z0-9])/.test(dizionario))
		.map(readObjects);
	// Objects that cannot be looked into are taken for active ones: printing the document again mends both.
	return objects.some((inside) => inside === undefined || ACTIVE.test(plainNames(inside)))
		? 'ALL_ATTIVO'
		: undefined;
}

/** A comment, the beginning of a string, or that of a stream. */
const MARK = /%[^\r\n]*|\(|>>\s*stream\r?\n/g;

// The bytes of a stream are no names. The word "stream" in a comment or in a string begins none.
function splitStreams(text: string): { fuori: string; stream: Stream[] } {
	const pezzi: string[] = [];
	const stream: Stream[] = [];
	let from = 0;
	MARK.lastIndex = 0;
	for (let mark = MARK.exec(text); mark; mark = MARK.exec(text)) {
		if (mark[0] === '(') MARK.lastIndex = endOfString(text, MARK.lastIndex);
		if (!mark[0].startsWith('>>')) continue;
		const inizio = MARK.lastIndex;
		const fine = text.indexOf('endstream', inizio);
		const prima = text.slice(from, inizio);
		pezzi.push(prima);
		from = fine === -1 ? text.length : fine;
		stream.push({ dizionario: plainNames(prima), corpo: text.slice(inizio, from) });
		MARK.lastIndex = from;
	}
	return { fuori: [...pezzi, text.slice(from)].join('\n'), stream };
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

// "/J#61vaScript" is the same name as "/JavaScript".
function plainNames(text: string): string {
	return text.replace(/#([0-9a-fA-F]{2})/g, (_all, code: string) =>
		String.fromCharCode(Number.parseInt(code, 16))
	);
}

/** The objects of a stream, when it is plain or deflated once, as honest writers do; undefined otherwise. */
function readObjects({ dizionario, corpo }: Stream): string | undefined {
	if (!dizionario.includes('/Filter')) return corpo;
	const filtri = dizionario.match(/\/[A-Za-z0-9]+Decode(?![A-Za-z0-9])/g) ?? [];
	if (filtri.length !== 1 || filtri[0] !== '/FlateDecode' || dizionario.includes('/Predictor'))
		return undefined;
	try {
		return inflateSync(Buffer.from(corpo, 'latin1'), { maxOutputLength: INFLATED_MAX }).toString('latin1');
	} catch {
		return undefined;
	}
}
