// What goes to App IO and comes back: our own schemas of the parts of the contract in use, and the time it asks to wait.
import { z } from 'zod';
import { readRiprovaDopo } from '#lib/domain/integration-error.ts';
import { dueDate } from '#lib/domain/messaggi.ts';
import type { CodiceAppIo, MessaggioIo, StatoIo } from './port.ts';

/** Answer of `POST /profiles`. */
export const profilo = z.object({ sender_allowed: z.boolean() });

/** Answer of `POST /messages`: the contract lets the id lack. What the database cannot keep, as a null, would hold up the writes of others. */
export const messaggioCreato = z.object({
	id: z
		.string()
		.max(100)
		.regex(/^[!-~]+$/)
		.optional()
});

/** Answer of `GET /messages/{fiscal_code}/{id}`: its lists of values may grow, so any text is let in. */
export const statoMessaggio = z.object({
	status: z.string().optional(),
	rejection_reason: z.string().optional(),
	read_status: z.string().optional()
});

const MOTIVI: Record<string, 'NON_ISCRITTO' | 'BLOCCATO'> = {
	USER_NOT_FOUND: 'NON_ISCRITTO',
	SERVICE_NOT_ALLOWED: 'BLOCCATO'
};

/** What the state means. One that is not known yet settles nothing. */
export function toStato({ status, rejection_reason, read_status }: z.output<typeof statoMessaggio>): StatoIo {
	if (status === 'PROCESSED') return { esito: 'CONSEGNATO', letto: toLetto(read_status) };
	if (status !== 'REJECTED' && status !== 'FAILED') return { esito: 'IN_CORSO' };
	return { esito: 'RESPINTO', motivo: MOTIVI[rejection_reason ?? ''] ?? 'SCONOSCIUTO' };
}

function toLetto(read_status: string | undefined): boolean | undefined {
	if (read_status === 'READ') return true;
	return read_status === 'UNREAD' ? false : undefined;
}

/** What a refusal is called. */
export function codiceDi(status: number): CodiceAppIo {
	if (status >= 500) return 'GUASTO';
	return CODICI[status] ?? 'FUORI_CONTRATTO';
}

const CODICI: Record<number, CodiceAppIo> = {
	400: 'CONTENUTO_RIFIUTATO',
	401: 'CHIAVE_RIFIUTATA',
	403: 'NON_AUTORIZZATO',
	429: 'TROPPE_RICHIESTE'
};

/** Body of `POST /messages`. */
export type NuovoMessaggio = {
	fiscal_code: string;
	feature_level_type: 'STANDARD';
	content: {
		subject: string;
		markdown: string;
		require_secure_channels?: true;
		due_date?: string;
		payment_data?: { amount: number; notice_number: string; invalid_after_due_date?: true };
	};
};

/** The message as App IO wants it. */
export function toNuovoMessaggio({
	codiceFiscale,
	oggetto,
	testo,
	riservato,
	entro,
	avviso
}: MessaggioIo): NuovoMessaggio {
	return {
		fiscal_code: codiceFiscale,
		feature_level_type: 'STANDARD',
		content: {
			subject: oggetto,
			markdown: testo,
			...(riservato && { require_secure_channels: true as const }),
			...(entro && { due_date: dueDate(entro) }),
			...(avviso && { payment_data: toPagamento(avviso) })
		}
	};
}

function toPagamento({
	nav,
	cent,
	scadeConTermine
}: NonNullable<MessaggioIo['avviso']>): NuovoMessaggio['content']['payment_data'] {
	return {
		amount: cent,
		notice_number: nav,
		...(scadeConTermine && { invalid_after_due_date: true as const })
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
