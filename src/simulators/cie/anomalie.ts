// The wrong answers that can be chosen in the simulator of CIE, to see that the portal does not believe them; used by its pages and by provider.ts.
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { ACR, FISCAL_NUMBER, sign, type KeyPair } from './wire.ts';

/** What can go wrong, with the words of the choice. */
export const ANOMALIE = {
	iss: 'La risposta dice di venire da un altro gestore',
	state: 'La risposta è per un altro accesso',
	nonce: "L'ID token è di un altro accesso",
	acr: 'Il livello è più basso di quello chiesto',
	audience: "L'ID token è per un altro sito",
	at_hash: "L'ID token è di un altro access token",
	chiave: "L'ID token è firmato con una chiave estranea",
	firma: "L'ID token è stato cambiato dopo la firma",
	scaduto: "L'ID token è scaduto",
	soggetto: 'I dati sono di un altro soggetto',
	'chiave-dati': 'I dati sono firmati con una chiave estranea',
	chiaro: 'I dati non sono cifrati',
	'codice-fiscale': 'Il codice fiscale non è valido',
	'senza-nome': 'Manca il nome'
} as const;

export type Anomalia = keyof typeof ANOMALIE;

/** Whether a value of the form is one of them. */
export function isAnomalia(text: string): text is Anomalia {
	return Object.hasOwn(ANOMALIE, text);
}

/** The address of return, made wrong. */
export function breakReturn(location: string, anomalia: Anomalia): string {
	const url = new URL(location);
	if (anomalia === 'iss') url.searchParams.set('iss', 'https://altro.gestore.example');
	if (anomalia === 'state') url.searchParams.set('state', 'a'.repeat(32));
	return url.href;
}

/** An ID token made wrong; signed with the provider's key unless that is the point. */
export async function breakIdToken(
	jwt: string,
	anomalia: Anomalia,
	keys: { own: KeyPair; foreign: KeyPair }
): Promise<string> {
	const payload = decodeJwt(jwt);
	if (anomalia === 'firma') return tamper(jwt);
	const changed = { ...payload, ...ID_TOKEN_CHANGES[anomalia]?.(payload) };
	const { kid } = decodeProtectedHeader(jwt);
	const foreign = { ...keys.foreign, public: { ...keys.foreign.public, ...(kid && { kid }) } };
	return sign(changed, undefined, anomalia === 'chiave' ? foreign : keys.own);
}

type Payload = ReturnType<typeof decodeJwt>;

const ID_TOKEN_CHANGES: Partial<Record<Anomalia, (payload: Payload) => object>> = {
	nonce: () => ({ nonce: 'b'.repeat(32) }),
	acr: ({ acr }) => ({ acr: ACR[ACR.indexOf(String(acr)) - 1] ?? 'https://www.spid.gov.it/SpidL0' }),
	audience: () => ({ aud: 'https://altro.comune.example' }),
	at_hash: () => ({ at_hash: 'c'.repeat(22) }),
	scaduto: ({ iat = 0 }) => ({ iat: iat - 7_200, exp: iat - 3_600 })
};

/** The userinfo that is to be made wrong before it is wrapped, undefined when this anomalia leaves it alone. */
export function breakClaims(claims: Payload, anomalia: Anomalia): Payload | undefined {
	switch (anomalia) {
		case 'soggetto':
			return { ...claims, sub: 'un-altro-soggetto' };
		case 'codice-fiscale':
			return { ...claims, [FISCAL_NUMBER]: 'TINIT-XXXXXX00X00X000X' };
		case 'senza-nome':
			return { ...claims, given_name: undefined };
		case 'chiaro':
		case 'chiave-dati':
			return claims;
		default:
			return undefined;
	}
}

function tamper(jwt: string): string {
	const [header = '', , signature = ''] = jwt.split('.');
	const payload = Buffer.from(JSON.stringify({ ...decodeJwt(jwt), sub: 'un-altro' })).toString('base64url');
	return `${header}.${payload}.${signature}`;
}
