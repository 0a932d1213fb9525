/** One of the options that the settings of the Comune list, such as its schools. */
import { z } from 'zod';
import {
	campo,
	letto,
	sbagliato,
	type Campo,
	type Certo,
	type Contesto,
	type Opzione,
	type Opzioni,
	type Tipo
} from '../campo.ts';
import { testoDi, testoUnico } from '../grezzo.ts';
import type { PianoMappa } from '../vista.ts';
import { RADIO_MASSIMI } from './scelta.ts';

type OpzioniSceltaDaImpostazioni<I> = Opzioni & {
	opzioni: (impostazioni: I, contesto: Contesto) => readonly Opzione[];
	/** The map on which the options that have a `punto` may be chosen. */
	piano?: (impostazioni: I, contesto: Contesto) => PianoMappa | undefined;
};

/** The value is the one of the option; radio buttons up to five, a list above. */
export function sceltaDaImpostazioni<I, const O extends Opzioni = Opzioni>(
	opzioni: O & OpzioniSceltaDaImpostazioni<I>
): Campo<string, Certo<O>> {
	const offerte = (contesto: Contesto): readonly Opzione[] =>
		opzioni.opzioni(contesto.impostazioni as I, contesto);
	const tipo: Tipo<string> = {
		nome: 'scelta-da-impostazioni',
		errori: ['CAMPO_SCELTA'],
		schema: z.string().min(1).max(80),
		leggi(grezzo, contesto) {
			const scelto = testoUnico(grezzo);
			return offerte(contesto).some(({ valore }) => valore === scelto)
				? letto(scelto)
				: sbagliato('CAMPO_SCELTA');
		},
		scrivi: (valore, contesto) => [
			offerte(contesto).find((opzione) => opzione.valore === valore)?.etichetta ?? valore
		],
		vista({ grezzo, contesto }) {
			const tutte = offerte(contesto);
			const piano = opzioni.piano?.(contesto.impostazioni as I, contesto);
			return {
				aspetto: tutte.length <= RADIO_MASSIMI ? 'radio' : 'elenco',
				opzioni: tutte.map((opzione) => ({ ...opzione, scelta: opzione.valore === testoDi(grezzo) })),
				...(piano && { piano })
			};
		}
	};
	return campo<string, O>(tipo, opzioni);
}
