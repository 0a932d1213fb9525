// The signing keys of the invented providers: made at the first start, kept in a folder so that a restart has the same ones. Called by spid.ts.
import { createPrivateKey, generateKeyPair } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { writeCertificato } from './certificato.ts';

/** A private key in PEM and its certificate in base64. */
export type Chiave = { privata: string; certificato: string };

export type ApriChiavi = {
	/** Where they are kept; in memory alone when absent. */
	cartella: string | undefined;
	/** Name of the file and of whom the certificate speaks. */
	id: string;
	nome: string;
	quante: number;
	now: () => Date;
};

/** The keys of a provider, the oldest first. @throws Error when what was kept cannot be read */
export async function openChiavi({ cartella, id, nome, quante, now }: ApriChiavi): Promise<Chiave[]> {
	const file = cartella && path.join(cartella, `spid-${id}.json`);
	if (file && existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Chiave[];
	const chiavi = await Promise.all(
		Array.from({ length: quante }, (_, numero) => makeChiave(nome, numero + 1, now()))
	);
	if (file) {
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, JSON.stringify(chiavi), { mode: 0o600 });
	}
	return chiavi;
}

const ANNI = 10;

async function makeChiave(nome: string, numero: number, adesso: Date): Promise<Chiave> {
	const { privateKey: privata } = await promisify(generateKeyPair)('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
	});
	const da = new Date(adesso.getTime() - 86_400_000);
	const finoA = new Date(da);
	finoA.setUTCFullYear(finoA.getUTCFullYear() + ANNI);
	const certificato = writeCertificato({ chiave: createPrivateKey(privata), nome, numero, da, finoA });
	return { privata, certificato };
}
