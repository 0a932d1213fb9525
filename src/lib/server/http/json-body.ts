// Reads the JSON body of an API request within its limits; called by the API routes. A limit that is passed is its own refusal, never "malformed".
import { ApiRifiuto } from './api-rifiuto.ts';
import { readBytesUpTo, readerOf } from './read-bytes.ts';

/** Longest body of an API request, in bytes. */
const CORPO_MASSIMO = 200_000;
/** Deepest nesting; answers need four. */
const PROFONDITA_MASSIMA = 32;

/** The parsed body. @throws ApiRifiuto 415, 413 or 400 */
export async function readJsonBody(request: Request): Promise<unknown> {
	const tipo = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	if (tipo !== 'application/json')
		throw new ApiRifiuto({
			stato: 415,
			codice: 'TIPO_NON_AMMESSO',
			dettaglio: 'Invia i dati in JSON, con l\'intestazione "Content-Type: application/json".'
		});
	const byte = await readBytesUpTo(request, CORPO_MASSIMO);
	if (!byte) throw tooLarge();
	const testo = decode(byte);
	if (depthOf(testo) > PROFONDITA_MASSIMA)
		throw malformed('CORPO_TROPPO_ANNIDATO', 'I dati inviati sono annidati troppo in profondità.');
	try {
		return JSON.parse(testo);
	} catch {
		throw malformed('JSON_NON_VALIDO', 'Il corpo della richiesta non è un testo JSON valido.');
	}
}

/**
 * Reads what is left of a body and drops it; called by hooks.server.ts after an answer that did not need it. Left unread it would
 * hold up the next request on the same connection, and cancelling it would close the connection before the answer is read.
 */
export async function discardBody(request: Request): Promise<void> {
	if (!request.body || request.body.locked) return;
	const lettore = readerOf(request);
	try {
		while ((await lettore?.read())?.done === false);
	} catch {
		// The client has gone, or sent more than the server reads at all: nobody waits for this.
	}
}

function decode(byte: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(byte);
	} catch {
		throw malformed('JSON_NON_VALIDO', 'Il corpo della richiesta non è un testo UTF-8.');
	}
}

/** How deep brackets nest, counted on the text: what walks the parsed value would run out of stack. */
function depthOf(testo: string): number {
	let profondita = 0;
	let massima = 0;
	let inStringa = false;
	for (let posto = 0; posto < testo.length; posto++) {
		const segno = testo[posto];
		if (inStringa) {
			if (segno === '\\') posto++;
			else if (segno === '"') inStringa = false;
		} else if (segno === '"') inStringa = true;
		else if (segno === '{' || segno === '[') massima = Math.max(massima, ++profondita);
		else if (segno === '}' || segno === ']') profondita--;
	}
	return massima;
}

function tooLarge(): ApiRifiuto {
	return new ApiRifiuto({
		stato: 413,
		codice: 'CORPO_TROPPO_GRANDE',
		dettaglio: `I dati inviati superano ${CORPO_MASSIMO / 1000} kB.`
	});
}

function malformed(codice: string, dettaglio: string): ApiRifiuto {
	return new ApiRifiuto({ stato: 400, codice, dettaglio });
}
