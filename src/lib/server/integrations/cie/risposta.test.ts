// What the provider signed about a login, read link by link.
import { CompactEncrypt, importJWK, SignJWT, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createChiaviCie, readChiaveInUso, toPubliche } from './chiavi.ts';
import { RispostaNonValida } from './errori.ts';
import type { ChiaviCie } from './port.ts';
import { readIdToken, readUserinfo } from './risposta.ts';
import { toAcr, type MetadatiProvider } from './wire.ts';

const PROVIDER = 'https://cie.example/op';
const CLIENT = 'https://servizi.comune.cassola.example/accesso/cie';
const ADESSO = new Date('2026-11-24T09:30:00Z');
const ORA = ADESSO.getTime() / 1000;
const TOKEN = 'SlAV32hkKG';
/** The left half of its SHA-256. */
const AT_HASH = 'rXH7QWVTZnXYCou_6Vdpfg';

let gestore: ChiaviCie;
let ente: ChiaviCie;
let metadati: MetadatiProvider;

beforeAll(async () => {
	[gestore, ente] = await Promise.all([createChiaviCie(), createChiaviCie()]);
	metadati = { issuer: PROVIDER, jwks: toPubliche(gestore.firma) } as unknown as MetadatiProvider;
});

async function firma(payload: object, chiavi = gestore.firma): Promise<string> {
	const { key, kid } = await readChiaveInUso(chiavi);
	return new SignJWT({ iss: PROVIDER, aud: CLIENT, sub: 'soggetto', iat: ORA, exp: ORA + 300, ...payload })
		.setProtectedHeader({ alg: 'RS256', kid })
		.sign(key);
}

async function leggiIdToken(cambi: object) {
	const token = { acr: toAcr(2), at_hash: AT_HASH, ...cambi };
	const idToken = await firma(token);
	return readIdToken({
		clientId: CLIENT,
		metadati,
		adesso: ADESSO,
		idToken,
		accessToken: TOKEN,
		livello: 2
	});
}

describe("l'ID token", () => {
	it('dice il soggetto e il livello raggiunto, anche se è più alto', async () => {
		expect(await leggiIdToken({})).toEqual({ sub: 'soggetto', livello: 2 });
		expect(await leggiIdToken({ acr: toAcr(3) })).toMatchObject({ livello: 3 });
	});

	it.each([
		['di un livello più basso', { acr: toAcr(1) }],
		['di un livello che non esiste', { acr: 'https://www.spid.gov.it/SpidL4' }],
		['di un altro access token', { at_hash: 'a'.repeat(22) }],
		['con un hash troppo corto', { at_hash: AT_HASH.slice(0, 10) }],
		['senza hash', { at_hash: undefined }],
		['senza livello', { acr: undefined }],
		['di un altro gestore', { iss: 'https://altro.example' }],
		['per un altro sito', { aud: 'https://altro.example' }],
		['senza soggetto', { sub: undefined }],
		['scaduto', { exp: ORA - 61 }],
		['senza scadenza', { exp: undefined }]
	])('non è creduto se è %s', async (_, cambi) => {
		await expect(leggiIdToken(cambi)).rejects.toThrow();
	});
});

type Busta = {
	dentro: string;
	chiave: JWK | undefined;
	alg?: string;
	enc?: string;
	kid?: string | undefined;
};

async function imbusta({ dentro, chiave, alg = 'RSA-OAEP-256', enc = 'A256CBC-HS512', kid }: Busta) {
	const [pubblica] = toPubliche(chiave ? [chiave] : []).keys;
	return new CompactEncrypt(new TextEncoder().encode(dentro))
		.setProtectedHeader({ alg, enc, cty: 'JWT', ...(kid && { kid }) })
		.encrypt(await importJWK({ ...pubblica, alg }, alg));
}

function leggi(busta: string, chiavi: readonly JWK[] = ente.cifratura) {
	return readUserinfo({ clientId: CLIENT, metadati, adesso: ADESSO, busta, chiavi, sub: 'soggetto' });
}

describe('i dati della persona', () => {
	it.each(['A256CBC-HS512', 'A128CBC-HS256'])('si leggono nella busta %s', async (enc) => {
		const dentro = await firma({ given_name: 'Marta' });
		const { firmato, claims } = await leggi(await imbusta({ dentro, chiave: ente.cifratura[0], enc }));
		expect(firmato).toBe(dentro);
		expect(claims).toMatchObject({ given_name: 'Marta' });
	});

	it('si leggono anche con una chiave che sta per essere tolta', async () => {
		const chiavi = [...gestore.cifratura, ...ente.cifratura];
		const vecchia = ente.cifratura[0];
		const busta = await imbusta({ dentro: await firma({}), chiave: vecchia, kid: vecchia?.kid });
		expect((await leggi(busta, chiavi)).claims.sub).toBe('soggetto');
	});

	it('non si leggono fuori da una busta', async () => {
		await expect(leggi(await firma({}))).rejects.toBeInstanceOf(RispostaNonValida);
	});

	it('non si leggono in una busta per altri, o di un altro modo di cifrare', async () => {
		const dentro = await firma({});
		const [altrui] = gestore.cifratura;
		const [nostra] = ente.cifratura;
		await expect(leggi(await imbusta({ dentro, chiave: altrui, kid: altrui?.kid }))).rejects.toThrow();
		await expect(leggi(await imbusta({ dentro, chiave: altrui, kid: nostra?.kid }))).rejects.toThrow();
		await expect(leggi(await imbusta({ dentro, chiave: nostra, alg: 'RSA-OAEP' }))).rejects.toThrow();
		await expect(leggi(await imbusta({ dentro, chiave: nostra, enc: 'A256GCM' }))).rejects.toThrow();
	});

	it.each([
		['di un altro soggetto', { sub: 'un altro' }],
		['per un altro sito', { aud: 'https://altro.example' }],
		['di un altro gestore', { iss: 'https://altro.example' }]
	])('non sono creduti se sono %s', async (_, cambi) => {
		const busta = await imbusta({ dentro: await firma(cambi), chiave: ente.cifratura[0] });
		await expect(leggi(busta)).rejects.toThrow();
	});

	it('non sono creduti se non sono firmati dal gestore', async () => {
		const estranei = await firma({}, ente.firma);
		const nudi = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${estranei.split('.')[1] ?? ''}.`;
		for (const dentro of [estranei, nudi, 'non un jwt'])
			await expect(leggi(await imbusta({ dentro, chiave: ente.cifratura[0] }))).rejects.toThrow();
	});
});
