/** A day, kept as an ISO date. */
import { z } from 'zod';
import { checkNonFutura, parseData } from '#lib/domain/data.ts';
import { formatData } from '#lib/domain/istante.ts';
import { campo, letto, sbagliato, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import { testoDi } from '../grezzo.ts';

type OpzioniData = Opzioni & { nonFutura?: boolean };

/** A day that exists; with `nonFutura` today is the last one allowed. */
export function data<const O extends OpzioniData>(opzioni: O): Campo<string, Certo<O>> {
	const tipo: Tipo<string> = {
		nome: 'data',
		errori: opzioni.nonFutura ? ['DATA_FORMATO', 'DATA_FUTURA'] : ['DATA_FORMATO'],
		schema: z.iso.date(),
		leggi(grezzo, contesto) {
			const scritto = parseData(testoDi(grezzo));
			const giorno =
				scritto.ok && opzioni.nonFutura ? checkNonFutura(scritto.valore, contesto.oggi) : scritto;
			return giorno.ok ? letto(giorno.valore.toString()) : sbagliato(giorno.codice);
		},
		scrivi(valore) {
			const giorno = parseData(valore);
			return [giorno.ok ? formatData(giorno.valore) : valore];
		},
		vista: ({ grezzo }) => ({ aspetto: 'testo', tipoInput: 'date', valore: testoDi(grezzo), breve: true })
	};
	return campo<string, O>(tipo, opzioni);
}
