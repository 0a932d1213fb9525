/** Several choices: a list of boxes to tick. */
import { z } from 'zod';
import {
	campo,
	letto,
	sbagliato,
	type Campo,
	type Certo,
	type Opzione,
	type Opzioni,
	type Tipo
} from '../campo.ts';
import { testiDi } from '../grezzo.ts';

type OpzioniScelte = Opzioni & { opzioni: readonly Opzione[] };

/** Some of the options, in their order and each once. */
export function scelte<const O extends OpzioniScelte>(
	opzioni: O
): Campo<O['opzioni'][number]['valore'][], Certo<O>> {
	type Valore = O['opzioni'][number]['valore'];
	const valori = opzioni.opzioni.map(({ valore }) => valore);
	const tipo: Tipo<Valore[]> = {
		nome: 'scelte',
		errori: ['CAMPO_SCELTA'],
		schema: z.array(z.enum(valori)),
		leggi(grezzo) {
			const scelti = testiDi(grezzo);
			if (!scelti.every((scelto) => valori.includes(scelto))) return sbagliato('CAMPO_SCELTA');
			return letto(valori.filter((valore) => scelti.includes(valore)));
		},
		scrivi: (scelti) =>
			opzioni.opzioni.filter(({ valore }) => scelti.includes(valore)).map(({ etichetta }) => etichetta),
		vista: ({ grezzo }) => ({
			aspetto: 'caselle',
			opzioni: opzioni.opzioni.map((opzione) => ({
				...opzione,
				scelta: testiDi(grezzo).includes(opzione.valore)
			}))
		})
	};
	return campo<Valore[], O>(tipo, opzioni);
}
