// What goes to App IO and comes back: our own schemas of the parts of the contract in use, and the time it asks to wait.
import { z } from 'zod';
import { readRiprovaDopo } from '#lib/domain/integration-error.ts';
import { dueDate } from '#lib/domain/messaggi.ts';
import type { MessaggioIo } from './port.ts';

/** Answer of `POST /profiles`. */
export const profilo = z.object({ sender_allowed: z.boolean() });

/** Answer of `POST /messages`: the contract lets the id lack. */
export const messaggioCreato = z.object({ id: z.string().min(1).max(100).optional() });

/** Body of `POST /messages`. */
export type NuovoMessaggio = {
	fiscal_code: string;
	feature_level_type: 'STANDARD';
	content: {
		subject: string;
		markdown: string;
		due_date?: string;
		payment_data?: { amount: number; notice_number: string };
	};
};

/** The message as App IO wants it. */
export function toNuovoMessaggio({
	codiceFiscale,
	oggetto,
	testo,
	entro,
	avviso
}: MessaggioIo): NuovoMessaggio {
	return {
		fiscal_code: codiceFiscale,
		feature_level_type: 'STANDARD',
		content: {
			subject: oggetto,
			markdown: testo,
			...(entro && { due_date: dueDate(entro) }),
			...(avviso && { payment_data: { amount: avviso.cent, notice_number: avviso.nav } })
		}
	};
}

/** Seconds that an answer asks to wait, from the standard header or from the gateway's own. */
export function readAttesa(headers: Headers, adesso: Date): number | undefined {
	return readRiprovaDopo(headers.get('retry-after') ?? headers.get('x-rate-limit-retry-after'), adesso);
}

/** Faults of a call that happen before a byte of the request leaves. */
const PRIMA_DELL_INVIO = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'UND_ERR_CONNECT_TIMEOUT',
	'CERT_HAS_EXPIRED',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE'
]);

/** Whether a fault of `fetch` tells for sure that App IO never saw the request. */
export function isPrimaDellInvio(fault: unknown): boolean {
	const cause = fault instanceof Error ? fault.cause : undefined;
	return isCodeKnown(cause) || (cause instanceof AggregateError && cause.errors.every(isCodeKnown));
}

function isCodeKnown(cause: unknown): boolean {
	return cause instanceof Error && 'code' in cause && PRIMA_DELL_INVIO.has(String(cause.code));
}
