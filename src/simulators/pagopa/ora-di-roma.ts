// The time of the clock in Rome, without zone, as the Node writes it in receipts.
import { Temporal } from 'temporal-polyfill';

/** As `2026-11-24T11:00:00`. */
export function oraDiRoma(istante: string): string {
	return Temporal.Instant.from(istante)
		.toZonedDateTimeISO('Europe/Rome')
		.toPlainDateTime()
		.toString({ smallestUnit: 'second' });
}
