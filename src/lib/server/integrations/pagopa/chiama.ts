// One call to a product of pagoPA: its key, the time limit, the bounded answer and what a refusal means; used by client.ts.
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { IntegrationError, readRiprovaDopo } from '#lib/domain/integration-error.ts';

/** The subscription keys of one ente: pagoPA gives one for each product. Checkout is asked without where there is none. */
export type ChiaviPagopa = { gpd: string; ricevute: string } & {
	[prodotto in 'checkout' | 'bollo' | 'flussi' | 'avvisi']?: string | undefined;
};

export type Prodotto = keyof typeof PRODOTTI;

export type Chiamata = {
	prodotto: Prodotto;
	/** Below the path of the product, already encoded. */
	percorso: string;
	metodo?: 'POST' | 'PUT';
	corpo?: object;
};

export type Risposta = {
	prodotto: Prodotto;
	status: number;
	headers: Headers;
	corpo: Uint8Array;
	/** Seconds it asks to wait. */
	riprovaDopo: number | undefined;
};

/** @throws IntegrationError, `temporaneo` when no answer came: the request may have arrived */
export type Chiama = (chiamata: Chiamata) => Promise<Risposta>;

export type ChiamaOptions = {
	/** Of the platform, above the paths of the products. */
	indirizzo: string;
	chiavi: ChiaviPagopa;
	clock: () => Date;
	/** Milliseconds, until the last byte of the answer. */
	attesa: number;
};

/** Where each product is, what it answers, and whether its contract has `X-Request-Id`. */
const PRODOTTI = {
	gpd: { percorso: 'gpd/debt-positions-service/v1', tipo: 'application/json', conId: true },
	ricevute: { percorso: 'gpd/payments-receipts-service/v1', tipo: 'application/xml', conId: true },
	checkout: { percorso: 'checkout/ec/v2', tipo: 'application/json', conId: false },
	bollo: { percorso: 'pagopa-mbd-service/v1', tipo: 'application/json', conId: true },
	flussi: { percorso: 'fdr-org/service/v1', tipo: 'application/json', conId: false },
	avvisi: { percorso: 'payment-options/service/v1', tipo: 'application/json', conId: false }
} as const;

/** More than a page of a thousand payments. */
const RISPOSTA_MASSIMA = 2 * 1024 * 1024;

/** Calls the products with the keys of one ente. */
export function createChiama({ indirizzo, chiavi, clock, attesa }: ChiamaOptions): Chiama {
	return async ({ prodotto, percorso, metodo, corpo }) => {
		const chiave = chiavi[prodotto];
		if (!chiave && prodotto !== 'checkout') throw fault(`${prodotto}, manca la chiave`);
		const { percorso: base, tipo, conId } = PRODOTTI[prodotto];
		try {
			const risposta = await fetch(`${indirizzo}/${base}/${percorso}`, {
				method: metodo ?? 'GET',
				headers: {
					accept: tipo,
					...(chiave && { 'Ocp-Apim-Subscription-Key': chiave }),
					...(conId && { 'X-Request-Id': randomUUID() }),
					...(corpo && { 'content-type': 'application/json' })
				},
				...(corpo && { body: JSON.stringify(corpo) }),
				// Checkout answers with a redirection that is for the browser; elsewhere the key must not follow one.
				redirect: 'manual',
				signal: AbortSignal.timeout(attesa)
			});
			const { status, headers } = risposta;
			const riprovaDopo = readRiprovaDopo(headers.get('retry-after'), clock());
			return { prodotto, status, headers, corpo: await readBody(risposta), riprovaDopo };
		} catch (cause) {
			if (cause instanceof IntegrationError) throw cause;
			throw fault(`${prodotto} non risponde`, { temporaneo: true, cause });
		}
	};
}

/** What is thrown for an answer that the caller does not know what to do with. */
export function refusal({ prodotto, status, headers, corpo, riprovaDopo }: Risposta): IntegrationError {
	const richiesta = headers.get('x-request-id') ?? 'senza numero';
	const dettaglio = new TextDecoder().decode(corpo.subarray(0, 500)).replace(/\s+/g, ' ');
	return fault(`${prodotto} ${status}`, {
		temporaneo: status === 429 || status >= 500,
		riprovaDopo,
		cause: new Error(`richiesta ${richiesta}: ${dettaglio}`)
	});
}

/** What is thrown for an answer that no contract of pagoPA lets through. */
export function outOfContract(prodotto: Prodotto, cause?: unknown): IntegrationError {
	return fault(`${prodotto} fuori contratto`, { cause });
}

/** A name below a folder, which stays one name whatever is in it. */
export function percorso(cartella: string, nome: string): string {
	return `${cartella}/${encodeURIComponent(nome)}`;
}

/** The answer, when it is 200. @throws IntegrationError when it is anything else */
export function ok(risposta: Risposta): Risposta {
	if (risposta.status === 200) return risposta;
	throw refusal(risposta);
}

/** The body of an answer, as its contract has it. @throws IntegrationError, not `temporaneo`, when it is something else */
export function readJson<T>({ prodotto, corpo }: Risposta, schema: z.ZodType<T>): T {
	const letto = schema.safeParse(parseJson(new TextDecoder().decode(corpo)));
	if (letto.success) return letto.data;
	throw outOfContract(prodotto, letto.error);
}

/** An IntegrationError of pagoPA, not `temporaneo` unless told. */
export function fault(
	messaggio: string,
	altro: { temporaneo?: boolean; riprovaDopo?: number | undefined; cause?: unknown } = {}
): IntegrationError {
	return new IntegrationError(`pagoPA: ${messaggio}`, {
		integrazione: 'pagopa',
		temporaneo: false,
		...altro
	});
}

async function readBody({ body }: Response): Promise<Uint8Array> {
	const parti: Uint8Array[] = [];
	let lunghezza = 0;
	for await (const parte of body ?? []) {
		lunghezza += parte.length;
		if (lunghezza > RISPOSTA_MASSIMA) throw fault('risposta troppo grande');
		parti.push(parte);
	}
	return Buffer.concat(parti);
}

function parseJson(testo: string): unknown {
	try {
		return JSON.parse(testo) as unknown;
	} catch {
		return undefined;
	}
}
