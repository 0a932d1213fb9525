/** How to reach a person: e-mail, PEC, telephone. */
import { checkEmail, checkPec, checkTelefono } from '#lib/domain/contatti.ts';
import { campo, type Campo, type Certo, type Opzioni } from '../campo.ts';
import { riga } from './riga.ts';

const POSTA = { tipoInput: 'email', modo: 'email', massimo: 254, completamento: 'email' } as const;

const EMAIL = riga({
	nome: 'email',
	errori: ['EMAIL_FORMATO'],
	controlla: (testo) => checkEmail(testo),
	vista: POSTA
});
const PEC = riga({
	nome: 'pec',
	errori: ['EMAIL_FORMATO'],
	controlla: (testo) => checkPec(testo),
	vista: POSTA
});
const TELEFONO = riga({
	nome: 'telefono',
	errori: ['TEL_FORMATO'],
	controlla: (testo) => checkTelefono(testo),
	vista: { tipoInput: 'tel', modo: 'tel', massimo: 20, completamento: 'tel', breve: true }
});

/** An e-mail address. */
export function email<const O extends Opzioni>(opzioni: O): Campo<string, Certo<O>> {
	return campo<string, O>(EMAIL, opzioni);
}

/** A certified e-mail address, kept in lower case. */
export function pec<const O extends Opzioni>(opzioni: O): Campo<string, Certo<O>> {
	return campo<string, O>(PEC, opzioni);
}

/** A telephone number, kept with the country's prefix. */
export function telefono<const O extends Opzioni>(opzioni: O): Campo<string, Certo<O>> {
	return campo<string, O>(TELEFONO, opzioni);
}
