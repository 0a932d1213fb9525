/** A whole number between two bounds; a year too. */
import { z } from 'zod';
import type { CodiceErrore } from '#lib/domain/errori.ts';
import {
	campo,
	letto,
	sbagliato,
	type Campo,
	type Certo,
	type Contesto,
	type Opzioni,
	type Tipo
} from '../campo.ts';
import { testoDi } from '../grezzo.ts';

type Limite = number | ((contesto: Contesto) => number);

type OpzioniNumero = Opzioni & {
	minimo: Limite;
	massimo: Limite;
	/** Code for a value out of the bounds or that is no number. */
	fuori?: CodiceErrore;
};

/** A whole number from `minimo` to `massimo`, both allowed. */
export function numero<const O extends OpzioniNumero>(opzioni: O): Campo<number, Certo<O>> {
	const fuori = opzioni.fuori ?? 'CAMPO_INTERVALLO';
	const tipo: Tipo<number> = {
		nome: 'numero',
		errori: [fuori],
		schema: schemaDi(opzioni),
		leggi(grezzo, contesto) {
			const testo = testoDi(grezzo).trim();
			const min = limite(opzioni.minimo, contesto);
			const max = limite(opzioni.massimo, contesto);
			const valore = Number(testo);
			if (!/^-?\d{1,9}$/.test(testo) || valore < min || valore > max)
				return sbagliato(fuori, { parametri: { min, max } });
			return letto(valore);
		},
		scrivi: (valore) => [String(valore)],
		vista: ({ grezzo }) => ({
			aspetto: 'testo',
			tipoInput: 'text',
			modo: 'numeric',
			valore: testoDi(grezzo),
			massimo: 10,
			breve: true
		})
	};
	return campo<number, O>(tipo, opzioni);
}

function limite(valore: Limite, contesto: Contesto): number {
	return typeof valore === 'number' ? valore : valore(contesto);
}

// A bound that depends on the day is not in the schema.
function schemaDi({ minimo, massimo }: OpzioniNumero): z.ZodType {
	const min = typeof minimo === 'number' ? minimo : -999_999_999;
	const max = typeof massimo === 'number' ? massimo : 999_999_999;
	return z.int().min(min).max(max);
}
