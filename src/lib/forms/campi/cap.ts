/** The five digits of the post code. */
import { checkCap } from '#lib/domain/contatti.ts';
import { campo, type Campo, type Certo, type Opzioni } from '../campo.ts';
import { riga } from './riga.ts';

const TIPO = riga({
	nome: 'cap',
	errori: ['CAP_FORMATO'],
	controlla: (testo) => checkCap(testo),
	vista: { tipoInput: 'text', modo: 'numeric', massimo: 5, completamento: 'postal-code', breve: true }
});

/** A post code. */
export function cap<const O extends Opzioni>(opzioni: O): Campo<string, Certo<O>> {
	return campo<string, O>(TIPO, opzioni);
}
