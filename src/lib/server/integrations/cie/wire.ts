// What goes over the wire with CIE: our own schemas of the parts of the SPID/CIE OpenID Connect profile in use.
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import type { Livello } from '#lib/domain/identita-verificata.ts';

/** Signatures that the profile admits. */
export const ALGORITMI_FIRMA = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'PS256', 'PS512'];
/** How the data of the person may be wrapped. */
export const ALGORITMI_BUSTA = ['A256CBC-HS512', 'A128CBC-HS256'];
/** Name of the attribute of the codice fiscale. */
export const CODICE_FISCALE = 'https://attributes.eid.gov.it/fiscal_number';

/** Whether an address may be called: https, or plain http on this machine alone. */
function isIndirizzoSicuro(indirizzo: string): boolean {
	if (!URL.canParse(indirizzo)) return false;
	const url = new URL(indirizzo);
	return url.protocol === 'https:' || (url.protocol === 'http:' && isQuestaMacchina(url.hostname));
}

/** Whether a host name stays on this machine. */
export function isQuestaMacchina(host: string): boolean {
	return host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1';
}

const indirizzo = z.string().refine(isIndirizzoSicuro, 'indirizzo non sicuro');
const chiavi = z
	.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().min(1) })).min(1) })
	.transform((insieme): JSONWebKeySet => insieme);

/** The payload of an entity statement, about oneself or about a subordinate. Times are seconds. */
export const dichiarazione = z.object({
	iss: indirizzo,
	sub: indirizzo,
	iat: z.number(),
	exp: z.number(),
	jwks: chiavi,
	authority_hints: z.array(z.string()).optional(),
	metadata: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
	metadata_policy: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).optional(),
	/** The profile writes the first name, the final specification the second. */
	trust_marks_issuers: z.record(z.string(), z.array(z.string())).optional(),
	trust_mark_issuers: z.record(z.string(), z.array(z.string())).optional()
});

/** What a trust anchor says about its own addresses. */
export const metadatiAncora = z.object({
	federation_fetch_endpoint: indirizzo,
	federation_trust_mark_endpoint: indirizzo.optional()
});

/** What the provider says about itself, once the trust anchor had its say. */
export const metadatiProvider = z.object({
	issuer: indirizzo,
	authorization_endpoint: indirizzo,
	token_endpoint: indirizzo,
	userinfo_endpoint: indirizzo,
	revocation_endpoint: indirizzo,
	jwks: chiavi
});

export type Dichiarazione = z.output<typeof dichiarazione>;
export type MetadatiProvider = z.output<typeof metadatiProvider>;

/** The attributes of a person as they come in the userinfo. */
export const attributi = z.object({
	given_name: z.string().trim().min(1).max(200),
	family_name: z.string().trim().min(1).max(200),
	[CODICE_FISCALE]: z.string().regex(/^TINIT-/),
	birthdate: z.iso.date().optional().catch(undefined),
	email: z.email().optional().catch(undefined)
});

/** What is asked of the provider: no more than the portal needs (art. 5 par. 1 c GDPR). Without the e-mail the login goes on. */
export const ATTRIBUTI_CHIESTI = {
	userinfo: {
		given_name: { essential: true },
		family_name: { essential: true },
		[CODICE_FISCALE]: { essential: true },
		birthdate: null,
		email: null
	}
};

/** `acr` of a level: the addresses of SPID, for CIE too. */
export function toAcr(livello: Livello): string {
	return `https://www.spid.gov.it/SpidL${livello}`;
}

/** The level of an `acr`, undefined when it is none of the three. */
export function readAcr(acr: unknown): Livello | undefined {
	return ([1, 2, 3] as const).find((livello) => toAcr(livello) === acr);
}
