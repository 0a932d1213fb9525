// Reads what a relying party of this machine states about itself; used by the trust anchor and by the provider of the simulator.
import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from 'jose';
import { z } from 'zod';

/** Why a relying party is not let in; the text goes to whoever reads the log of the demonstration. */
export class Untrusted extends Error {
	override name = 'Untrusted';
}

const statement = z.object({
	iss: z.string(),
	sub: z.string(),
	exp: z.number(),
	jwks: z
		.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1) })
		.transform((set): JSONWebKeySet => set),
	authority_hints: z.array(z.string()),
	trust_marks: z.array(z.object({ id: z.string(), trust_mark: z.string() })).default([]),
	metadata: z.object({ openid_relying_party: z.looseObject({ client_id: z.string() }) })
});

export type RelyingParty = z.output<typeof statement> & { jwt: string };

/** Whether an entity lives on this machine: the simulator must vouch for nobody else. */
export function isOfThisMachine(entity: string): boolean {
	if (!URL.canParse(entity)) return false;
	const { protocol, hostname } = new URL(entity);
	return protocol === 'http:' && /^(localhost|127\.0\.0\.1|.+\.localhost)$/.test(hostname);
}

/** The statement of a relying party about itself, signed with a key that stands in it. @throws Untrusted */
export async function readRelyingParty(entity: string, now: Date): Promise<RelyingParty> {
	if (!isOfThisMachine(entity)) throw new Untrusted(`${entity} non è di questa macchina`);
	const jwt = await download(`${entity.replace(/\/$/, '')}/.well-known/openid-federation`);
	try {
		const read = statement.parse(decodeJwt(jwt));
		await verifyStatement({ jwt, keys: read.jwks, entity, now });
		return { ...read, jwt };
	} catch (cause) {
		throw new Untrusted(`${entity} si dichiara in modo non valido`, { cause });
	}
}

/** @throws JOSEError when an entity did not sign its own statement with one of the keys */
async function verifyStatement(facts: {
	jwt: string;
	keys: JSONWebKeySet;
	entity: string;
	now: Date;
}): Promise<void> {
	const { jwt, keys, entity, now } = facts;
	await jwtVerify(jwt, createLocalJWKSet(keys), {
		issuer: entity,
		subject: entity,
		typ: 'entity-statement+jwt',
		algorithms: ['RS256'],
		requiredClaims: ['exp'],
		currentDate: now
	});
}

// Node does not know the names under .localhost: they are all this machine.
async function download(address: string): Promise<string> {
	const url = new URL(address);
	const { host } = url;
	url.hostname = '127.0.0.1';
	try {
		const response = await fetch(url, {
			headers: { host },
			redirect: 'manual',
			signal: AbortSignal.timeout(5_000)
		});
		if (response.status !== 200) throw new Error(`stato ${String(response.status)}`);
		return (await response.text()).trim();
	} catch (cause) {
		throw new Untrusted(`${address} non si legge`, { cause });
	}
}
