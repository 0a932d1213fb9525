// The login of the demonstration over the wire: our client against the simulator, and against results that nobody should believe.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createIdentitaDiProva } from '#lib/server/integrations/identita-di-prova/client.ts';
import type { IdentityProvider } from '#lib/server/integrations/identita-di-prova/port.ts';
import { createIdentitaSimulator } from '#simulators/identita/identita.ts';
import { createSimulatorServer, type Simulator } from '#simulators/serve.ts';

const RITORNO = 'http://cassola.localhost:3000/accesso/esito';
const STATO = 'uno-stato-lungo-abbastanza-per-bastare';
const INIZIO = new Date('2026-11-24T09:30:00Z');
const MARTA = 'ZNCMRT84C57C037X';

let server: Server;
let indirizzo: string;
let adesso: Date;
let ultimo: number;
let identita: IdentityProvider;
let chiavi: { privata: CryptoKey; jwk: JWK };

beforeAll(async () => {
	// The keys of a simulator that is not ours, to sign results that look right.
	const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
	chiavi = {
		privata: privateKey,
		jwk: { ...(await exportJWK(publicKey)), alg: 'EdDSA', use: 'sig', kid: 'finta' }
	};
});

beforeEach(async () => {
	adesso = INIZIO;
	ultimo = 0;
	const simulatori: Simulator[] = [];
	server = createSimulatorServer(simulatori);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	indirizzo = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const newId = (): string => `simulatore-prova-${String((ultimo += 1))}`;
	simulatori.push(await createIdentitaSimulator({ indirizzo, now: () => adesso, newId }));
	identita = createIdentitaDiProva({ indirizzo, clock: () => adesso });
	return async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	};
});

/** Presses the button of a person; the address to which the browser is sent back. */
async function scegli(
	persona: string,
	altro: { ritorno?: string; stato?: string } = {}
): Promise<URLSearchParams> {
	const { ritorno = RITORNO, stato = STATO } = altro;
	const body = new URLSearchParams({ persona, ritorno, stato, area: 'cittadino', ente: 'cassola' });
	const risposta = await fetch(new URL('/identita', indirizzo), { method: 'POST', body, redirect: 'manual' });
	return new URL(risposta.headers.get('location') ?? '').searchParams;
}

function leggi(risposta: URLSearchParams, altro: { stato?: string; ritorno?: string } = {}) {
	return identita.finishLogin({ risposta, stato: STATO, ritorno: RITORNO, ...altro });
}

/** A result signed by other keys, or with other claims. */
async function falso(cambia: (jwt: SignJWT) => SignJWT, kid: string): Promise<URLSearchParams> {
	const vero = decodeJwt((await scegli(MARTA)).get('esito') ?? '');
	const jwt = cambia(new SignJWT(vero).setProtectedHeader({ alg: 'EdDSA', kid }));
	return new URLSearchParams({ stato: STATO, esito: await jwt.sign(chiavi.privata) });
}

const NON_VALIDO = { ok: false, codice: 'NON_VALIDO' };

describe('il risultato del simulatore', () => {
	it('porta la persona scelta, con una prova che si usa una volta', async () => {
		const inizio = identita.startLogin({
			stato: STATO,
			ritorno: RITORNO,
			area: 'cittadino',
			ente: 'cassola'
		});
		const pagina = await fetch(inizio.indirizzo);
		expect(await pagina.text()).toContain(`value="${MARTA}"`);
		const risposta = await scegli(MARTA);
		expect(risposta.get('stato')).toBe(STATO);
		expect(await leggi(risposta)).toEqual({
			ok: true,
			identita: {
				codiceFiscale: MARTA,
				nome: 'Marta',
				cognome: 'Zanchettin',
				dataNascita: '1984-03-17',
				luogoNascita: 'C037',
				sesso: 'F',
				email: 'marta.zanchettin@posta.example',
				residenza: { via: 'Via Roma 10', cap: '36022', comune: 'C037' },
				prova: {
					id: expect.stringMatching(/^simulatore-prova-/) as string,
					scadeIl: new Date('2026-11-24T09:32:00Z')
				}
			}
		});
	});

	it('di due accessi ha due prove diverse; riletto ha la stessa, così che il secondo uso si riconosca', async () => {
		const prima = await scegli(MARTA);
		const prove = await Promise.all([leggi(prima), leggi(prima), leggi(await scegli(MARTA))]);
		const [una, stessa, altra] = prove.map((esito) => (esito.ok ? esito.identita.prova.id : ''));
		expect(stessa).toBe(una);
		expect(altra).not.toBe(una);
	});

	it('annullato si dice annullato', async () => {
		expect(await leggi(await scegli(''))).toEqual({ ok: false, codice: 'ANNULLATO' });
	});

	it('di chi non esiste non si firma', async () => {
		expect((await scegli('RSSMRA80A01H501U')).has('esito')).toBe(false);
	});

	it('dopo due minuti è scaduto, e un attimo prima no', async () => {
		const risposta = await scegli(MARTA);
		adesso = new Date(INIZIO.getTime() + 119_000);
		expect(await leggi(risposta)).toMatchObject({ ok: true });
		adesso = new Date(INIZIO.getTime() + 120_000);
		expect(await leggi(risposta)).toEqual({ ok: false, codice: 'SCADUTO' });
	});

	it('non vale per un altro Comune, né per un altro browser', async () => {
		const risposta = await scegli(MARTA);
		expect(await leggi(risposta, { ritorno: 'http://seveso.localhost:3000/accesso/esito' })).toEqual(
			NON_VALIDO
		);
		expect(await leggi(risposta, { stato: 'lo-stato-di-un-altro-browser' })).toEqual(NON_VALIDO);
		expect(await leggi(await scegli(MARTA, { stato: '' }))).toEqual(NON_VALIDO);
	});

	it('non torna a indirizzi fuori da questa macchina', async () => {
		for (const ritorno of [
			'https://attacco.example/',
			'http://attacco.example/',
			'http://localhost.attacco.example/',
			'javascript:alert(1)',
			''
		]) {
			const body = new URLSearchParams({ persona: MARTA, ritorno, stato: STATO });
			const risposta = await fetch(new URL('/identita', indirizzo), {
				method: 'POST',
				body,
				redirect: 'manual'
			});
			expect([ritorno, risposta.status]).toEqual([ritorno, 400]);
		}
	});
});

describe('un risultato falso', () => {
	it('firmato da altre chiavi non si crede, qualunque nome abbiano', async () => {
		const { keys } = (await (await fetch(new URL('/identita/chiavi', indirizzo))).json()) as { keys: JWK[] };
		expect(await leggi(await falso((jwt) => jwt, 'finta'))).toEqual(NON_VALIDO);
		expect(await leggi(await falso((jwt) => jwt, keys[0]?.kid ?? ''))).toEqual(NON_VALIDO);
	});

	it('senza firma, o firmato con la chiave pubblica come segreto, non si crede', async () => {
		const vero = decodeJwt((await scegli(MARTA)).get('esito') ?? '');
		const nuda = new UnsecuredJWT(vero).encode();
		expect(await leggi(new URLSearchParams({ esito: nuda }))).toEqual(NON_VALIDO);
		const { keys } = (await (await fetch(new URL('/identita/chiavi', indirizzo))).json()) as { keys: JWK[] };
		const segreto = Buffer.from(keys[0]?.x ?? '', 'base64url');
		const simmetrica = await new SignJWT(vero)
			.setProtectedHeader({ alg: 'HS256', ...(keys[0]?.kid && { kid: keys[0].kid }) })
			.sign(segreto);
		expect(await leggi(new URLSearchParams({ esito: simmetrica }))).toEqual(NON_VALIDO);
	});

	it.each([
		['', 'assente'],
		['abc', 'che non è un risultato'],
		['a.b.c', 'rotto']
	])('%j, %s, non si crede', async (esito) => {
		expect(await leggi(new URLSearchParams({ esito }))).toEqual(NON_VALIDO);
	});

	it('con il contenuto cambiato non si crede', async () => {
		const [testa, , firma] = ((await scegli(MARTA)).get('esito') ?? '').split('.');
		const altri = { ...decodeJwt((await scegli(MARTA)).get('esito') ?? ''), sub: 'RSSMRA80A01C03TU' };
		const corpo = Buffer.from(JSON.stringify(altri)).toString('base64url');
		expect(await leggi(new URLSearchParams({ esito: `${testa ?? ''}.${corpo}.${firma ?? ''}` }))).toEqual(
			NON_VALIDO
		);
	});
});

describe('con le chiavi giuste', () => {
	/** A simulator whose keys are known to the test, to sign what the real one never would. */
	async function conChiavi<T>(
		work: (firma: (claims: object) => Promise<URLSearchParams>) => Promise<T>
	): Promise<T> {
		const altro = createServer((_richiesta, risposta) => {
			risposta
				.writeHead(200, { 'content-type': 'application/jwk-set+json' })
				.end(JSON.stringify({ keys: [chiavi.jwk] }));
		});
		await new Promise<void>((resolve) => altro.listen(0, '127.0.0.1', resolve));
		const casa = `http://127.0.0.1:${(altro.address() as AddressInfo).port}`;
		identita = createIdentitaDiProva({ indirizzo: casa, clock: () => adesso });
		const ora = INIZIO.getTime() / 1000;
		const giusti = {
			iss: `${casa}/identita`,
			aud: new URL(RITORNO).origin,
			sub: MARTA,
			jti: 'una-prova-abbastanza-lunga',
			nonce: STATO,
			exp: ora + 120,
			given_name: 'Marta',
			family_name: 'Zanchettin'
		};
		try {
			return await work(async (claims) => {
				const jwt = new SignJWT({ ...giusti, ...claims }).setProtectedHeader({ alg: 'EdDSA', kid: 'finta' });
				return new URLSearchParams({ esito: await jwt.sign(chiavi.privata) });
			});
		} finally {
			altro.closeAllConnections();
			await new Promise((resolve) => altro.close(resolve));
		}
	}

	it('si crede solo a un risultato intero: emittente, destinatario, prova, scadenza, persona', async () => {
		await conChiavi(async (firma) => {
			expect(await leggi(await firma({}))).toMatchObject({ ok: true });
			for (const claims of [
				{ iss: 'http://127.0.0.1:1/identita' },
				{ aud: 'http://seveso.localhost:3000' },
				{ exp: undefined },
				{ jti: undefined },
				{ jti: 'corta' },
				{ nonce: undefined },
				{ sub: undefined },
				{ sub: 'CORTO' },
				{ given_name: undefined },
				{ birthdate: '31/12/1980' }
			])
				expect([claims, await leggi(await firma(claims))]).toEqual([claims, NON_VALIDO]);
			expect(await leggi(await firma({ exp: INIZIO.getTime() / 1000 - 1 }))).toEqual({
				ok: false,
				codice: 'SCADUTO'
			});
		});
	});

	it('se il simulatore non risponde è un guasto passeggero, non un accesso falso', async () => {
		const risposta = await conChiavi((firma) => firma({}));
		await expect(leggi(risposta)).rejects.toMatchObject({
			integrazione: 'identita-di-prova',
			temporaneo: true
		});
	});
});
