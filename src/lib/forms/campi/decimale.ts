/** A measure with two decimals, kept as integer hundredths: metres, square metres, tonnes. */
import { z } from 'zod';
import { campo, letto, sbagliato, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import { testoDi } from '../grezzo.ts';

type OpzioniDecimale = Opzioni & {
	/** Written after the number. */
	unita: string;
	/** In whole units; above zero unless said. */
	minimo?: number;
	massimo: number;
};

const SCRITTO = /^(\d{1,6})(?:[.,](\d{1,2}))?$/;

/** Hundredths, above zero (or from `minimo`) to `massimo`. */
export function decimale<const O extends OpzioniDecimale>(opzioni: O): Campo<number, Certo<O>> {
	const { unita, massimo } = opzioni;
	const minimo = opzioni.minimo === undefined ? 1 : opzioni.minimo * 100;
	const tipo: Tipo<number> = {
		nome: 'decimale',
		errori: ['DECIMALE_FORMATO', 'CAMPO_INTERVALLO'],
		schema: z
			.number()
			.min(minimo / 100)
			.max(massimo),
		leggi(grezzo) {
			const parti = SCRITTO.exec(testoDi(grezzo).trim());
			if (!parti) return sbagliato('DECIMALE_FORMATO');
			const centesimi = Number((parti[1] ?? '') + (parti[2] ?? '').padEnd(2, '0'));
			if (centesimi < minimo || centesimi > massimo * 100)
				return sbagliato('CAMPO_INTERVALLO', {
					parametri: { min: formatCentesimi(minimo), max: formatCentesimi(massimo * 100) }
				});
			return letto(centesimi);
		},
		scrivi: (valore) => [`${formatCentesimi(valore)} ${unita}`],
		vista: ({ grezzo }) => ({
			aspetto: 'testo',
			tipoInput: 'text',
			modo: 'decimal',
			valore: testoDi(grezzo),
			massimo: 9,
			breve: true,
			simbolo: unita
		})
	};
	return campo<number, O>(tipo, opzioni);
}

/** Hundredths as people write them: "12,40", and "3" when there is nothing after the comma. */
export function formatCentesimi(valore: number): string {
	const intero = Math.trunc(valore / 100);
	const resto = valore % 100;
	return resto === 0 ? String(intero) : `${intero},${String(resto).padStart(2, '0')}`;
}
