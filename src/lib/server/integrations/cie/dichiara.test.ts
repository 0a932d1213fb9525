// What the ente states about itself in the federation of CIE.
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createChiaviCie } from './chiavi.ts';
import { createCie } from './client.ts';
import type { ChiaviCie } from './port.ts';

const ADESSO = new Date('2026-11-24T09:30:00Z');
const CLIENT = 'https://servizi.comune.cassola.example/accesso/cie';
const SEGNO = segno({ id: 'https://federazione.example/openid_relying_party/public', sub: CLIENT });

let chiavi: ChiaviCie;
let jwt: string;

beforeAll(async () => {
	chiavi = await createChiaviCie();
	const nuove = await createChiaviCie();
	chiavi = { ...chiavi, firma: [...chiavi.firma, ...nuove.firma] };
	jwt = await createCie({
		clientId: CLIENT,
		ritorno: `${CLIENT}/risposta`,
		ente: {
			nome: 'Comune di Cassola',
			email: 'protocollo@pec.comune.cassola.example',
			sito: 'https://servizi.comune.cassola.example',
			informativa: 'https://servizi.comune.cassola.example/privacy',
			stemma: 'https://servizi.comune.cassola.example/stemmi/cassola.svg'
		},
		chiavi,
		trustAnchor: 'https://federazione.example',
		provider: 'https://cie.example/op',
		trustMarks: [SEGNO],
		clock: () => ADESSO,
		newId: () => 'non-serve',
		fetch: () => Promise.reject(new Error('non deve chiamare nessuno'))
	}).entityConfiguration();
});

function segno(payload: object): string {
	const parte = (dati: object): string => Buffer.from(JSON.stringify(dati)).toString('base64url');
	return `${parte({ alg: 'RS256' })}.${parte(payload)}.firma`;
}

type Letta = {
	jwks: { keys: { kid: string }[] };
	metadata: {
		openid_relying_party: Record<string, unknown> & { jwks: { keys: Record<string, unknown>[] } };
		federation_entity: Record<string, unknown>;
	};
};

describe("la dichiarazione dell'ente", () => {
	it('è firmata con la sua chiave della federazione e vale un giorno', async () => {
		const { jwks } = decodeJwt<Letta>(jwt);
		const { payload, protectedHeader } = await jwtVerify(jwt, createLocalJWKSet(jwks as never), {
			issuer: CLIENT,
			subject: CLIENT,
			typ: 'entity-statement+jwt',
			currentDate: ADESSO
		});
		expect(protectedHeader.kid).toBe(chiavi.federazione[0]?.kid);
		expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(86_400);
	});

	it("nomina l'autorità e porta il suo trust mark", () => {
		expect(decodeJwt(jwt)).toMatchObject({
			authority_hints: ['https://federazione.example'],
			trust_marks: [{ id: 'https://federazione.example/openid_relying_party/public', trust_mark: SEGNO }]
		});
	});

	it('tiene le chiavi della federazione lontane da quelle degli accessi, e quelle private per sé', () => {
		const { jwks, metadata } = decodeJwt<Letta>(jwt);
		const { keys } = metadata.openid_relying_party.jwks;
		expect(jwks.keys.map(({ kid }) => kid)).toEqual(chiavi.federazione.map(({ kid }) => kid));
		expect(keys.map(({ kid }) => kid)).toEqual([...chiavi.firma, ...chiavi.cifratura].map(({ kid }) => kid));
		expect(keys.map(({ use }) => use)).toEqual(['sig', 'sig', 'enc']);
		expect(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
	});

	it('descrive il sito come vuole il profilo', () => {
		const { metadata } = decodeJwt<Letta>(jwt);
		expect(metadata.openid_relying_party).toMatchObject({
			application_type: 'web',
			client_id: CLIENT,
			client_registration_types: ['automatic'],
			redirect_uris: [`${CLIENT}/risposta`],
			response_types: ['code'],
			grant_types: ['authorization_code'],
			subject_type: 'pairwise',
			token_endpoint_auth_method: 'private_key_jwt',
			userinfo_encrypted_response_alg: 'RSA-OAEP-256',
			userinfo_encrypted_response_enc: 'A256CBC-HS512'
		});
		expect(metadata.federation_entity).toEqual({
			organization_name: 'Comune di Cassola',
			homepage_uri: 'https://servizi.comune.cassola.example',
			policy_uri: 'https://servizi.comune.cassola.example/privacy',
			logo_uri: 'https://servizi.comune.cassola.example/stemmi/cassola.svg',
			contacts: ['protocollo@pec.comune.cassola.example'],
			federation_resolve_endpoint: `${CLIENT}/resolve`
		});
	});
});
