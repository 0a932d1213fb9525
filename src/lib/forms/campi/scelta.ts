/** One choice: radio buttons up to five options, a list up to ten, a text to look for one above. */
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
import { sceltaCercata } from './scelta-cercata.ts';

type OpzioniScelta = Opzioni & {
	opzioni: readonly Opzione[];
	/** A list also above ten: for short words that are found at a glance. */
	elenco?: true;
};

/** With more options a list takes the place of the radio buttons. */
export const RADIO_MASSIMI = 5;
const ELENCO_MASSIMO = 10;

/** One of the options; its value is their union. */
export function scelta<const O extends OpzioniScelta>(
	opzioni: O
): Campo<O['opzioni'][number]['valore'], Certo<O>> {
	type Valore = O['opzioni'][number]['valore'];
	const valori = opzioni.opzioni.map(({ valore }) => valore);
	const offerte = ({ bolloOnline }: Contesto): readonly Opzione[] =>
		opzioni.opzioni.filter(({ conBolloOnline }) => !conBolloOnline || bolloOnline);
	const tipo: Tipo<Valore> = {
		nome: 'scelta',
		errori: ['CAMPO_SCELTA'],
		schema: z.enum(valori),
		leggi(grezzo, contesto) {
			const scelto = testoUnico(grezzo);
			return offerte(contesto).some(({ valore }) => valore === scelto)
				? letto(scelto)
				: sbagliato('CAMPO_SCELTA');
		},
		scrivi: (valore) => [opzioni.opzioni.find((opzione) => opzione.valore === valore)?.etichetta ?? valore],
		vista: ({ grezzo, contesto }) => ({
			aspetto: valori.length <= RADIO_MASSIMI ? 'radio' : 'elenco',
			opzioni: offerte(contesto).map((opzione) => ({
				...opzione,
				scelta: opzione.valore === testoDi(grezzo)
			}))
		}),
		...(valori.length > ELENCO_MASSIMO && !opzioni.elenco && sceltaCercata(opzioni.opzioni))
	};
	return campo<Valore, O>(tipo, opzioni);
}
