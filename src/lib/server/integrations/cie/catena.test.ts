// The chain of trust: believed when it is whole, refused when any link of it is not what it says.
import { SignJWT, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { CatenaNonValida, proveCatena, type Dichiarazioni } from './catena.ts';
import { createChiaviCie, readChiaveInUso, toPubliche } from './chiavi.ts';

const ANCORA = 'https://federazione.example';
const PROVIDER = 'https://cie.example/op';
const ADESSO = new Date('2026-11-24T09:30:00Z');
const ORA = ADESSO.getTime() / 1000;

/** Keys of the trust anchor, of the provider in the federation, of the provider for logins, of a stranger. */
let chiavi: Record<'ancora' | 'provider' | 'login' | 'estranea', JWK[]>;

beforeAll(async () => {
	const [prime, altre] = await Promise.all([createChiaviCie(), createChiaviCie()]);
	chiavi = {
		ancora: [...prime.federazione],
		provider: [...prime.firma],
		login: [...altre.federazione],
		estranea: [...altre.firma]
	};
});

type Cambi = { payload?: object; chiavi?: JWK[]; typ?: string };

async function firma(payload: object, conChiavi: JWK[], typ = 'entity-statement+jwt'): Promise<string> {
	const { key, kid } = await readChiaveInUso(conChiavi);
	return new SignJWT({ iat: ORA, exp: ORA + 3_600, ...payload })
		.setProtectedHeader({ alg: 'RS256', kid, typ })
		.sign(key);
}

async function catena(
	cambi: { provider?: Cambi; sulProvider?: Cambi; ancora?: Cambi } = {}
): Promise<Dichiarazioni> {
	const provider = {
		iss: PROVIDER,
		sub: PROVIDER,
		jwks: toPubliche(chiavi.provider),
		authority_hints: [ANCORA],
		metadata: {
			openid_provider: {
				issuer: PROVIDER,
				authorization_endpoint: `${PROVIDER}/auth`,
				token_endpoint: `${PROVIDER}/token`,
				userinfo_endpoint: `${PROVIDER}/userinfo`,
				revocation_endpoint: `${PROVIDER}/revoca`,
				jwks: toPubliche(chiavi.login)
			}
		},
		...cambi.provider?.payload
	};
	const sulProvider = {
		iss: ANCORA,
		sub: PROVIDER,
		jwks: toPubliche(chiavi.provider),
		...cambi.sulProvider?.payload
	};
	const ancora = { iss: ANCORA, sub: ANCORA, jwks: toPubliche(chiavi.ancora), ...cambi.ancora?.payload };
	return {
		provider: await firma(provider, cambi.provider?.chiavi ?? chiavi.provider, cambi.provider?.typ),
		sulProvider: await firma(sulProvider, cambi.sulProvider?.chiavi ?? chiavi.ancora, cambi.sulProvider?.typ),
		ancora: await firma(ancora, cambi.ancora?.chiavi ?? chiavi.ancora, cambi.ancora?.typ)
	};
}

function prova(dichiarazioni: Dichiarazioni, adesso = ADESSO) {
	return proveCatena(dichiarazioni, { provider: PROVIDER, trustAnchor: ANCORA, adesso });
}

function alter(jwt: string, cambi: object): string {
	const [header = '', payload = '', resto = ''] = jwt.split('.');
	const letto = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
	return `${header}.${Buffer.from(JSON.stringify({ ...letto, ...cambi })).toString('base64url')}.${resto}`;
}

describe('la catena di fiducia', () => {
	it('porta agli indirizzi e alle chiavi del gestore, fino alla prima scadenza', async () => {
		const provata = await prova(await catena({ sulProvider: { payload: { exp: ORA + 60 } } }));
		expect(provata.metadati.token_endpoint).toBe(`${PROVIDER}/token`);
		expect(provata.metadati.jwks.keys.map(({ kid }) => kid)).toEqual(chiavi.login.map(({ kid }) => kid));
		expect(provata.scadeIl).toEqual(new Date((ORA + 60) * 1000));
	});

	it("usa quello che l'autorità scrive del gestore al posto di quello che scrive lui", async () => {
		const scritto = { metadata: { openid_provider: { token_endpoint: `${PROVIDER}/nuovo` } } };
		const provata = await prova(await catena({ sulProvider: { payload: scritto } }));
		expect(provata.metadati.token_endpoint).toBe(`${PROVIDER}/nuovo`);
	});

	it("tiene solo le chiavi che l'autorità ammette", async () => {
		const due = { keys: [...toPubliche(chiavi.login).keys, ...toPubliche(chiavi.estranea).keys] };
		const dichiarazioni = await catena({
			provider: { payload: {} },
			sulProvider: {
				payload: {
					metadata: { openid_provider: { jwks: due } },
					metadata_policy: { openid_provider: { jwks: { subset_of: toPubliche(chiavi.login).keys } } }
				}
			}
		});
		const { metadati } = await prova(dichiarazioni);
		expect(metadati.jwks.keys.map(({ kid }) => kid)).toEqual(chiavi.login.map(({ kid }) => kid));
	});

	const nonCredute: [string, () => Promise<Dichiarazioni>][] = [
		[
			"il gestore firma con una chiave che l'autorità non nomina",
			() => catena({ provider: { chiavi: chiavi.estranea, payload: { jwks: toPubliche(chiavi.estranea) } } })
		],
		[
			"la dichiarazione sul gestore non è dell'autorità",
			() => catena({ sulProvider: { chiavi: chiavi.estranea } })
		],
		["l'autorità non firma con la sua chiave", () => catena({ ancora: { chiavi: chiavi.estranea } })],
		[
			'la dichiarazione sul gestore parla di un altro',
			() => catena({ sulProvider: { payload: { sub: 'https://altro.example' } } })
		],
		[
			'la dichiarazione sul gestore viene da un altro',
			() => catena({ sulProvider: { payload: { iss: 'https://altro.example' } } })
		],
		[
			"l'autorità è un'altra",
			() => catena({ ancora: { payload: { iss: 'https://altro.example', sub: 'https://altro.example' } } })
		],
		[
			"il gestore non nomina l'autorità",
			() => catena({ provider: { payload: { authority_hints: ['https://altro.example'] } } })
		],
		[
			'il gestore non è chi emette i token',
			() =>
				catena({
					sulProvider: { payload: { metadata: { openid_provider: { issuer: 'https://altro.example' } } } }
				})
		],
		[
			'un indirizzo non è protetto',
			() =>
				catena({
					sulProvider: {
						payload: { metadata: { openid_provider: { token_endpoint: 'http://cie.example/token' } } }
					}
				})
		],
		['è scaduta quella del gestore', () => catena({ provider: { payload: { exp: ORA - 61 } } })],
		['è scaduta quella sul gestore', () => catena({ sulProvider: { payload: { exp: ORA - 61 } } })],
		["è scaduta quella dell'autorità", () => catena({ ancora: { payload: { exp: ORA - 61 } } })],
		['è scritta nel futuro', () => catena({ sulProvider: { payload: { iat: ORA + 61 } } })],
		['non ha scadenza', () => catena({ ancora: { payload: { exp: undefined } } })],
		['non è una dichiarazione della federazione', () => catena({ sulProvider: { typ: 'JWT' } })],
		[
			"manca una chiave del gestore dopo le regole dell'autorità",
			() =>
				catena({
					sulProvider: {
						payload: {
							metadata_policy: { openid_provider: { jwks: { subset_of: toPubliche(chiavi.estranea).keys } } }
						}
					}
				})
		]
	];

	it.each(nonCredute)('non è creduta se %s', async (_, costruisci) => {
		await expect(prova(await costruisci())).rejects.toBeInstanceOf(CatenaNonValida);
	});

	it.each(['provider', 'sulProvider', 'ancora'] as const)(
		'non è creduta se un pezzo è cambiato dopo la firma: %s',
		async (quale) => {
			const dichiarazioni = await catena();
			const cambiata = { ...dichiarazioni, [quale]: alter(dichiarazioni[quale], { exp: ORA + 9_999 }) };
			await expect(prova(cambiata)).rejects.toBeInstanceOf(CatenaNonValida);
		}
	);

	it('non è creduta se non è firmata affatto', async () => {
		const dichiarazioni = await catena();
		const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'entity-statement+jwt' })).toString(
			'base64url'
		);
		const nuda = `${header}.${dichiarazioni.ancora.split('.')[1] ?? ''}.`;
		await expect(prova({ ...dichiarazioni, ancora: nuda })).rejects.toBeInstanceOf(CatenaNonValida);
		await expect(prova({ ...dichiarazioni, ancora: 'non un jwt' })).rejects.toBeInstanceOf(CatenaNonValida);
	});
});
