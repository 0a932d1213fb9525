// Checks what the provider signed about a login: the ID token and the userinfo. Called by client.ts.
import { createHash, timingSafeEqual } from 'node:crypto';
import {
	compactDecrypt,
	createLocalJWKSet,
	decodeProtectedHeader,
	importJWK,
	jwtVerify,
	type JWK
} from 'jose';
import type { Livello } from '#lib/domain/identita-verificata.ts';
import { ALGORITMO_CIFRATURA, ALGORITMO_FIRMA } from './chiavi.ts';
import { RispostaNonValida } from './errori.ts';
import { ALGORITMI_BUSTA, readAcr, type MetadatiProvider } from './wire.ts';

type Firmata = { clientId: string; metadati: MetadatiProvider; adesso: Date };

/**
 * Subject and level of an ID token, whose nonce was checked with the answer.
 * @throws JOSEError, RispostaNonValida when it is lower than `livello` or belongs to another access token
 */
export async function readIdToken(
	dati: Firmata & { idToken: string; accessToken: string; livello: Livello }
): Promise<{ sub: string; livello: Livello }> {
	const { payload } = await verify(dati, dati.idToken, ['exp', 'sub', 'at_hash', 'acr']);
	if (!isHashOf(payload.at_hash, dati.accessToken)) throw new RispostaNonValida('at_hash di un altro token');
	const livello = readAcr(payload.acr);
	if (!livello || livello < dati.livello) throw new RispostaNonValida('livello non raggiunto');
	return { sub: payload.sub ?? '', livello };
}

/**
 * The userinfo taken out of its envelope: the signed statement, and what it says.
 * @throws JOSEError, RispostaNonValida when it is not wrapped, or speaks of another subject
 */
export async function readUserinfo(
	dati: Firmata & { busta: string; chiavi: readonly JWK[]; sub: string }
): Promise<{ firmato: string; claims: Readonly<Record<string, unknown>> }> {
	if (dati.busta.split('.').length !== 5) throw new RispostaNonValida('userinfo non cifrato');
	const { plaintext } = await compactDecrypt(dati.busta, ({ kid }) => findChiave(kid, dati.chiavi), {
		keyManagementAlgorithms: [ALGORITMO_CIFRATURA],
		contentEncryptionAlgorithms: ALGORITMI_BUSTA
	});
	const firmato = new TextDecoder().decode(plaintext);
	const { payload } = await verify(dati, firmato, ['sub']);
	if (payload.sub !== dati.sub) throw new RispostaNonValida('userinfo di un altro soggetto');
	return { firmato, claims: payload };
}

/** Whether an ID token is signed with a key that is not among those known. */
export function isChiaveNuova(idToken: string, { jwks }: MetadatiProvider): boolean {
	const { kid } = decodeProtectedHeader(idToken);
	return !jwks.keys.some((chiave) => chiave.kid === kid);
}

async function verify({ clientId, metadati, adesso }: Firmata, jwt: string, requiredClaims: string[]) {
	return jwtVerify(jwt, createLocalJWKSet(metadati.jwks), {
		issuer: metadati.issuer,
		audience: clientId,
		algorithms: [ALGORITMO_FIRMA],
		requiredClaims,
		currentDate: adesso,
		clockTolerance: 60
	});
}

// A provider that names no key means the one in use.
async function findChiave(kid: string | undefined, chiavi: readonly JWK[]) {
	const chiave = kid === undefined ? chiavi[0] : chiavi.find((una) => una.kid === kid);
	if (!chiave) throw new RispostaNonValida('userinfo cifrato per altri');
	return importJWK(chiave, ALGORITMO_CIFRATURA);
}

// OpenID Connect Core 3.1.3.6: the left half of the SHA-256 of the access token.
function isHashOf(atHash: unknown, accessToken: string): boolean {
	if (typeof atHash !== 'string') return false;
	const atteso = createHash('sha256').update(accessToken).digest().subarray(0, 16);
	const letto = Buffer.from(atHash, 'base64url');
	return letto.length === atteso.length && timingSafeEqual(letto, atteso);
}
