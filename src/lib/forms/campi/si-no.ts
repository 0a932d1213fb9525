/** Yes or no, as two radio buttons: an answer is never taken for granted. */
import { z } from 'zod';
import { campo, letto, sbagliato, type Campo, type Certo, type Opzioni, type Tipo } from '../campo.ts';
import { testoDi, testoUnico } from '../grezzo.ts';

const OPZIONI = [
	{ valore: 'si', etichetta: 'Sì' },
	{ valore: 'no', etichetta: 'No' }
];

const TIPO: Tipo<boolean> = {
	nome: 'si-no',
	errori: ['CAMPO_SCELTA'],
	schema: z.boolean(),
	leggi(grezzo) {
		const scelto = testoUnico(grezzo);
		return scelto === 'si' || scelto === 'no' ? letto(scelto === 'si') : sbagliato('CAMPO_SCELTA');
	},
	scrivi: (valore) => [valore ? 'Sì' : 'No'],
	vista: ({ grezzo }) => ({
		aspetto: 'radio',
		opzioni: OPZIONI.map((opzione) => ({ ...opzione, scelta: opzione.valore === testoDi(grezzo) }))
	})
};

/** A question with the answers "Sì" and "No". */
export function siNo<const O extends Opzioni>(opzioni: O): Campo<boolean, Certo<O>> {
	return campo<boolean, O>(TIPO, opzioni);
}
