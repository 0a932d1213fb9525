// What the ente states about itself in the federation, and about the provider it met; signed by client.ts.
import type { EnteCie, ChiaviCie } from './port.ts';
import type { CatenaProvata } from './catena.ts';
import { ALGORITMO_CIFRATURA, ALGORITMO_FIRMA, toPubliche } from './chiavi.ts';
import { ALGORITMI_BUSTA } from './wire.ts';

type DatiEnte = {
	clientId: string;
	ritorno: string;
	ente: EnteCie;
	chiavi: ChiaviCie;
	trustAnchor: string;
	trustMarks: readonly { id: string; trust_mark: string }[];
	adesso: Date;
};

/** Seconds for which the statement of the ente about itself holds. */
const VALIDITA = 86_400;

/** Payload of the statement of the ente about itself (SPID/CIE OpenID Connect profile, metadata of a relying party). */
export function toEntityConfiguration(dati: DatiEnte) {
	const { clientId, ritorno, ente, chiavi, trustAnchor, trustMarks, adesso } = dati;
	const iat = Math.floor(adesso.getTime() / 1000);
	const organizzazione = {
		organization_name: ente.nome,
		homepage_uri: ente.sito,
		policy_uri: ente.informativa,
		logo_uri: ente.stemma,
		contacts: [ente.email]
	};
	return {
		iss: clientId,
		sub: clientId,
		iat,
		exp: iat + VALIDITA,
		jwks: toPubliche(chiavi.federazione),
		authority_hints: [trustAnchor],
		trust_marks: trustMarks,
		metadata: {
			federation_entity: { federation_resolve_endpoint: `${clientId}/resolve`, ...organizzazione },
			openid_relying_party: {
				application_type: 'web',
				client_id: clientId,
				client_name: ente.nome,
				client_registration_types: ['automatic'],
				organization_name: ente.nome,
				logo_uri: ente.stemma,
				contacts: [ente.email],
				redirect_uris: [ritorno],
				response_types: ['code'],
				grant_types: ['authorization_code'],
				subject_type: 'pairwise',
				jwks: toPubliche([...chiavi.firma, ...chiavi.cifratura]),
				token_endpoint_auth_method: 'private_key_jwt',
				token_endpoint_auth_signing_alg: ALGORITMO_FIRMA,
				request_object_signing_alg: ALGORITMO_FIRMA,
				id_token_signed_response_alg: ALGORITMO_FIRMA,
				userinfo_signed_response_alg: ALGORITMO_FIRMA,
				userinfo_encrypted_response_alg: ALGORITMO_CIFRATURA,
				userinfo_encrypted_response_enc: ALGORITMI_BUSTA[0]
			}
		}
	};
}

/** Payload of what the ente found out about the provider (OpenID Federation 1.0, section 8.3). */
export function toResolve({
	clientId,
	catena,
	adesso
}: {
	clientId: string;
	catena: CatenaProvata;
	adesso: Date;
}) {
	const { metadati, dichiarazioni, scadeIl } = catena;
	return {
		iss: clientId,
		sub: metadati.issuer,
		iat: Math.floor(adesso.getTime() / 1000),
		exp: Math.floor(scadeIl.getTime() / 1000),
		metadata: { openid_provider: metadati },
		trust_chain: toCatena(dichiarazioni),
		trust_marks: []
	};
}

/** The statements in the order of the register: of the provider, of the trust anchor about it, of the trust anchor. */
export function toCatena({ provider, sulProvider, ancora }: CatenaProvata['dichiarazioni']): string[] {
	return [provider, sulProvider, ancora];
}
