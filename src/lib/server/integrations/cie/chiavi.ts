// The keys of an ente in the federation: made once by whoever takes CIE into use, shown without their private part, read before use.
import {
	calculateJwkThumbprint,
	exportJWK,
	generateKeyPair,
	importJWK,
	type CryptoKey,
	type JWK
} from 'jose';
import type { ChiaviCie } from './port.ts';

/** Of the request, of the login and of the statements about oneself: the one that every party of the profile must know. */
export const ALGORITMO_FIRMA = 'RS256';
export const ALGORITMO_CIFRATURA = 'RSA-OAEP-256';

/** Three new private RSA keys of 2048 bits, named by their RFC 7638 thumbprint as the profile wants. */
export async function createChiaviCie(): Promise<ChiaviCie> {
	const [federazione, firma, cifratura] = await Promise.all([
		createChiave('sig', ALGORITMO_FIRMA),
		createChiave('sig', ALGORITMO_FIRMA),
		createChiave('enc', ALGORITMO_CIFRATURA)
	]);
	return { federazione: [federazione], firma: [firma], cifratura: [cifratura] };
}

async function createChiave(use: 'sig' | 'enc', alg: string): Promise<JWK> {
	const { privateKey } = await generateKeyPair(alg, { modulusLength: 2048, extractable: true });
	const jwk = await exportJWK(privateKey);
	return { ...jwk, use, alg, kid: await calculateJwkThumbprint(jwk) };
}

/** What anyone may know of the keys. */
export function toPubliche(chiavi: readonly JWK[]): { keys: JWK[] } {
	return { keys: chiavi.map(({ kty, n, e, use, alg, kid }) => ({ kty, n, e, use, alg, kid })) };
}

/** The key in use, ready to sign. @throws TypeError when the list is empty or the key is not an RSA key with a `kid` */
export async function readChiaveInUso(chiavi: readonly JWK[]): Promise<{ key: CryptoKey; kid: string }> {
	const [jwk] = chiavi;
	if (!jwk?.kid || jwk.kty !== 'RSA' || !jwk.d) throw new TypeError('Chiave di CIE assente o incompleta');
	const key = await importJWK(jwk, ALGORITMO_FIRMA);
	if (key instanceof Uint8Array) throw new TypeError('Chiave di CIE assente o incompleta');
	return { key, kid: jwk.kid };
}
