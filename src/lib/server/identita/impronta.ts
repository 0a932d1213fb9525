// What is kept of a secret that a browser holds: a copy of the database opens nothing. Called by sessions and logins.
import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal. A fast hash is enough: the secrets are long and random. */
export function impronta(segreto: string): string {
	return createHash('sha256').update(segreto).digest('hex');
}
