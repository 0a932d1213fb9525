// The trust anchor of the simulator: says who it is, vouches for the provider and for the relying parties of this machine, gives trust marks.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { readBody } from '../serve.ts';
import { isOfThisMachine, readRelyingParty, Untrusted, type RelyingParty } from './relying-party.ts';
import { sign, toSeconds, VALIDITY, type KeyPair } from './wire.ts';

export type TrustAnchorOptions = {
	/** Entity ids of the trust anchor and of the provider. */
	anchor: string;
	provider: string;
	/** Public key with which the provider signs its statements. */
	providerKey: KeyPair['public'];
	key: KeyPair;
	now: () => Date;
	newId: () => string;
};

export type TrustAnchor = {
	handle: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
	/** A relying party that the trust anchor vouches for and that shows its trust mark. @throws Untrusted */
	admit: (entity: string) => Promise<RelyingParty>;
};

/** Mounted by cie.ts under the path of its entity id. */
export function createTrustAnchor(options: TrustAnchorOptions): TrustAnchor {
	const { anchor, provider, providerKey, key, now, newId } = options;
	const { pathname: prefix } = new URL(anchor);
	const mark = `${anchor}/openid_relying_party/public`;

	function stamp() {
		const iat = toSeconds(now());
		return { iss: anchor, iat, exp: iat + VALIDITY, jti: newId() };
	}

	function ownStatement(): Promise<string> {
		const claims = {
			...stamp(),
			sub: anchor,
			jwks: { keys: [key.public] },
			metadata: {
				federation_entity: {
					organization_name: 'Federazione CIE di prova',
					homepage_uri: anchor,
					contacts: ['federazione@cie.example'],
					federation_fetch_endpoint: `${anchor}/fetch`,
					federation_list_endpoint: `${anchor}/list`,
					federation_trust_mark_endpoint: `${anchor}/trust_mark`,
					federation_trust_mark_status_endpoint: `${anchor}/trust_mark_status`
				}
			},
			trust_mark_issuers: { [mark]: [anchor] },
			constraints: { max_path_length: 1 }
		};
		return sign(claims, 'entity-statement+jwt', key);
	}

	async function statementAbout(sub: string): Promise<string> {
		if (sub === provider)
			return sign(
				{ ...stamp(), sub, jwks: { keys: [providerKey] }, metadata_policy: PROVIDER_POLICY },
				'entity-statement+jwt',
				key
			);
		const { jwks } = await readRelyingParty(sub, now());
		const claims = { ...stamp(), sub, jwks, metadata_policy: RELYING_PARTY_POLICY };
		return sign(claims, 'entity-statement+jwt', key);
	}

	async function admit(entity: string): Promise<RelyingParty> {
		const party = await readRelyingParty(entity, now());
		if (!party.authority_hints.includes(anchor))
			throw new Untrusted(`${entity} non nomina questa federazione`);
		const shown = party.trust_marks.find(({ id }) => id === mark);
		if (!shown || !(await isMarkOf(entity, shown.trust_mark)))
			throw new Untrusted(`${entity} non ha il suo trust mark`);
		return party;
	}

	async function isMarkOf(entity: string, jwt: string): Promise<boolean> {
		try {
			await jwtVerify(jwt, createLocalJWKSet({ keys: [key.public] }), {
				issuer: anchor,
				subject: entity,
				currentDate: now()
			});
			return true;
		} catch {
			return false;
		}
	}

	async function answer(path: string, asked: URLSearchParams): Promise<Answer | undefined> {
		const sub = asked.get('sub') ?? '';
		switch (path) {
			case '/.well-known/openid-federation':
				return { type: STATEMENT, body: await ownStatement() };
			case '/fetch':
				return { type: STATEMENT, body: await statementAbout(sub) };
			case '/list':
				return { type: JSON_TYPE, body: JSON.stringify([provider]) };
			case '/trust_mark':
				return { type: 'application/trust-mark+jwt', body: await trustMarkFor(sub) };
			case '/trust_mark_status':
				return {
					type: JSON_TYPE,
					body: JSON.stringify({ active: await isMarkOf(sub, asked.get('trust_mark') ?? '') })
				};
			default:
				return undefined;
		}
	}

	async function trustMarkFor(sub: string): Promise<string> {
		if (!isOfThisMachine(sub)) throw new Untrusted(`${sub} non è di questa macchina`);
		return sign({ ...stamp(), sub, id: mark, organization_type: 'public' }, 'trust-mark+jwt', key);
	}

	async function handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
		const asked = request.method === 'POST' ? new URLSearchParams(await readBody(request)) : url.searchParams;
		try {
			const found = await answer(url.pathname.slice(prefix.length), asked);
			if (!found) throw new Untrusted('La federazione di prova non ha questa pagina');
			response.writeHead(200, { 'content-type': found.type, 'cache-control': 'no-store' }).end(found.body);
		} catch (cause) {
			if (!(cause instanceof Untrusted)) throw cause;
			response
				.writeHead(404, { 'content-type': JSON_TYPE })
				.end(JSON.stringify({ error: 'not_found', error_description: cause.message }));
		}
	}

	return { handle, admit };
}

type Answer = { type: string; body: string };

const STATEMENT = 'application/entity-statement+jwt';
const JSON_TYPE = 'application/json';

const PROVIDER_POLICY = {
	openid_provider: {
		subject_types_supported: { subset_of: ['pairwise'] },
		token_endpoint_auth_methods_supported: { subset_of: ['private_key_jwt'] },
		revocation_endpoint: { essential: true }
	}
};
const RELYING_PARTY_POLICY = {
	openid_relying_party: {
		grant_types: { subset_of: ['authorization_code', 'refresh_token'] },
		token_endpoint_auth_method: { one_of: ['private_key_jwt'] },
		client_registration_types: { subset_of: ['automatic'] }
	}
};
