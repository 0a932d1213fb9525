/** One choice: radio buttons up to five options, a list above. */
import { z } from 'zod';
import type { Condizione } from '#lib/condizione.ts';
import { campo, letto, sbagliato, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import { testoDi } from '../grezzo.ts';

/** `quando` hides the option; that it was not allowed is said by a rule of the service. */
export type Opzione = { valore: string; etichetta: string; aiuto?: string; quando?: Condizione };

type OpzioniScelta = Opzioni & { opzioni: readonly Opzione[] };

const RADIO_MASSIMI = 5;

/** One of the options; its value is their union. */
export function scelta<const O extends OpzioniScelta>(
	opzioni: O
): Campo<O['opzioni'][number]['valore'], Certo<O>> {
	type Valore = O['opzioni'][number]['valore'];
	const valori = opzioni.opzioni.map(({ valore }) => valore);
	const tipo: Tipo<Valore> = {
		nome: 'scelta',
		errori: ['CAMPO_SCELTA'],
		schema: z.enum(valori),
		leggi(grezzo) {
			// Two answers to one question are none: conditions would follow both.
			const scelto = typeof grezzo === 'string' ? grezzo : '';
			return valori.includes(scelto) ? letto(scelto) : sbagliato('CAMPO_SCELTA');
		},
		scrivi: (valore) => [opzioni.opzioni.find((opzione) => opzione.valore === valore)?.etichetta ?? valore],
		vista: ({ grezzo }) => ({
			aspetto: valori.length <= RADIO_MASSIMI ? 'radio' : 'elenco',
			opzioni: opzioni.opzioni.map((opzione) => ({ ...opzione, scelta: opzione.valore === testoDi(grezzo) }))
		})
	};
	return campo<Valore, O>(tipo, opzioni);
}
