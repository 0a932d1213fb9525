/** The result of a check a person can repair: a value or a code of the catalogue; returned by every check of the domain. */
import type { CodiceErrore } from './errori.ts';

/** Either the normalised value, or the code of what has to be corrected. */
export type Esito<T> = { ok: true; valore: T } | { ok: false; codice: CodiceErrore };

/** Wraps a good value. */
export function valido<T>(valore: T): Esito<T> {
	return { ok: true, valore };
}

/** Wraps the code of an error; it fits an `Esito` of any value. */
export function errato(codice: CodiceErrore): { ok: false; codice: CodiceErrore } {
	return { ok: false, codice };
}
