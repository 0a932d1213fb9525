// The simulator of CIE: a federation of its own (trust anchor and provider) under `/cie`. Mounted by cli/simulators.ts and by the tests.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Simulator } from '../serve.ts';
import { createAnswers } from './answers.ts';
import type { Anomalia } from './anomalie.ts';
import { createInteractions } from './interactions.ts';
import { CLAIMS, createProvider } from './provider.ts';
import { createTrustAnchor } from './trust-anchor.ts';
import { ACR, createKey, sign, toSeconds, VALIDITY } from './wire.ts';

export type CieOptions = {
	/** Where the simulators answer. */
	indirizzo: string;
	now: () => Date;
	newId: () => string;
};

/** Entity ids of the federation of the simulator, given where the simulators answer. */
export function toCieEntities(indirizzo: string): { trustAnchor: string; provider: string } {
	return { trustAnchor: new URL('/cie/ta', indirizzo).href, provider: new URL('/cie/op', indirizzo).href };
}

/** Keys are made at every start: who remembers those of another run has to follow the chain again. */
export async function createCieSimulator({ indirizzo, now, newId }: CieOptions): Promise<Simulator> {
	const { trustAnchor: anchor, provider: issuer } = toCieEntities(indirizzo);
	const [anchorKey, providerKey, key, foreignKey] = await Promise.all([
		createKey(),
		createKey(),
		createKey(),
		createKey()
	]);
	const trustAnchor = createTrustAnchor({
		anchor,
		provider: issuer,
		providerKey: providerKey.public,
		key: anchorKey,
		now,
		newId
	});
	const secret = newId();
	const provider = createProvider({ issuer, key, secret, trustAnchor });
	const anomalie = new Map<string, Anomalia>();
	provider.use(
		createAnswers({ find: (grant) => anomalie.get(grant), issuer, secret, key, foreignKey, now, newId })
	);
	const interact = createInteractions({
		provider,
		onAnomalia: (grant, anomalia) => anomalie.set(grant, anomalia)
	});
	const callback = provider.callback();

	function providerStatement(): Promise<string> {
		const iat = toSeconds(now());
		const claims = {
			iss: issuer,
			sub: issuer,
			iat,
			exp: iat + VALIDITY,
			jwks: { keys: [providerKey.public] },
			authority_hints: [anchor],
			metadata: {
				federation_entity: { organization_name: 'CIE di prova', contacts: ['cie@cie.example'] },
				openid_provider: { ...METADATA, ...addresses(issuer), issuer, jwks: { keys: [key.public] } }
			}
		};
		return sign(claims, 'entity-statement+jwt', providerKey);
	}

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? '/', indirizzo);
		const { pathname } = url;
		if (pathname.startsWith('/cie/ta/')) return trustAnchor.handle(request, response, url);
		if (pathname === '/cie/op/.well-known/openid-federation') {
			response
				.writeHead(200, { 'content-type': 'application/entity-statement+jwt' })
				.end(await providerStatement());
			return;
		}
		forgetSession(request);
		if (pathname.startsWith('/cie/op/interazione/')) return interact(request, response);
		// It knows the paths under its own address, and learns where that stands from the whole one.
		const originalUrl = request.url ?? '';
		Object.assign(request, { originalUrl, url: originalUrl.slice('/cie/op'.length) || '/' });
		await callback(request, response);
	}

	return { prefix: '/cie', handle };
}

// Nobody stays logged in here: every login starts from the choice of the person, and no page to log out is needed.
function forgetSession(request: IncomingMessage): void {
	const kept = (request.headers.cookie ?? '').split('; ').filter((one) => !one.startsWith('_session'));
	request.headers.cookie = kept.join('; ');
}

// The paths that oidc-provider gives by itself.
function addresses(issuer: string): Record<string, string> {
	return {
		authorization_endpoint: `${issuer}/auth`,
		token_endpoint: `${issuer}/token`,
		userinfo_endpoint: `${issuer}/me`,
		revocation_endpoint: `${issuer}/token/revocation`
	};
}

const METADATA = {
	organization_name: 'CIE di prova',
	scopes_supported: ['openid', 'profile', 'email'],
	response_types_supported: ['code'],
	response_modes_supported: ['query'],
	grant_types_supported: ['authorization_code'],
	acr_values_supported: ACR,
	subject_types_supported: ['pairwise'],
	claims_supported: CLAIMS,
	claims_parameter_supported: true,
	request_parameter_supported: true,
	authorization_response_iss_parameter_supported: true,
	client_registration_types_supported: ['automatic'],
	request_authentication_methods_supported: { authorization_endpoint: ['request_object'] },
	code_challenge_methods_supported: ['S256'],
	token_endpoint_auth_methods_supported: ['private_key_jwt'],
	token_endpoint_auth_signing_alg_values_supported: ['RS256'],
	request_object_signing_alg_values_supported: ['RS256'],
	id_token_signing_alg_values_supported: ['RS256'],
	userinfo_signing_alg_values_supported: ['RS256'],
	userinfo_encryption_alg_values_supported: ['RSA-OAEP-256'],
	userinfo_encryption_enc_values_supported: ['A256CBC-HS512', 'A128CBC-HS256']
};
