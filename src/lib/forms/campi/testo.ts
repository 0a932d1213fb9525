/** Short text: one line, cleaned of doubled spaces. */
import { z } from 'zod';
import { campo, letto, sbagliato, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import { testoDi } from '../grezzo.ts';

type OpzioniTesto = Opzioni & { minimo?: number; massimo?: number; completamento?: string; breve?: boolean };

/** A line of text of `minimo` to `massimo` characters (1 to 200 unless said). */
export function testo<const O extends OpzioniTesto>(opzioni: O): Campo<string, Certo<O>> {
	const { minimo = 1, massimo = 200, completamento, breve } = opzioni;
	const tipo: Tipo<string> = {
		nome: 'testo',
		errori: ['CAMPO_LUNGHEZZA'],
		schema: z.string().min(minimo).max(massimo),
		leggi(grezzo) {
			const pulito = testoDi(grezzo).replace(/\s+/g, ' ').trim();
			if (pulito.length < minimo || pulito.length > massimo)
				return sbagliato('CAMPO_LUNGHEZZA', { parametri: { min: minimo, max: massimo } });
			return letto(pulito);
		},
		scrivi: (valore) => [valore],
		vista: ({ grezzo }) => ({
			aspetto: 'testo',
			tipoInput: 'text',
			valore: testoDi(grezzo),
			massimo,
			...(completamento && { completamento }),
			...(breve && { breve })
		})
	};
	return campo<string, O>(tipo, opzioni);
}
