// The parts of the SPID/CIE OpenID Connect profile that the simulator of CIE writes and reads; the client of the portal has its own.
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';

/** Name of the attribute of the codice fiscale. */
export const FISCAL_NUMBER = 'https://attributes.eid.gov.it/fiscal_number';

/** The levels of SPID, which are those of CIE too. */
export const ACR = [1, 2, 3].map((level) => `https://www.spid.gov.it/SpidL${level}`);

/** Seconds for which a statement holds. */
export const VALIDITY = 86_400;

/** A private key, and what others may know of it. */
export type KeyPair = { private: JWK; public: JWK };

/** A new RSA key, named by its thumbprint. */
export async function createKey(): Promise<KeyPair> {
	const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
	const jwk = await exportJWK(privateKey);
	const names = { use: 'sig', alg: 'RS256', kid: await calculateJwkThumbprint(jwk) };
	return { private: { ...jwk, ...names }, public: { kty: jwk.kty, n: jwk.n, e: jwk.e, ...names } };
}

/** Signs with a key; `typ` says what it is. */
export async function sign(payload: object, typ: string | undefined, key: KeyPair): Promise<string> {
	return new SignJWT({ ...payload })
		.setProtectedHeader({ alg: 'RS256', kid: key.public.kid, ...(typ && { typ }) })
		.sign(await importJWK(key.private, 'RS256'));
}

/** Seconds since 1970. */
export function toSeconds(instant: Date): number {
	return Math.floor(instant.getTime() / 1000);
}
