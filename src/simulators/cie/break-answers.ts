// Puts the wrong answers in place of the right ones, after the provider made them; given to oidc-provider by cie.ts.
import { CompactEncrypt, importJWK, type JWK, type JWTPayload } from 'jose';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { breakClaims, breakIdToken, breakReturn, type Breakage } from './breakages.ts';
import { claimsOf } from './people.ts';
import { toSubject } from './provider.ts';
import { sign, toSeconds, type KeyPair } from './wire.ts';

export type BreakOptions = {
	/** What was chosen for a consent. */
	find: (grant: string) => Breakage | undefined;
	issuer: string;
	secret: string;
	key: KeyPair;
	foreignKey: KeyPair;
	now: () => Date;
};

/** A middleware of the provider. */
export function createBreaker(options: BreakOptions) {
	const { find, issuer, secret, key, foreignKey, now } = options;

	async function wrongUserinfo(ctx: KoaContextWithOIDC, breakage: Breakage): Promise<string | undefined> {
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
		const wrong = breakClaims(right, breakage);
		if (!wrong) return undefined;
		const foreign = { ...foreignKey, public: key.public };
		const jws = await sign(wrong, undefined, breakage === 'chiave-dati' ? foreign : key);
		return breakage === 'chiaro' ? jws : wrap(jws, client.jwks?.keys as JWK[]);
	}

	return async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
		await next();
		// Pages that are not of the provider have no such thing.
		const entities = (ctx.oidc as KoaContextWithOIDC['oidc'] | undefined)?.entities;
		const breakage = find(entities?.Grant?.jti ?? '');
		if (!breakage) return;
		if (ctx.oidc.route === 'resume') ctx.set('location', breakReturn(ctx.response.get('location'), breakage));
		const body = ctx.body as { id_token?: string } | string | undefined;
		if (ctx.oidc.route === 'token' && typeof body === 'object' && body.id_token)
			body.id_token = await breakIdToken(body.id_token, breakage, { own: key, foreign: foreignKey });
		if (ctx.oidc.route === 'userinfo') ctx.body = (await wrongUserinfo(ctx, breakage)) ?? body;
	};
}

async function wrap(jws: string, keys: readonly JWK[]): Promise<string> {
	const key = keys.find(({ use }) => use === 'enc');
	if (!key?.kid) throw new Error('Il sito non dice con quale chiave cifrare');
	return new CompactEncrypt(new TextEncoder().encode(jws))
		.setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256CBC-HS512', cty: 'JWT', kid: key.kid })
		.encrypt(await importJWK(key, 'RSA-OAEP-256'));
}
