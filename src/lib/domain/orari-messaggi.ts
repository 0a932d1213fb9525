/** The hours in which the Comune writes to people; asked by the outbox and by the reminders. */
import { formatOra } from './istante.ts';

/** Whether an instant falls in those hours of Rome, as `08:00` and `20:00`; the end is out. */
export function isOrarioDiMessaggi(istante: Date, { dalle, alle }: { dalle: string; alle: string }): boolean {
	const ora = formatOra(istante);
	return ora >= dalle && ora < alle;
}
