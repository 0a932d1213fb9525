// Brings the ID tokens of oidc-provider to the profile of CIE, and puts the wrong answers in place of the right ones; given to the provider by cie.ts.
import { createHash } from 'node:crypto';
import { CompactEncrypt, decodeJwt, importJWK, type JWK, type JWTPayload } from 'jose';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { breakClaims, breakIdToken, breakReturn, type Anomalia } from './anomalie.ts';
import { claimsOf } from './claims.ts';
import { toSubject } from './provider.ts';
import { sign, toSeconds, type KeyPair } from './wire.ts';

export type AnswersOptions = {
	/** What was chosen for a consent. */
	find: (grant: string) => Anomalia | undefined;
	issuer: string;
	secret: string;
	key: KeyPair;
	foreignKey: KeyPair;
	now: () => Date;
	newId: () => string;
};

/** A middleware of the provider. */
export function createAnswers(options: AnswersOptions) {
	const { find, issuer, secret, key, foreignKey, now, newId } = options;

	async function wrongUserinfo(ctx: KoaContextWithOIDC, anomalia: Anomalia): Promise<string | undefined> {
		const { accessToken, client } = ctx.oidc;
		if (!accessToken || !client) return undefined;
		const { accountId } = accessToken;
		const { clientId } = client;
		const right: JWTPayload = {
			...claimsOf(accountId),
			iss: issuer,
			aud: clientId,
			iat: toSeconds(now()),
			sub: toSubject({ accountId, clientId, secret })
		};
		const wrong = breakClaims(right, anomalia);
		if (!wrong) return undefined;
		const foreign = { ...foreignKey, public: key.public };
		const jws = await sign(wrong, undefined, anomalia === 'chiave-dati' ? foreign : key);
		return anomalia === 'chiaro' ? jws : wrap(jws, (client.jwks?.keys ?? []) as JWK[]);
	}

	// CIE tells which access token an ID token belongs to, and gives it an id.
	async function complete(idToken: string, accessToken: string): Promise<string> {
		const atHash = createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
		return sign({ ...decodeJwt(idToken), at_hash: atHash, jti: newId() }, undefined, key);
	}

	return async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
		await next();
		// Paths that the provider does not know have nothing of this.
		const oidc = ctx.oidc as KoaContextWithOIDC['oidc'] | undefined;
		const anomalia = find(oidc?.entities.Grant?.jti ?? '');
		if (oidc?.route === 'token') {
			const body = ctx.body as { id_token?: string; access_token?: string };
			if (!body.id_token || !body.access_token) return;
			const right = await complete(body.id_token, body.access_token);
			body.id_token = anomalia
				? await breakIdToken(right, anomalia, { own: key, foreign: foreignKey })
				: right;
		}
		if (!anomalia) return;
		if (oidc?.route === 'resume') ctx.set('location', breakReturn(ctx.response.get('location'), anomalia));
		if (oidc?.route === 'userinfo') ctx.body = (await wrongUserinfo(ctx, anomalia)) ?? ctx.body;
	};
}

async function wrap(jws: string, keys: readonly JWK[]): Promise<string> {
	const key = keys.find(({ use }) => use === 'enc');
	if (!key?.kid) throw new Error('Il sito non dice con quale chiave cifrare');
	return new CompactEncrypt(new TextEncoder().encode(jws))
		.setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256CBC-HS512', cty: 'JWT', kid: key.kid })
		.encrypt(await importJWK(key, 'RSA-OAEP-256'));
}
