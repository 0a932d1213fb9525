/** Reads a time of the day as people write it; called by the fields and by the forms of clerks. */
import { errato, valido, type Esito } from './esito.ts';

/** From 00:00 to 23:59, as "08:30". */
export function parseOra(testo: string): Esito<string> {
	const [, ore = '', minuti = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(testo.trim()) ?? [];
	if (ore === '' || Number(ore) > 23 || Number(minuti) > 59) return errato('ORA_FORMATO');
	return valido(`${ore.padStart(2, '0')}:${minuti}`);
}
