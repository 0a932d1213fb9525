// Seals what must not be read in a copy of the database, with a key that is kept in a file. Made by app-accessi.ts.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export type Cifrario = {
	/** `contesto` is tied to the text without being in it: it must be the same when opening. */
	sigilla: (testo: string, contesto: string) => Buffer;
	/** @throws Error when the key, the context or a byte differs */
	apri: (busta: Uint8Array, contesto: string) => string;
};

const ALGORITMO = 'aes-256-gcm';
const NONCE_BYTE = 12;
const TAG_BYTE = 16;
/** Length of the key, in bytes. */
export const CHIAVE_BYTE = 32;

/** The key as its file holds it, in base64. @throws RangeError when it has not 32 bytes */
export function readChiave(base64: string): Uint8Array {
	const chiave = Buffer.from(base64.trim(), 'base64');
	checkLunghezza(chiave);
	return chiave;
}

/** @throws RangeError when the key has not 32 bytes */
export function createCifrario(chiave: Uint8Array): Cifrario {
	checkLunghezza(chiave);
	return {
		sigilla(testo, contesto) {
			const nonce = randomBytes(NONCE_BYTE);
			const cipher = createCipheriv(ALGORITMO, chiave, nonce).setAAD(Buffer.from(contesto));
			const cifrato = Buffer.concat([cipher.update(testo, 'utf8'), cipher.final()]);
			return Buffer.concat([nonce, cipher.getAuthTag(), cifrato]);
		},
		apri(busta, contesto) {
			const nonce = busta.subarray(0, NONCE_BYTE);
			const decipher = createDecipheriv(ALGORITMO, chiave, nonce, { authTagLength: TAG_BYTE })
				.setAAD(Buffer.from(contesto))
				.setAuthTag(busta.subarray(NONCE_BYTE, NONCE_BYTE + TAG_BYTE));
			return (
				decipher.update(busta.subarray(NONCE_BYTE + TAG_BYTE), undefined, 'utf8') + decipher.final('utf8')
			);
		}
	};
}

function checkLunghezza({ length }: Uint8Array): void {
	if (length !== CHIAVE_BYTE) throw new RangeError('La chiave deve avere 32 byte');
}
