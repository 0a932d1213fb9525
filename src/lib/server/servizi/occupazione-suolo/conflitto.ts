// What stored facts refuse, with the text of the catalogue. Thrown by the use cases of public land.
import { messaggio, type CodiceErrore } from '#lib/domain/errori.ts';
import { Conflitto } from '#lib/domain/rifiuti.ts';

/** To be thrown: the clerk reads the text of the code. */
export function conflitto(codice: CodiceErrore): Conflitto {
	return new Conflitto(messaggio(codice), codice);
}
