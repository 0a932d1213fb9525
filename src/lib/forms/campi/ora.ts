/** A time of the day, kept as "08:30". */
import { z } from 'zod';
import { campo, letto, sbagliato, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import { testoDi } from '../grezzo.ts';

const SCRITTA = /^(\d{1,2})[:.](\d{2})$/;

const TIPO: Tipo<string> = {
	nome: 'ora',
	errori: ['ORA_FORMATO'],
	schema: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
	leggi(grezzo) {
		const parti = SCRITTA.exec(testoDi(grezzo).trim());
		const ore = Number(parti?.[1]);
		const minuti = Number(parti?.[2]);
		if (!parti || ore > 23 || minuti > 59) return sbagliato('ORA_FORMATO');
		return letto(`${String(ore).padStart(2, '0')}:${String(minuti).padStart(2, '0')}`);
	},
	scrivi: (valore) => [valore],
	vista: ({ grezzo }) => ({ aspetto: 'testo', tipoInput: 'time', valore: testoDi(grezzo), breve: true })
};

/** A time from 00:00 to 23:59. */
export function ora<const O extends Opzioni>(opzioni: O): Campo<string, Certo<O>> {
	return campo<string, O>(TIPO, opzioni);
}
