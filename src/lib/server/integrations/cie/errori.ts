// Reads why a login did not end well: what the provider says, and what does not hold in its answer. Called by client.ts.
import { errors as jose } from 'jose';
import * as openid from 'openid-client';
import type { ErroreAccesso } from '#lib/domain/identita-verificata.ts';
import { failTemporarily } from './chiama.ts';

/** The answer does not hold; the message is the reason, without a word about the person. */
export class RispostaNonValida extends Error {
	override name = 'RispostaNonValida';
}

/** Numbers of the SPID table that CIE uses beside 1. */
const NUMERI = new Set([19, 20, 21, 22, 23, 25]);

/**
 * The number of the SPID table for an error that the provider sent back. CIE writes it in the description, as `ErrorCode nrNN`;
 * without one, the code of OAuth tells a refusal of consent (22), a login not carried out (21) and a refusal (25). All else is 1.
 */
export function readNumero({
	error,
	descrizione
}: {
	error: string;
	descrizione?: string | undefined;
}): number {
	const scritto = Number(/\bnr\s?(\d{1,2})\b/i.exec(descrizione ?? '')?.[1]);
	if (NUMERI.has(scritto)) return scritto;
	if (error === 'consent_required') return 22;
	if (error === 'login_required' || error === 'interaction_required') return 21;
	return error === 'access_denied' && Number.isNaN(scritto) ? 25 : 1;
}

/**
 * What a failure of finishLogin means for the login.
 * @throws IntegrationError when the provider was not reached, or broke down
 */
export function toErroreAccesso(cause: unknown): ErroreAccesso {
	if (cause instanceof RispostaNonValida) return { tipo: 'risposta', motivo: cause.message };
	if (cause instanceof openid.AuthorizationResponseError)
		return {
			tipo: 'gestore',
			numero: readNumero({ error: cause.error, descrizione: cause.error_description })
		};
	if (cause instanceof openid.ResponseBodyError) {
		if (cause.status >= 500) return failTemporarily(cause);
		return { tipo: 'risposta', motivo: `token rifiutato: ${readCodice(cause.error)}` };
	}
	if (cause instanceof jose.JOSEError) return { tipo: 'risposta', motivo: `firma o busta: ${cause.code}` };
	if (cause instanceof openid.ClientError && cause.code && !MUTI.has(cause.code))
		return { tipo: 'risposta', motivo: `${cause.message} (${cause.code})` };
	return failTemporarily(cause);
}

// The register keeps the answer itself: here a known form alone, or nothing.
function readCodice(errore: string): string {
	return /^[a-z_]{1,40}$/.test(errore) ? errore : 'senza codice';
}

const MUTI = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT']);
