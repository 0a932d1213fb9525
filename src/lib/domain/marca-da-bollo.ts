/** Checks the serial number of a paper marca da bollo (D.P.R. 642/1972); called by the field kind, before the check of single use. */
import { errato, valido, type Esito } from './esito.ts';

/** The 14 digits of the serial number, spaces dropped; whether it was already used is known only to the database. */
export function checkMarcaDaBollo(testo: string): Esito<string> {
	const seriale = testo.replace(/\s+/g, '');
	return /^\d{14}$/.test(seriale) ? valido(seriale) : errato('BOLLO_SERIALE');
}
