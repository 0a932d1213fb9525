/** Until when the allowance may be asked for (D.P.C.M. 452/2000); part of the definition in servizio.ts. */
import { isDopo, type Giorno } from '#lib/domain/data.ts';
import { computeTermineMesi } from '#lib/domain/termini.ts';

const MESI = 6;

export type Ruolo = 'MADRE' | 'DONNA_ADOTTIVA' | 'PADRE' | 'ALTRO';

/** The last day: six months by the calendar from the event; for who takes the mother's place, six more from the end of her time (art. 11). */
export function ultimoGiorno(dataEvento: Giorno, ruolo: Ruolo): Giorno {
	const dellaMadre = computeTermineMesi(dataEvento, MESI).mostra;
	if (ruolo === 'MADRE' || ruolo === 'DONNA_ADOTTIVA') return dellaMadre;
	return computeTermineMesi(dellaMadre, MESI).mostra;
}

/** Whether a request sent on a day is in time. */
export function isNeiTermini(
	{ dataEvento, ruolo }: { dataEvento: Giorno; ruolo: Ruolo },
	giorno: Giorno
): boolean {
	return !isDopo(giorno, ultimoGiorno(dataEvento, ruolo));
}
