// The OpenID provider of the simulator: oidc-provider with the settings of the SPID/CIE profile and registration through the federation. Made by cie.ts.
import { createHash } from 'node:crypto';
import Provider, { type AdapterPayload, type Configuration } from 'oidc-provider';
import { HTML } from '../page.ts';
import { createMemory } from './memory.ts';
import { refusalPage } from './pages.ts';
import { claimsOf } from './claims.ts';
import { Untrusted } from './relying-party.ts';
import type { TrustAnchor } from './trust-anchor.ts';
import { ACR, FISCAL_NUMBER, type KeyPair } from './wire.ts';

export type ProviderOptions = {
	/** Entity id and issuer. */
	issuer: string;
	/** Signs ID tokens and userinfo. */
	key: KeyPair;
	/** Protects the cookies of a login under way. */
	secret: string;
	trustAnchor: TrustAnchor;
};

/** Attributes that can be asked for. */
export const CLAIMS = ['given_name', 'family_name', FISCAL_NUMBER, 'birthdate', 'email'];

/** A provider of its own memory. */
export function createProvider({ issuer, key, secret, trustAnchor }: ProviderOptions): Provider {
	const { pathname } = new URL(issuer);

	// Automatic registration: whoever the trust anchor vouches for is a client, as it describes itself.
	async function findClient(id: string): Promise<AdapterPayload | undefined> {
		try {
			const { metadata } = await trustAnchor.admit(id);
			return { ...metadata.openid_relying_party, client_id: id };
		} catch (cause) {
			if (!(cause instanceof Untrusted)) throw cause;
			console.error(`Simulatore di CIE: ${cause.message}`);
			return undefined;
		}
	}

	const configuration: Configuration = {
		...PROFILE,
		adapter: createMemory(findClient),
		jwks: { keys: [key.private] },
		cookies: { keys: [secret] },
		interactions: { url: (_, { uid }) => `${pathname}/interazione/${uid}` },
		pairwiseIdentifier: (_, accountId, { clientId }) => toSubject({ accountId, clientId, secret }),
		findAccount: (_, accountId) => {
			const claims = claimsOf(accountId);
			return claims && { accountId, claims: () => ({ ...claims, sub: accountId }) };
		},
		renderError: (ctx, { error, error_description: reason }) => {
			ctx.set(HTML);
			ctx.body = refusalPage(reason ?? error);
		}
	};
	return new Provider(issuer, configuration);
}

/** The name of a person for one site alone. */
export function toSubject(facts: { accountId: string; clientId: string; secret: string }): string {
	const { accountId, clientId, secret } = facts;
	return createHash('sha256').update(`${clientId}|${accountId}|${secret}`).digest('hex');
}

const PROFILE: Configuration = {
	scopes: ['openid', 'profile', 'email'],
	subjectTypes: ['pairwise'],
	responseTypes: ['code'],
	clientAuthMethods: ['private_key_jwt'],
	acrValues: ACR,
	claims: { openid: ['sub'], profile: CLAIMS.filter((name) => name !== 'email'), email: ['email'] },
	features: {
		devInteractions: { enabled: false },
		rpInitiatedLogout: { enabled: false },
		claimsParameter: { enabled: true },
		requestObjects: { enabled: true, requireSignedRequestObject: true },
		jwtUserinfo: { enabled: true },
		encryption: { enabled: true },
		revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId }
	},
	enabledJWA: {
		idTokenSigningAlgValues: ['RS256'],
		userinfoSigningAlgValues: ['RS256'],
		userinfoEncryptionAlgValues: ['RSA-OAEP-256'],
		userinfoEncryptionEncValues: ['A256CBC-HS512', 'A128CBC-HS256'],
		requestObjectSigningAlgValues: ['RS256'],
		clientAuthSigningAlgValues: ['RS256']
	},
	// The profile: PKCE always, and no token that outlives the login.
	pkce: { required: () => true },
	expiresWithSession: () => false,
	ttl: {
		AccessToken: 300,
		AuthorizationCode: 60,
		IdToken: 300,
		Interaction: 600,
		Session: 600,
		Grant: 600
	}
};
