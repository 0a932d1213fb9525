/** The civil calendar of Italy: holidays, working days, months; called by the term engine and by the services' lead times. */
import { Temporal } from 'temporal-polyfill';

// Art. 2 L. 260/1949 and later laws; the month-day is the key.
const FESTE_FISSE: Readonly<Record<string, string>> = {
	'01-01': 'Capodanno',
	'01-06': 'Epifania',
	'04-25': 'Anniversario della Liberazione',
	'05-01': 'Festa del lavoro',
	'06-02': 'Festa della Repubblica',
	'08-15': 'Assunzione di Maria',
	'11-01': 'Ognissanti',
	'12-08': 'Immacolata Concezione',
	'12-25': 'Natale',
	'12-26': 'Santo Stefano'
};
const PRIMO_ANNO_SAN_FRANCESCO = 2026; // L. 151/2025

/** Easter Sunday of a year of the Gregorian calendar (Meeus/Jones/Butcher). */
export function pasqua(anno: number): Temporal.PlainDate {
	const a = anno % 19;
	const secolo = Math.floor(anno / 100);
	const c = anno % 100;
	const g = Math.floor((8 * secolo + 13) / 25);
	const h = (19 * a + secolo - Math.floor(secolo / 4) - g + 15) % 30;
	const l = (32 + 2 * (secolo % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const n = h + l - 7 * m + 114;
	return Temporal.PlainDate.from({ year: anno, month: Math.floor(n / 31), day: (n % 31) + 1 });
}

/** The name of the national holiday of a day, or null; plain Sundays have no name. */
export function nomeFesta(data: Temporal.PlainDate): string | null {
	const fissa = FESTE_FISSE[data.toString().slice(-5)];
	if (fissa !== undefined) return fissa;
	if (data.month === 10 && data.day === 4 && data.year >= PRIMO_ANNO_SAN_FRANCESCO) {
		return "San Francesco d'Assisi";
	}
	if (data.month !== 3 && data.month !== 4) return null;
	const domenica = pasqua(data.year);
	if (data.equals(domenica)) return 'Pasqua';
	return data.equals(domenica.add({ days: 1 })) ? "Lunedì dell'Angelo" : null;
}

/** Whether a day is a Sunday or a national holiday. The patron saint only closes offices and is not one. */
export function isFestivo(data: Temporal.PlainDate): boolean {
	return data.dayOfWeek === 7 || nomeFesta(data) !== null;
}

/** Whether a day is a working day for lead times: Monday to Friday, holidays excluded. */
export function isGiornoLavorativo(data: Temporal.PlainDate): boolean {
	return data.dayOfWeek <= 5 && !isFestivo(data);
}

/** Moves forward by `giorni` working days, the first day excluded: the result is the N-th working day after. */
export function addGiorniLavorativi(data: Temporal.PlainDate, giorni: number): Temporal.PlainDate {
	if (!Number.isInteger(giorni) || giorni < 0) throw new RangeError(`Giorni non validi: ${giorni}`);
	let giorno = data;
	for (let mancanti = giorni; mancanti > 0;) {
		giorno = giorno.add({ days: 1 });
		if (isGiornoLavorativo(giorno)) mancanti -= 1;
	}
	return giorno;
}

/** Art. 2963 c.c.: a term that ends on a Sunday or holiday ends on the next day that is not; Saturday is not moved. */
export function scorri(data: Temporal.PlainDate): Temporal.PlainDate {
	let giorno = data;
	while (isFestivo(giorno)) giorno = giorno.add({ days: 1 });
	return giorno;
}

/** Art. 2963 c. 4-5 c.c.: same day number `mesi` months later, or the last day of that month when it is missing. */
export function addMesi(data: Temporal.PlainDate, mesi: number): Temporal.PlainDate {
	return data.add({ months: mesi }, { overflow: 'constrain' });
}
