/** A time of the day, kept as "08:30". */
import { z } from 'zod';
import { parseOra } from '#lib/domain/ora.ts';
import { campo, letto, sbagliato, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import { testoDi } from '../grezzo.ts';

const TIPO: Tipo<string> = {
	nome: 'ora',
	errori: ['ORA_FORMATO'],
	schema: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
	leggi(grezzo) {
		const ora = parseOra(testoDi(grezzo));
		return ora.ok ? letto(ora.valore) : sbagliato(ora.codice);
	},
	scrivi: (valore) => [valore],
	vista: ({ grezzo }) => ({ aspetto: 'testo', tipoInput: 'time', valore: testoDi(grezzo), breve: true })
};

/** A time from 00:00 to 23:59. */
export function ora<const O extends Opzioni>(opzioni: O): Campo<string, Certo<O>> {
	return campo<string, O>(TIPO, opzioni);
}
