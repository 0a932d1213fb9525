/** Codice avviso (NAV), IUV and QR code of a pagoPA notice, as the SACI and the rules of the notice want them; called by the payments. */
import { errato, valido, type Esito } from './esito.ts';

/** A codice avviso that someone typed; `controllo` says whether its check digits are right. */
export type NavLetto = { nav: string; controllo: boolean };

/** Makes the codice avviso of one of our positions: 3, segregation code, base, check. @throws RangeError on a code or base outside the rules */
export function navDi({ segregazione, base }: { segregazione: string; base: bigint | string }): string {
	const cifre = String(base);
	// PagoPA gives 00 to 45 to the ente and its partners; the codes above belong to central services.
	if (!/^(?:[0-3]\d|4[0-5])$/.test(segregazione))
		throw new RangeError(`Codice di segregazione non valido: ${segregazione}`);
	if (!/^\d{1,13}$/.test(cifre)) throw new RangeError(`Base del codice avviso non valida: ${cifre}`);
	const corpo = `3${segregazione}${cifre.padStart(13, '0')}`;
	return corpo + controlloDi(corpo);
}

/** The IUV of one of our codici avviso: the same without the first digit. @throws RangeError when it is none */
export function iuvDi(nav: string): string {
	if (!/^3\d{17}$/.test(nav)) throw new RangeError(`Codice avviso non valido: ${nav}`);
	return nav.slice(1);
}

/** In groups of four, as on the notice: '3020 0012 3456 7890 41'. */
export function formatNav(nav: string): string {
	return nav.replace(/\d{4}(?=\d)/g, '$& ');
}

/**
 * Reads the codice avviso of a notice, whoever made it; spaces, dots and hyphens are dropped. Wrong check digits do not
 * refuse it: there are notices around that have them.
 */
export function readNav(testo: string): Esito<NavLetto> {
	const nav = testo.replace(/[\s.\-‐-―]+/g, '');
	return /^\d{18}$/.test(nav) ? valido({ nav, controllo: hasControllo(nav) }) : errato('AVVISO_FORMATO');
}

/** What the QR code of a notice says, to the apps that pay it. @throws RangeError on a code or an amount outside the rules */
export function qrAvviso({ nav, cfEnte, cent }: { nav: string; cfEnte: string; cent: number }): string {
	if (!/^\d{18}$/.test(nav)) throw new RangeError(`Codice avviso non valido: ${nav}`);
	if (!/^\d{11}$/.test(cfEnte)) throw new RangeError(`Codice fiscale dell'ente non valido: ${cfEnte}`);
	if (!Number.isInteger(cent) || cent < 1 || cent > CENT_MASSIMI)
		throw new RangeError(`Importo dell'avviso non valido: ${cent}`);
	return ['PAGOPA', '002', nav, cfEnte, String(cent).padStart(2, '0')].join('|');
}

/** 999.999.999,99 euro: the largest amount of a notice. */
const CENT_MASSIMI = 99_999_999_999;

// The first digit says how the rest is made: 0, 2 and 3 end with the check of the sixteen digits before it, 1 has none,
// no other is in use.
function hasControllo(nav: string): boolean {
	if (nav.startsWith('1')) return true;
	return /^[023]/.test(nav) && nav.endsWith(controlloDi(nav.slice(0, 16)));
}

// Sixteen digits may be more than a number holds exactly.
function controlloDi(corpo: string): string {
	return String(BigInt(corpo) % 93n).padStart(2, '0');
}
