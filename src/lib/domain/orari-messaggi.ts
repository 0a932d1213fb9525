/** The hours in which the Comune writes to people; asked by the outbox. */
import { Temporal } from 'temporal-polyfill';

/** Whether an instant falls in those hours of Rome, as `08:00` and `20:00`; the end is out. */
export function isOrarioDiMessaggi(istante: Date, { dalle, alle }: { dalle: string; alle: string }): boolean {
	const ora = Temporal.Instant.fromEpochMilliseconds(istante.getTime())
		.toZonedDateTimeISO('Europe/Rome')
		.toPlainTime()
		.toString({ smallestUnit: 'minute' });
	return ora >= dalle && ora < alle;
}
