// The register of logins, kept 24 months (art. 13 c. 2 DPCM 24 October 2014): sealed for who holds its private key. Written by the login, read by cli/registro.ts.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { CompactEncrypt, compactDecrypt, type JWK } from 'jose';
import type { Tx } from '../db/connection.ts';
import type { Metodo } from './adattatore-sessioni.ts';

export type EsitoRegistrato = 'RICHIESTA' | 'RIUSCITO' | 'RIFIUTATO' | 'ANNULLATO' | 'NEGATO' | 'USCITA';

export type VoceRegistro = {
	ente: string;
	istante: Date;
	metodo: Metodo;
	gestore: string;
	/** ID of the SAML request, or state of the OpenID one: ties a request to its answer. */
	richiesta: string;
	esito: EsitoRegistrato;
	/** Number in the SPID table of errors. */
	numero?: number | undefined;
	/** Request or answer as they went over the wire, with their ids. */
	traccia: unknown;
};

/** Longest content once opened, in bytes. */
const TRACCIA_MASSIMA = 2_000_000;

/** Seals a trace: compressed, then encrypted to the public key of the register. */
export function sigillaTraccia(traccia: unknown, chiave: JWK): Promise<string> {
	const compressa = deflateRawSync(Buffer.from(JSON.stringify(traccia)));
	return new CompactEncrypt(compressa)
		.setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' })
		.encrypt(chiave);
}

/** @throws Error when the key is another one */
export async function apriTraccia(busta: string, privata: JWK): Promise<unknown> {
	const { plaintext } = await compactDecrypt(busta, privata);
	return JSON.parse(inflateRawSync(plaintext, { maxOutputLength: TRACCIA_MASSIMA }).toString('utf8'));
}

/** Adds a line; runs as `sistema`. */
export async function registraAccesso(
	tx: Tx,
	{ id, voce, chiave }: { id: string; voce: VoceRegistro; chiave: JWK }
): Promise<void> {
	const { ente, istante, metodo, gestore, richiesta, esito, numero, traccia } = voce;
	const contenuto = await sigillaTraccia(traccia, chiave);
	await tx`
		insert into registro_accessi (id, ente_id, istante, metodo, gestore, richiesta, esito, numero, contenuto)
		values (${id}, ${ente}, ${istante}, ${metodo}, ${gestore}, ${richiesta}, ${esito}, ${numero ?? null}, ${contenuto})`;
}

/** Removes what is older than 24 months; returns how many lines. Runs as `sistema`. */
export async function scartaAccessi(tx: Tx, adesso: Date): Promise<number> {
	const scartati = await tx`
		delete from registro_accessi where istante < ${adesso}::timestamptz - interval '24 months'`;
	return scartati.count;
}
