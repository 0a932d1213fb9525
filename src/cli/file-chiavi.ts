// The files of the keys that no database holds: the one that wraps, and the pair of the register of logins. Called by chiavi.ts and by the demonstration.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import { CHIAVE_BYTE } from '#lib/server/identita/cifrario.ts';

export type FileChiavi = { involucro: string; registro: string; registroPrivata: string };

/** The folder of the keys of the demonstration. */
export function cartellaChiavi(dataDir: string): string {
	return path.join(dataDir, 'chiavi');
}

/** Where they are in a folder. */
export function fileChiavi(cartella: string): FileChiavi {
	return {
		involucro: path.join(cartella, 'identita.chiave'),
		registro: path.join(cartella, 'registro-pubblica.json'),
		registroPrivata: path.join(cartella, 'registro-privata.json')
	};
}

/** Makes those that are not there, readable by their owner alone; returns the names of the new ones. */
export async function makeFileChiavi(cartella: string): Promise<string[]> {
	mkdirSync(cartella, { recursive: true, mode: 0o700 });
	const { involucro, registro, registroPrivata } = fileChiavi(cartella);
	const fatti: string[] = [];
	function write(file: string, testo: string): void {
		writeFileSync(file, `${testo}\n`, { mode: 0o600, flag: 'wx' });
		fatti.push(file);
	}
	if (!existsSync(involucro)) write(involucro, randomBytes(CHIAVE_BYTE).toString('base64'));
	if (!existsSync(registro)) {
		const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', {
			crv: 'P-256',
			extractable: true
		});
		write(registroPrivata, JSON.stringify(await exportJWK(privateKey)));
		write(registro, JSON.stringify(await exportJWK(publicKey)));
	}
	return fatti;
}
