/** Checks how to reach a person: e-mail, PEC, telephone, CAP; called by the field kinds and by the profile. */
import { errato, valido, type Esito } from './esito.ts';

// What is not seen (\p{C}) would make one address look like another.
const EMAIL = /^[^\s\p{C}@<>()",;:\\]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;
const TELEFONO = /^\+?[0-9 ]{6,16}$/;

/** One @, a domain with a dot, 254 characters at most; the domain becomes lower case, the mailbox stays as written. */
export function checkEmail(testo: string): Esito<string> {
	const email = testo.trim();
	if (email.length > 254 || !EMAIL.test(email)) return errato('EMAIL_FORMATO');
	const chiocciola = email.indexOf('@');
	const casella = email.slice(0, chiocciola);
	if (casella.length > 64 || casella.startsWith('.') || casella.endsWith('.') || casella.includes('..')) {
		return errato('EMAIL_FORMATO');
	}
	return valido(casella + email.slice(chiocciola).toLowerCase());
}

/** A PEC address has the form of any e-mail: only INAD, INI-PEC or a delivery receipt prove that it is certified. */
export function checkPec(testo: string): Esito<string> {
	const email = checkEmail(testo);
	return email.ok ? valido(email.valore.toLowerCase()) : email;
}

/** Gives the number in E.164; without + or 00 it is Italian, where the leading zero of land lines stays. Dashes, dots and bars count as spaces. */
export function checkTelefono(testo: string): Esito<string> {
	const pulito = testo.trim().replace(/[/.()-]/g, ' ');
	if (!TELEFONO.test(pulito)) return errato('TEL_FORMATO');
	const compatto = pulito.replaceAll(' ', '').replace(/^00/, '+');
	const numero = compatto.startsWith('+') ? compatto : `+39${compatto}`;
	return /^\+[1-9]\d{5,14}$/.test(numero) && compatto.length >= 6 ? valido(numero) : errato('TEL_FORMATO');
}

/** Five digits. */
export function checkCap(testo: string): Esito<string> {
	const cap = testo.trim();
	return /^\d{5}$/.test(cap) ? valido(cap) : errato('CAP_FORMATO');
}
