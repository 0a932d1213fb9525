// Proves who the provider is: its own statement, the one of the trust anchor about it, the one of the trust anchor about itself. Called by provider.ts.
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from 'jose';
import { applyPolitica } from './politica.ts';
import {
	ALGORITMI_FIRMA,
	dichiarazione,
	metadatiProvider,
	type Dichiarazione,
	type MetadatiProvider
} from './wire.ts';

/** A statement is not what it should be; the message holds no more than the reason. */
export class CatenaNonValida extends Error {
	override name = 'CatenaNonValida';
}

/** The three signed statements, as they came. */
export type Dichiarazioni = { provider: string; sulProvider: string; ancora: string };

/** What a chain proves, until `scadeIl`, when its first statement ends. */
export type CatenaProvata = { metadati: MetadatiProvider; dichiarazioni: Dichiarazioni; scadeIl: Date };

type Attesi = { provider: string; trustAnchor: string; adesso: Date };

/**
 * Follows the chain down from the trust anchor, known by its address and no other way.
 * @throws CatenaNonValida when a signature, a name, a time or a rule does not hold
 */
export async function proveCatena(dichiarazioni: Dichiarazioni, attesi: Attesi): Promise<CatenaProvata> {
	const { provider, trustAnchor, adesso } = attesi;
	const ancora = await readPropria(dichiarazioni.ancora, trustAnchor, adesso);
	const sulProvider = await verify({
		jwt: dichiarazioni.sulProvider,
		chiavi: ancora.jwks,
		iss: trustAnchor,
		sub: provider,
		adesso
	});
	// Believed because the trust anchor names the keys, not because they fit each other.
	const propria = await verify({
		jwt: dichiarazioni.provider,
		chiavi: sulProvider.jwks,
		iss: provider,
		sub: provider,
		adesso
	});
	if (!propria.authority_hints?.includes(trustAnchor)) throw new CatenaNonValida('autorità non dichiarata');
	const fine = Math.min(ancora.exp, sulProvider.exp, propria.exp);
	return { metadati: readMetadati(propria, sulProvider), dichiarazioni, scadeIl: new Date(fine * 1000) };
}

/** A statement of an entity about itself, signed with a key that stands in it. @throws CatenaNonValida */
export async function readPropria(jwt: string, entita: string, adesso: Date): Promise<Dichiarazione> {
	return verify({ jwt, chiavi: decode(jwt).jwks, iss: entita, sub: entita, adesso });
}

type DaVerificare = { jwt: string; chiavi: JSONWebKeySet; iss: string; sub: string; adesso: Date };

async function verify({ jwt, chiavi, iss, sub, adesso }: DaVerificare): Promise<Dichiarazione> {
	try {
		await jwtVerify(jwt, createLocalJWKSet(chiavi), {
			issuer: iss,
			subject: sub,
			typ: 'entity-statement+jwt',
			algorithms: ALGORITMI_FIRMA,
			requiredClaims: ['iat', 'exp'],
			currentDate: adesso,
			clockTolerance: TOLLERANZA
		});
	} catch (cause) {
		throw new CatenaNonValida('dichiarazione non valida', { cause });
	}
	const letta = decode(jwt);
	// Some libraries leave the time of issue alone: a statement of the future is not believed.
	if (letta.iat > adesso.getTime() / 1000 + TOLLERANZA) throw new CatenaNonValida('dichiarazione del futuro');
	return letta;
}

function decode(jwt: string): Dichiarazione {
	try {
		return dichiarazione.parse(decodeJwt(jwt));
	} catch (cause) {
		throw new CatenaNonValida('dichiarazione fuori contratto', { cause });
	}
}

// What the trust anchor writes about the provider goes before what the provider writes, and then its policy: only where it touches
// what the portal uses, because the published policies put rules of single values on lists that do not matter here.
function readMetadati(propria: Dichiarazione, sulProvider: Dichiarazione): MetadatiProvider {
	const dichiarati = { ...propria.metadata?.openid_provider, ...sulProvider.metadata?.openid_provider };
	const politica = sulProvider.metadata_policy?.openid_provider ?? {};
	const usati = Object.keys(metadatiProvider.shape);
	try {
		const ammessi = applyPolitica(
			{ ...dichiarati, jwks: readChiavi(dichiarati.jwks) },
			Object.fromEntries(Object.entries(politica).filter(([nome]) => usati.includes(nome)))
		);
		const letti = metadatiProvider.parse({ ...ammessi, jwks: { keys: ammessi.jwks } });
		if (letti.issuer === propria.sub) return letti;
	} catch (cause) {
		throw new CatenaNonValida('metadati del provider non validi', { cause });
	}
	throw new CatenaNonValida('issuer diverso');
}

// The rules of `jwks` speak of its keys.
function readChiavi(jwks: unknown): unknown {
	return typeof jwks === 'object' && jwks !== null && 'keys' in jwks ? jwks.keys : undefined;
}

/** Seconds by which two clocks may differ. */
const TOLLERANZA = 60;
