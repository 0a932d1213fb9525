// Login with CIE for one ente: a relying party of the federation, with openid-client and jose. Chosen by app-accessi.ts, contract in README.md.
import { SignJWT } from 'jose';
import * as openid from 'openid-client';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import { callLocal, isLocale, type Chiama } from './chiama.ts';
import { ALGORITMO_FIRMA, readChiaveInUso } from './chiavi.ts';
import { toCatena, toEntityConfiguration, toResolve } from './dichiara.ts';
import { RispostaNonValida, toErroreAccesso } from './errori.ts';
import { readPersona } from './persona.ts';
import type { AttesaCie, ChiaviCie, Cie, EnteCie, FineCie } from './port.ts';
import { createRicercaProvider, readTipoTrustMark } from './provider.ts';
import { isChiaveNuova, readIdToken, readUserinfo } from './risposta.ts';
import { createRegistratore, type Registratore } from './traccia.ts';
import { ATTRIBUTI_CHIESTI, toAcr, type MetadatiProvider } from './wire.ts';

export type CieOptions = {
	/** Name of the ente in the federation, `<site>/accesso/cie`; https, but on this machine. No slash at the end. */
	clientId: string;
	/** Return address, `<site>/accesso/cie/risposta`. */
	ritorno: string;
	ente: EnteCie;
	chiavi: ChiaviCie;
	/** Entity ids; without a slash at the end unless they are published with one. */
	trustAnchor: string;
	provider: string;
	/** Signed trust marks received when the ente joined. Left out: the trust anchor is asked for one, if it gives them over the wire. */
	trustMarks?: readonly string[] | undefined;
	/** The true time: statements and tokens of others are measured with it. */
	clock: () => Date;
	/** Random ids of 32 hexadecimal digits or more, hyphens apart: they become `state` and `nonce`. */
	newId: () => string;
	fetch?: Chiama;
};

type MetadatiConIss = MetadatiProvider & { authorization_response_iss_parameter_supported?: boolean };

/** Milliseconds: anyone may read the statement of the ente, and must not make the trust anchor work. */
const MEMORIA_TRUST_MARK = 60_000;

/** The client of one ente. */
export function createCie(opzioni: CieOptions): Cie {
	const { clientId, ritorno, chiavi, clock, newId } = opzioni;
	const chiama = callLocal(opzioni.fetch ?? fetch);
	const ricerca = createRicercaProvider({ ...opzioni, chiama });
	let segno: { jwt: string | undefined; finoA: number } | undefined;

	async function configure(metadati: MetadatiConIss, destinatario: string, chiamaRegistrata: Chiama) {
		const scarto = Math.round((clock().getTime() - Date.now()) / 1000);
		const configurazione = new openid.Configuration(
			{ ...metadati, jwks: undefined },
			clientId,
			{ id_token_signed_response_alg: ALGORITMO_FIRMA, [openid.clockSkew]: scarto },
			openid.PrivateKeyJwt(await readChiaveInUso(chiavi.firma), {
				// The profile wants the address called; nbf would be refused by a clock some seconds behind.
				[openid.modifyAssertion]: (_, payload) => {
					payload.aud = destinatario;
					delete payload.nbf;
				}
			})
		);
		configurazione.timeout = 10;
		configurazione[openid.customFetch] = (indirizzo, richiesta) =>
			chiamaRegistrata(indirizzo, richiesta as RequestInit);
		// eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that it is seen: only for addresses of this machine
		if (isLocale(destinatario)) openid.allowInsecureRequests(configurazione);
		return configurazione;
	}

	async function sign(payload: object, typ: string): Promise<string> {
		const { key, kid } = await readChiaveInUso(chiavi.federazione);
		return new SignJWT({ ...payload }).setProtectedHeader({ alg: ALGORITMO_FIRMA, kid, typ }).sign(key);
	}

	async function listTrustMarks(): Promise<readonly string[]> {
		if (opzioni.trustMarks) return opzioni.trustMarks;
		const adesso = clock().getTime();
		if (!segno || segno.finoA <= adesso)
			segno = { jwt: await ricerca.askTrustMark(clientId), finoA: adesso + MEMORIA_TRUST_MARK };
		return segno.jwt === undefined ? [] : [segno.jwt];
	}

	async function finish(
		risposta: URLSearchParams,
		attesa: AttesaCie,
		registro: Registratore
	): Promise<Omit<Extract<FineCie, { ok: true }>, 'ok' | 'traccia'>> {
		let { metadati } = await ricerca.find();
		const scambio = await configure(
			// CIE says who answers, but the profile does not want it of an error: there `iss` is checked only if it comes.
			{ ...metadati, authorization_response_iss_parameter_supported: !risposta.has('error') },
			metadati.token_endpoint,
			registro.record(chiama, { richiesta: 'TOKEN_RICHIESTA', risposta: 'TOKEN_RISPOSTA' })
		);
		const indirizzo = new URL(ritorno);
		indirizzo.search = risposta.toString();
		const { access_token: accessToken, id_token: idToken } = await openid.authorizationCodeGrant(
			scambio,
			indirizzo,
			{
				expectedState: attesa.stato,
				expectedNonce: attesa.nonce,
				pkceCodeVerifier: attesa.codeVerifier,
				idTokenExpected: true
			}
		);
		if (idToken === undefined) throw new RispostaNonValida('ID token assente');
		if (isChiaveNuova(idToken, metadati)) ({ metadati } = await ricerca.refresh());
		const comuni = { clientId, metadati, adesso: clock() };
		const { sub, livello } = await readIdToken({ ...comuni, idToken, accessToken, livello: attesa.livello });
		const busta = await askUserinfo(metadati, accessToken, registro);
		const { firmato, claims } = await readUserinfo({ ...comuni, busta, chiavi: chiavi.cifratura, sub });
		registro.add('USERINFO_RISPOSTA', firmato);
		return { identita: readPersona(claims), livello, accessToken };
	}

	async function askUserinfo(
		metadati: MetadatiProvider,
		accessToken: string,
		registro: Registratore
	): Promise<string> {
		const { userinfo_endpoint: indirizzo } = metadati;
		registro.add('USERINFO_RICHIESTA', `GET ${indirizzo}`);
		const risposta = await openid.fetchProtectedResource(
			await configure(metadati, indirizzo, chiama),
			accessToken,
			new URL(indirizzo),
			'GET'
		);
		const testo = await risposta.text();
		if (risposta.status !== 200 || !risposta.headers.get('content-type')?.startsWith('application/jwt')) {
			registro.add('USERINFO_RISPOSTA', testo);
			throw new RispostaNonValida(`userinfo non dato (${risposta.status})`);
		}
		return testo.trim();
	}

	return {
		async entityConfiguration() {
			const jwt = await listTrustMarks();
			const trustMarks = jwt.map((uno) => ({ id: readTipoTrustMark(uno), trust_mark: uno }));
			return sign(toEntityConfiguration({ ...opzioni, trustMarks, adesso: clock() }), 'entity-statement+jwt');
		},

		async resolve({ sub, trustAnchor }) {
			const catena = ricerca.known();
			if (!catena || sub !== opzioni.provider || trustAnchor !== opzioni.trustAnchor) return undefined;
			return sign(toResolve({ clientId, catena, adesso: clock() }), 'resolve-response+jwt');
		},

		async startLogin({ livello }) {
			const { metadati, dichiarazioni } = await ricerca.find();
			const registro = createRegistratore(clock);
			const stato = newId().replaceAll('-', '');
			const nonce = newId().replaceAll('-', '');
			const codeVerifier = openid.randomPKCECodeVerifier();
			const ripetuti = {
				scope: 'openid',
				response_type: 'code',
				code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
				code_challenge_method: 'S256'
			};
			const indirizzo = await openid.buildAuthorizationUrlWithJAR(
				await configure(metadati, metadati.authorization_endpoint, chiama),
				{
					...ripetuti,
					redirect_uri: ritorno,
					state: stato,
					nonce,
					prompt: livello === 1 ? 'consent' : 'consent login',
					acr_values: toAcr(livello),
					claims: JSON.stringify(ATTRIBUTI_CHIESTI)
				},
				await readChiaveInUso(chiavi.firma),
				{ [openid.modifyAssertion]: relaxRequest }
			);
			// openid-client leaves only `request` and `client_id`; the profile wants these beside it.
			for (const [nome, valore] of Object.entries(ripetuti)) indirizzo.searchParams.set(nome, valore);
			registro.add('CATENA', toCatena(dichiarazioni).join('\n'));
			registro.add('RICHIESTA', indirizzo.href);
			const istante = clock().toISOString();
			const attesa = { stato, nonce, codeVerifier, istante, livello };
			return { id: stato, indirizzo: indirizzo.href, attesa, traccia: registro.traccia };
		},

		async finishLogin({ risposta, attesa }) {
			const registro = createRegistratore(clock);
			registro.add('RISPOSTA', risposta.toString());
			try {
				const fine = await finish(risposta, attesa, registro);
				return { ok: true, ...fine, traccia: registro.traccia };
			} catch (cause) {
				if (cause instanceof IntegrationError) throw cause;
				return { ok: false, errore: toErroreAccesso(cause), traccia: registro.traccia };
			}
		},

		async logout(accessToken) {
			const { metadati } = await ricerca.find();
			const registro = createRegistratore(clock);
			const chiamaRegistrata = registro.record(chiama, {
				richiesta: 'REVOCA_RICHIESTA',
				risposta: 'REVOCA_RISPOSTA'
			});
			try {
				await openid.tokenRevocation(
					await configure(metadati, metadati.revocation_endpoint, chiamaRegistrata),
					accessToken
				);
			} catch (cause) {
				// Who was not reached is told by the reading itself.
				toErroreAccesso(cause);
				throw new IntegrationError('CIE: revoca rifiutata', {
					integrazione: 'cie',
					temporaneo: false,
					cause
				});
			}
			return { traccia: registro.traccia };
		}
	};
}

// Five minutes, because the browser may be slow and clocks differ; and no media type, because the profile takes it as JWT.
function relaxRequest(header: Record<string, unknown>, payload: Record<string, unknown>): void {
	payload.exp = Number(payload.iat) + 300;
	delete payload.nbf;
	delete header.typ;
}
