/** Checks the plate of a vehicle; called by the field kind of the services that ask for one. */
import { errato, valido, type Esito } from './esito.ts';

// Italian plates since 1994: no I, O, Q, U.
const ATTUALE = /^[A-HJ-NPR-TV-Z]{2}\d{3}[A-HJ-NPR-TV-Z]{2}$/;

/** Upper case without spaces and dashes: the form to store, also when the plate is doubtful. */
export function normaliseTarga(testo: string): string {
	return testo.replace(/[\s-]+/g, '').toUpperCase();
}

/** Gives the plate of the present Italian form; others (old, foreign, trailers) are TARGA_DUBBIA, a warning only. */
export function checkTarga(testo: string): Esito<string> {
	const targa = normaliseTarga(testo);
	return ATTUALE.test(targa) ? valido(targa) : errato('TARGA_DUBBIA');
}
