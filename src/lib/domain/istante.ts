/** From a real instant to the civil time of Europe/Rome, and dates as people read them; called by use cases, documents and pages. */
import { Temporal } from 'temporal-polyfill';

const FUSO = 'Europe/Rome';
const MESI = [
	'gennaio',
	'febbraio',
	'marzo',
	'aprile',
	'maggio',
	'giugno',
	'luglio',
	'agosto',
	'settembre',
	'ottobre',
	'novembre',
	'dicembre'
] as const;

/** The day it is in Rome at an instant (epoch milliseconds or Date): what the law calls the date of filing. */
export function giornoARoma(istante: number | Date): Temporal.PlainDate {
	return aRoma(istante).toPlainDate();
}

/** The instant at which a day begins in Rome: for timers and for database ranges. */
export function inizioGiornoARoma(giorno: Temporal.PlainDate): Date {
	return new Date(giorno.toZonedDateTime(FUSO).epochMilliseconds);
}

/** The instant of an ISO date and time; one that names no zone is told in Rome. @throws RangeError when it is none */
export function istanteDi(iso: string): Date {
	const conFuso = /(Z|[+-]\d{2}:?\d{2})$/i.test(iso);
	const istante = conFuso
		? Temporal.Instant.from(iso)
		: Temporal.PlainDateTime.from(iso).toZonedDateTime(FUSO).toInstant();
	return new Date(istante.epochMilliseconds);
}

/** A day as gg/mm/aaaa. */
export function formatData(giorno: Temporal.PlainDate): string {
	return `${dueCifre(giorno.day)}/${dueCifre(giorno.month)}/${String(giorno.year).padStart(4, '0')}`;
}

/** A day kept as an ISO date, as `formatData` writes it. */
export function formatGiorno(iso: string): string {
	return formatData(Temporal.PlainDate.from(iso));
}

/** A day in full, as "23 novembre 2026"; the first of the month is "1 maggio 2026". */
export function formatDataEstesa(giorno: Temporal.PlainDate): string {
	return `${giorno.day} ${MESI[giorno.month - 1] ?? ''} ${giorno.year}`;
}

/** The time in Rome at an instant, as "09:05". */
export function formatOra(istante: number | Date): string {
	const ora = aRoma(istante);
	return `${dueCifre(ora.hour)}:${dueCifre(ora.minute)}`;
}

/** Day and time in Rome at an instant, as "23/11/2026 alle 09:05". */
export function formatDataOra(istante: number | Date): string {
	return `${formatData(giornoARoma(istante))} alle ${formatOra(istante)}`;
}

function aRoma(istante: number | Date): Temporal.ZonedDateTime {
	const millisecondi = typeof istante === 'number' ? istante : istante.getTime();
	return Temporal.Instant.fromEpochMilliseconds(millisecondi).toZonedDateTimeISO(FUSO);
}

function dueCifre(numero: number): string {
	return String(numero).padStart(2, '0');
}
