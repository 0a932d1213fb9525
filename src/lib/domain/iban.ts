/** Checks an IBAN (ISO 13616 and, for Italy, the national CIN); called by the field kind and by payments to citizens. */
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

/** The other countries of the SEPA area with the length of their IBAN (EPC409-09). */
const LUNGHEZZE_SEPA: Readonly<Record<string, number>> = {
	AD: 24,
	AL: 28,
	AT: 20,
	BE: 16,
	BG: 22,
	CH: 21,
	CY: 28,
	CZ: 24,
	DE: 22,
	DK: 18,
	EE: 20,
	ES: 24,
	FI: 18,
	FR: 27,
	GB: 22,
	GI: 23,
	GR: 27,
	HR: 21,
	HU: 28,
	IE: 22,
	IS: 26,
	LI: 21,
	LT: 20,
	LU: 20,
	LV: 21,
	MC: 27,
	MD: 24,
	ME: 22,
	MK: 19,
	MT: 31,
	NL: 18,
	NO: 15,
	PL: 28,
	PT: 25,
	RO: 24,
	RS: 22,
	SE: 24,
	SI: 19,
	SK: 24,
	SM: 27,
	VA: 22
};

/** The same for an account anywhere in the SEPA area: outside Italy the country, its length and mod 97 are looked at. */
export function checkIbanSepa(testo: string): Esito<string> {
	const iban = testo.replace(/\s+/g, '').toUpperCase();
	const paese = iban.slice(0, 2);
	if (paese === 'IT' || !/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return checkIban(iban);
	if (LUNGHEZZE_SEPA[paese] !== iban.length) return errato('IBAN_PAESE');
	return resto97(iban.slice(4) + iban.slice(0, 4)) === 1 ? valido(iban) : errato('IBAN_CONTROLLO');
}

/** Whether the account is outside Italy. */
export function isIbanEstero(iban: string): boolean {
	return !iban.startsWith('IT');
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
