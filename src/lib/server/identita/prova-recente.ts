// Whether an identity was proved recently enough for something delicate: an IBAN, the signature of a decision. Called by http/conferma-dovuta.ts.
import type { SessioneAperta } from './adattatore-sessioni.ts';

/** How long a login is enough for what is delicate, in milliseconds. */
const PROVA_RECENTE_MS = 15 * 60_000;

/** A login of level 2 at least, a short while ago: a session left open on a table signs nothing. */
export function isProvaRecente(
	{ livello, apertaIl }: Pick<SessioneAperta, 'livello' | 'apertaIl'>,
	adesso: Date
): boolean {
	return livello >= 2 && adesso.getTime() - apertaIl.getTime() <= PROVA_RECENTE_MS;
}
