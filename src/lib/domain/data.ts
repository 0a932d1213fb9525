/** Reads the dates people type or a browser sends; called by the date field and by the API. */
import { Temporal } from 'temporal-polyfill';
import { errato, valido, type Esito } from './esito.ts';

/** A civil day, without time or zone. */
export type Giorno = Temporal.PlainDate;

/** Reads 'YYYY-MM-DD' or 'gg/mm/aaaa' (also with dots or dashes) as a day that exists. */
export function parseData(testo: string): Esito<Giorno> {
	const pulito = testo.trim();
	const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(pulito);
	if (iso) return componi(iso[1], iso[2], iso[3]);
	const italiana = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(pulito);
	if (italiana) return componi(italiana[3], italiana[2], italiana[1]);
	return errato('DATA_FORMATO');
}

/** The day of an ISO date that was checked before. @throws RangeError when it is none */
export function giornoDi(iso: string): Giorno {
	return Temporal.PlainDate.from(iso);
}

/** Whether a day comes after another. */
export function isDopo(giorno: Giorno, altro: Giorno): boolean {
	return Temporal.PlainDate.compare(giorno, altro) > 0;
}

/** A date that must already be here, such as a birth: today in Rome is allowed. */
export function checkNonFutura(data: Giorno, oggi: Giorno): Esito<Giorno> {
	return isDopo(data, oggi) ? errato('DATA_FUTURA') : valido(data);
}

/**
 * Age in completed years on a day; the birthday counts (art. 2 c.c. for the age of majority).
 * Who is born on 29 February turns a year older on 1 March of common years.
 */
export function etaAl(nascita: Giorno, giorno: Giorno): number {
	const prima = giorno.month < nascita.month || (giorno.month === nascita.month && giorno.day < nascita.day);
	return giorno.year - nascita.year - (prima ? 1 : 0);
}

function componi(
	anno: string | undefined,
	mese: string | undefined,
	giorno: string | undefined
): Esito<Giorno> {
	const campi = { year: Number(anno), month: Number(mese), day: Number(giorno) };
	try {
		return valido(Temporal.PlainDate.from(campi, { overflow: 'reject' }));
	} catch (causa) {
		if (causa instanceof RangeError) return errato('DATA_FORMATO');
		throw causa;
	}
}
