// Looks into a PDF for a password and for active parts, also inside its compressed objects, and gives way to other work while it does. Called by check-file.ts.
import { setImmediate as giveWay } from 'node:timers/promises';
import { createInflate } from 'node:zlib';
import type { CodiceErrore } from '#lib/domain/errori.ts';
import { BLANK, endOfDictionary, readObjectStream } from './pdf-dictionary.ts';
import {
	addNames,
	isActive,
	objectStreamMarks,
	senzaNomi,
	SOVRAPPOSIZIONE,
	type NomiPdf
} from './pdf-names.ts';

/** Objects inside all streams of a file, inflated: more than this is no honest document. */
const GONFIATI_MASSIMI = 30_000_000;
/** Places that may name a stream of objects, and characters read around all of them. */
const SEGNI_MASSIMI = 20_000;
const CARATTERI_MASSIMI = 60_000_000;
/** Read at once, before other requests have their turn. */
const PEZZO = 262_144;
/** Longest dictionary of an object stream on either side of its mark. */
const VICINO = 1_024;
/** How far the end of a dictionary is looked for: first near, then far. */
const LONTANO = [1_024, 65_536] as const;
/** An outline names its first entry, an object of its own; an object stream counts, or names where the count is. */
const REFERENCE = /^\d+\s+\d+\s+R/;
const NUMBER = /^[-+.\d]/;

/** Number and place of the first object: inflated twice, or against a predictor, the text begins otherwise. */
const OBJECTS_HEAD = /^\s*\d+\s+\d+\s/;

type Segno = { at: number; end: number; sicuro: boolean };

/** What is wrong with the PDF, if anything. What cannot be looked into is taken for active: printing the document again mends both. */
export async function checkPdf(content: Buffer): Promise<CodiceErrore | undefined> {
	if (!content.subarray(-2048).includes('%%EOF')) return 'ALL_FORMATO';
	// Readers find an object wherever the table of contents says, be it in a comment, a string or the bytes of an image: all of it is read.
	const { nomi, segni } = await readNames(content);
	if (nomi.protetto) return 'ALL_PROTETTO';
	if (isActive(nomi) || !segni) return 'ALL_ATTIVO';
	const inside = await readObjectStreams(content, { nomi, segni });
	return inside && !isActive(inside) ? undefined : 'ALL_ATTIVO';
}

async function readNames(content: Buffer): Promise<{ nomi: NomiPdf; segni: Segno[] | undefined }> {
	let nomi = senzaNomi();
	const segni = new Map<number, Segno>();
	for (let from = 0; from < content.length; from += PEZZO) {
		const text = content.toString('latin1', from, Math.min(content.length, from + PEZZO + SOVRAPPOSIZIONE));
		nomi = addNames(nomi, text);
		for (const { at, end, sicuro } of objectStreamMarks(text))
			segni.set(from + at, { at: from + at, end: from + end, sicuro });
		if (nomi.protetto || isActive(nomi)) break;
		if (segni.size > SEGNI_MASSIMI) return { nomi, segni: undefined };
		await giveWay();
	}
	return { nomi, segni: [...segni.values()] };
}

/** The names in the objects of all streams; undefined when one of them cannot be looked into, or all are too many. */
async function readObjectStreams(
	content: Buffer,
	{ nomi, segni }: { nomi: NomiPdf; segni: readonly Segno[] }
): Promise<NomiPdf | undefined> {
	const resta = { byte: GONFIATI_MASSIMI, caratteri: CARATTERI_MASSIMI };
	const visti = new Set<number>();
	let tutti = nomi;
	for (const [indice, segno] of segni.entries()) {
		if (indice % 200 === 0) await giveWay();
		const trovato = findObjectStream(content, segno, resta);
		if (trovato === 'nessuno') continue;
		if (trovato === 'ignoto' || tutti.travestito) return undefined;
		if (visti.has(trovato.inizio)) continue;
		visti.add(trovato.inizio);
		const dentro = await readObjects(content, { da: trovato.inizio, nomi: tutti, resta });
		if (!dentro) return undefined;
		tutti = dentro;
	}
	return tutti;
}

type Resta = { byte: number; caratteri: number };

function findObjectStream(
	content: Buffer,
	{ at, end, sicuro }: Segno,
	resta: Resta
): 'nessuno' | 'ignoto' | { inizio: number } {
	const dopo = content.toString('latin1', end, Math.min(content.length, end + VICINO));
	const prima = content.toString('latin1', Math.max(0, at - VICINO), at);
	const flusso = readObjectStream(prima, content.toString('latin1', at, end), dopo);
	if (flusso) return { inizio: end + flusso.inizio };
	const valore = dopo.replace(BLANK, '');
	if (sicuro || valore === '') return 'ignoto';
	if (!REFERENCE.test(valore)) return NUMBER.test(valore) ? 'ignoto' : 'nessuno';
	for (const quanto of LONTANO) {
		const lungo = content.toString('latin1', end, Math.min(content.length, end + quanto));
		resta.caratteri -= lungo.length;
		if (resta.caratteri < 0) return 'ignoto';
		const fine = endOfDictionary(lungo);
		if (fine !== 'ignoto') return fine === 'altro' ? 'nessuno' : 'ignoto';
	}
	return 'ignoto';
}

async function readObjects(
	content: Buffer,
	{ da, nomi, resta }: { da: number; nomi: NomiPdf; resta: Resta }
): Promise<NomiPdf | undefined> {
	const fine = content.indexOf('endstream', da, 'latin1');
	const inflate = createInflate({ chunkSize: PEZZO });
	inflate.end(content.subarray(da, fine === -1 ? content.length : fine));
	let tutti = nomi;
	let coda = '';
	try {
		for await (const pezzo of inflate as AsyncIterable<Buffer>) {
			resta.byte -= pezzo.length;
			if (resta.byte < 0) return undefined;
			const text = coda + pezzo.toString('latin1');
			if (coda === '' && !OBJECTS_HEAD.test(text)) return undefined;
			tutti = addNames(tutti, text);
			if (isActive(tutti)) return tutti;
			coda = text.slice(-SOVRAPPOSIZIONE);
		}
		return tutti;
	} catch {
		return undefined;
	}
}
