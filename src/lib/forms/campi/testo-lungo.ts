/** Long text: several lines, with a least and a greatest length. */
import { z } from 'zod';
import { campo, letto, sbagliato, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import { testoDi } from '../grezzo.ts';

type OpzioniTestoLungo = Opzioni & { minimo: number; massimo: number };

/** Text of `minimo` to `massimo` characters, spaces at the ends not counted. */
export function testoLungo<const O extends OpzioniTestoLungo>(opzioni: O): Campo<string, Certo<O>> {
	const { minimo, massimo } = opzioni;
	const tipo: Tipo<string> = {
		nome: 'testo-lungo',
		errori: ['CAMPO_LUNGHEZZA'],
		schema: z.string().min(minimo).max(massimo),
		leggi(grezzo) {
			const pulito = testoDi(grezzo).trim();
			if (pulito.length < minimo || pulito.length > massimo)
				return sbagliato('CAMPO_LUNGHEZZA', { parametri: { min: minimo, max: massimo } });
			return letto(pulito);
		},
		scrivi: (valore) => valore.split('\n'),
		vista: ({ grezzo }) => ({ aspetto: 'area', valore: testoDi(grezzo), minimo, massimo })
	};
	return campo<string, O>(tipo, opzioni);
}
