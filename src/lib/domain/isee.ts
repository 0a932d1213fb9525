/** Reads the protocol number of an ISEE and the day it stops being good; called by the field kind and by the shared block of fields. */
import { Temporal } from 'temporal-polyfill';
import type { Giorno } from './data.ts';
import { errato, valido, type Esito } from './esito.ts';

const PROTOCOLLO = /^INPS-ISEE-(20\d{2})-[0-9A-Z]{9}-\d{2}$/;

/** The number as INPS writes it, in capitals and without spaces. */
export function checkProtocolloDsu(testo: string): Esito<string> {
	const protocollo = testo.replace(/\s+/g, '').toUpperCase();
	return PROTOCOLLO.test(protocollo) ? valido(protocollo) : errato('ISEE_PROTOCOLLO');
}

/** An ISEE is good until 31 December of the year of its DSU (art. 10 D.P.C.M. 159/2013). @throws RangeError for a number that was not checked */
export function scadenzaIsee(protocollo: string): Giorno {
	const anno = PROTOCOLLO.exec(protocollo)?.[1];
	if (anno === undefined) throw new RangeError('Protocollo DSU non valido');
	return Temporal.PlainDate.from({ year: Number(anno), month: 12, day: 31 });
}
