/** Checks an Italian IBAN (ISO 13616 and the national CIN); called by the field kind and by payments to citizens. */
import { carattereControllo } from './carattere-controllo.ts';
import { errato, valido, type Esito } from './esito.ts';

const FORMATO = /^IT\d{2}[A-Z]\d{10}[A-Z0-9]{12}$/;

/** Gives the IBAN in upper case without spaces when form, mod 97 and CIN are right. */
export function checkIban(testo: string): Esito<string> {
	const iban = testo.replace(/\s+/g, '').toUpperCase();
	if (!FORMATO.test(iban)) return errato('IBAN_FORMATO');
	if (resto97(iban.slice(4) + iban.slice(0, 4)) !== 1) return errato('IBAN_CONTROLLO');
	if (carattereControllo(iban.slice(5)) !== iban.charAt(4)) return errato('IBAN_CIN');
	return valido(iban);
}

/** Writes an IBAN in groups of four, the way banks print it. */
export function formatIban(iban: string): string {
	return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Hides all but the first four and the last four characters, for lists and logs. */
export function mascheraIban(iban: string): string {
	return `${iban.slice(0, 4)}${'*'.repeat(Math.max(0, iban.length - 8))}${iban.slice(-4)}`;
}

// Digit by digit: the whole number would not fit a float.
function resto97(testo: string): number {
	let resto = 0;
	for (const carattere of testo) {
		const valore = Number.parseInt(carattere, 36);
		resto = (resto * (valore > 9 ? 100 : 10) + valore) % 97;
	}
	return resto;
}
