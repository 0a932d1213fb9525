// Looks into a PDF for a password and for active parts, also inside its compressed objects. Pure; called by check-file.ts.
import { inflateSync } from 'node:zlib';
import type { CodiceErrore } from '#lib/domain/errori.ts';

/** A name that makes the viewer run, open or carry something. */
const ACTIVE = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])/;
const ENCRYPTED = /\/Encrypt(?![A-Za-z0-9])/;
/** Objects inside one stream, inflated: more than this is no honest document. */
const INFLATED_MAX = 30_000_000;

/** What is wrong with the PDF, if anything. */
export function checkPdf(content: Buffer): CodiceErrore | undefined {
	const text = content.toString('latin1');
	if (!text.slice(-2048).includes('%%EOF')) return 'ALL_FORMATO';
	const outside = plainNames(text.replace(STREAM, '$1'));
	if (ENCRYPTED.test(outside)) return 'ALL_PROTETTO';
	if (ACTIVE.test(outside)) return 'ALL_ATTIVO';
	return objectStreams(text).some((objects) => ACTIVE.test(plainNames(objects))) ? 'ALL_ATTIVO' : undefined;
}

// A dictionary and the stream that follows it; the bytes of a stream are no names.
const STREAM = /(<<[^]*?>>\s*)stream\r?\n[^]*?endstream/g;

// "/J#61vaScript" is the same name as "/JavaScript".
function plainNames(text: string): string {
	return text.replace(/#([0-9a-fA-F]{2})/g, (_all, code: string) =>
		String.fromCharCode(Number.parseInt(code, 16))
	);
}

function objectStreams(text: string): string[] {
	const found: string[] = [];
	for (const { index } of text.matchAll(/\/ObjStm/g)) {
		const start = /stream\r?\n/.exec(text.slice(index, index + 2000));
		if (!start) continue;
		const from = index + start.index + start[0].length;
		const to = text.indexOf('endstream', from);
		found.push(inflate(text.slice(from, to === -1 ? undefined : to)));
	}
	return found;
}

// What does not inflate cannot be read by a viewer either.
function inflate(body: string): string {
	try {
		return inflateSync(Buffer.from(body, 'latin1'), { maxOutputLength: INFLATED_MAX }).toString('latin1');
	} catch {
		return body;
	}
}
