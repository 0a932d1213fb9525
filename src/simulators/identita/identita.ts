// The page "Identità di prova": whoever opens it chooses which invented person to be, and the portal gets a signed result. Mounted by cli/simulators.ts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { enti } from '#demo/enti.ts';
import { operatori } from '#demo/operatori.ts';
import { persone } from '#demo/persone.ts';
import { readBody, type Simulator } from '../serve.ts';
import { choicePage } from './choice-page.ts';

export type IdentitaOptions = {
	/** Where the simulators answer. */
	indirizzo: string;
	now: () => Date;
	newId: () => string;
};

/** Keys are made at every start: results of another run are not believed. */
export async function createIdentitaSimulator({
	indirizzo,
	now,
	newId
}: IdentitaOptions): Promise<Simulator> {
	const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
	const jwk = { ...(await exportJWK(publicKey)), alg: 'EdDSA', use: 'sig', kid: newId() };
	const issuer = new URL('/identita', indirizzo).href;

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? '/', indirizzo);
		if (url.pathname === '/identita/chiavi') {
			response
				.writeHead(200, { 'content-type': 'application/jwk-set+json' })
				.end(JSON.stringify({ keys: [jwk] }));
			return;
		}
		const asked = request.method === 'POST' ? new URLSearchParams(await readBody(request)) : url.searchParams;
		const ritorno = readReturn(asked.get('ritorno'));
		if (!ritorno) {
			response
				.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
				.end('Il simulatore ritorna solo a indirizzi di questa macchina. Torna al portale e ripeti.');
			return;
		}
		if (request.method !== 'POST') {
			response.writeHead(200, HTML).end(choicePage(asked));
			return;
		}
		await answer(asked, ritorno);
		response.writeHead(303, { location: ritorno.href, 'cache-control': 'no-store' }).end();
	}

	async function answer(asked: URLSearchParams, ritorno: URL): Promise<void> {
		const stato = asked.get('stato') ?? '';
		ritorno.searchParams.set('stato', stato);
		const claims = claimsOf(asked.get('persona') ?? '');
		if (!claims) {
			ritorno.searchParams.set('errore', 'annullato');
			return;
		}
		const seconds = Math.floor(now().getTime() / 1000);
		const token = await new SignJWT({ ...claims, nonce: stato })
			.setProtectedHeader({ alg: 'EdDSA', kid: jwk.kid })
			.setIssuer(issuer)
			.setAudience(ritorno.origin)
			.setSubject(claims.sub)
			.setJti(newId())
			.setIssuedAt(seconds)
			.setExpirationTime(new Date(now().getTime() + VALIDITY_MS))
			.sign(privateKey);
		ritorno.searchParams.set('esito', token);
	}

	return { prefix: '/identita', handle };
}

const VALIDITY_MS = 120_000;
const HTML = {
	'content-type': 'text/html; charset=utf-8',
	'cache-control': 'no-store',
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
};

// Back to this machine alone: the simulator must not become a way to sign for anybody.
function readReturn(text: string | null): URL | undefined {
	if (!text || !URL.canParse(text)) return undefined;
	const url = new URL(text);
	const here =
		url.hostname === 'localhost' || url.hostname.endsWith('.localhost') || url.hostname === '127.0.0.1';
	return url.protocol === 'http:' && here ? url : undefined;
}

function claimsOf(codiceFiscale: string) {
	const persona = persone.find((una) => una.codiceFiscale === codiceFiscale);
	if (persona) {
		const ente = enti.find(({ id }) => id === persona.ente);
		return {
			sub: persona.codiceFiscale,
			given_name: persona.nome,
			family_name: persona.cognome,
			birthdate: persona.dataNascita,
			place_of_birth: persona.luogoNascita,
			gender: persona.sesso,
			...(persona.email && { email: persona.email }),
			...(ente && { address: { via: 'Via Roma 10', cap: ente.cap, comune: ente.belfiore } })
		};
	}
	const operatore = operatori.find((uno) => uno.codiceFiscale === codiceFiscale);
	return (
		operatore && { sub: operatore.codiceFiscale, given_name: operatore.nome, family_name: operatore.cognome }
	);
}
