/** A declaration: one box to tick beside the text that the person makes their own. */
import { z } from 'zod';
import { campo, letto, sbagliato, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import { testoDi } from '../grezzo.ts';

type OpzioniDichiarazione = Opzioni & { testo: string };

/** A tick; a required one that is missing answers DICH_MANCANTE unless its service says otherwise. */
export function dichiarazione<const O extends OpzioniDichiarazione>(opzioni: O): Campo<true, Certo<O>> {
	const tipo: Tipo<true> = {
		nome: 'dichiarazione',
		irripetibile: true,
		errori: ['DICH_MANCANTE'],
		schema: opzioni.obbligatorio ? z.literal(true) : z.boolean(),
		isVuoto: (grezzo) => testoDi(grezzo) !== 'si',
		leggi: (grezzo) => (testoDi(grezzo) === 'si' ? letto(true) : sbagliato('DICH_MANCANTE')),
		scrivi: () => [opzioni.testo],
		vista: ({ grezzo }) => ({ aspetto: 'conferma', testo: opzioni.testo, attiva: testoDi(grezzo) === 'si' })
	};
	return campo<true, O>(tipo, { mancante: 'DICH_MANCANTE', ...opzioni });
}
