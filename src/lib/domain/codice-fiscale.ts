/** Checks the codice fiscale of a person and reads what it says; called by the field kind, the identity and the clerks' desk. */
import { Temporal } from 'temporal-polyfill';
import { carattereControllo } from './carattere-controllo.ts';
import { errato, valido, type Esito } from './esito.ts';

/** Months A B C D E H L M P R S T: the letter's place is the month minus one. */
export const LETTERE_MESE = 'ABCDEHLMPRST';
/** Letters that stand for the digits 0-9 in an omocode. */
export const LETTERE_OMOCODIA = 'LMNPQRSTUV';
/** Places (from 0) where a digit may have become a letter. */
export const POSIZIONI_OMOCODIA = [6, 7, 9, 10, 12, 13, 14] as const;

const FORMATO = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;
const GIORNI_MESE = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export type Sesso = 'M' | 'F';

/** Says whether a Belfiore code exists or existed, suppressed Comuni and foreign states included. */
export type CercaBelfiore = (codice: string) => boolean;

/** What a codice fiscale says of its person. `luogo` is a Belfiore code. */
export type DatiCodiceFiscale = { sesso: Sesso; nascita: Temporal.PlainDate; luogo: string };

/** Upper case without any space. */
export function normaliseCodiceFiscale(testo: string): string {
	return testo.replace(/\s+/g, '').toUpperCase();
}

/** The same code with the letters of omocodia turned back into digits; the check character is left as it was. */
export function deOmocode(cf: string): string {
	const caratteri = Array.from(cf);
	for (const posizione of POSIZIONI_OMOCODIA) {
		const cifra = LETTERE_OMOCODIA.indexOf(caratteri[posizione] ?? ' ');
		if (cifra >= 0) caratteri[posizione] = String(cifra);
	}
	return caratteri.join('');
}

/** Checks form, check character, date and place (D.M. 23/12/1976); gives the normalised code, omocodes as they are. */
export function checkCodiceFiscale(testo: string, esisteBelfiore: CercaBelfiore): Esito<string> {
	const cf = normaliseCodiceFiscale(testo);
	if (!FORMATO.test(cf)) return errato('CF_FORMATO');
	if (carattereControllo(cf.slice(0, 15)) !== cf.slice(15)) return errato('CF_CONTROLLO');
	const { anno, mese, giorno, luogo } = parti(cf);
	if (giorno < 1 || giorno > (GIORNI_MESE[mese - 1] ?? 0)) return errato('CF_DATA');
	// A year of two digits has a leap candidate when it divides by 4: 00 can be 2000.
	if (mese === 2 && giorno === 29 && anno % 4 !== 0) return errato('CF_DATA');
	if (!esisteBelfiore(luogo)) return errato('CF_COMUNE');
	return valido(cf);
}

/**
 * Reads sex, birth date and place. The century is not in the code: it is the one of the `dichiarata` date when its two digits
 * agree; else the latest birth not after `riferimento` for which `luogoEsisteva` (a Comune or state of that time) holds.
 */
export function readCodiceFiscale(
	testo: string,
	contesto: {
		riferimento: Temporal.PlainDate;
		dichiarata?: Temporal.PlainDate | undefined;
		luogoEsisteva?: ((codice: string, nascita: Temporal.PlainDate) => boolean) | undefined;
	}
): Esito<DatiCodiceFiscale> {
	const cf = normaliseCodiceFiscale(testo);
	if (!FORMATO.test(cf)) return errato('CF_FORMATO');
	const { anno, mese, giorno, sesso, luogo } = parti(cf);
	const { riferimento, dichiarata, luogoEsisteva } = contesto;
	const secoloRiferimento = riferimento.year - (riferimento.year % 100);
	const secoli = [0, 100, 200].map((indietro) => secoloRiferimento - indietro);
	if (dichiarata !== undefined && dichiarata.year % 100 === anno) secoli.unshift(dichiarata.year - anno);

	const nascite = secoli
		.map((secolo) => dataEsistente(secolo + anno, mese, giorno))
		.filter((nascita) => nascita !== null)
		.filter((nascita) => Temporal.PlainDate.compare(nascita, riferimento) <= 0);
	const dichiarataPossibile = nascite.find((nascita) => dichiarata?.year === nascita.year);
	const nascita =
		dichiarataPossibile ?? nascite.find((data) => luogoEsisteva?.(luogo, data) ?? true) ?? nascite[0];
	return nascita ? valido({ sesso, nascita, luogo }) : errato('CF_DATA');
}

function parti(cf: string): { anno: number; mese: number; giorno: number; sesso: Sesso; luogo: string } {
	const base = deOmocode(cf);
	const giorno = Number(base.slice(9, 11));
	return {
		anno: Number(base.slice(6, 8)),
		mese: LETTERE_MESE.indexOf(base.charAt(8)) + 1,
		giorno: giorno > 40 ? giorno - 40 : giorno,
		sesso: giorno > 40 ? 'F' : 'M',
		luogo: base.slice(11, 15)
	};
}

function dataEsistente(year: number, month: number, day: number): Temporal.PlainDate | null {
	const data = Temporal.PlainDate.from({ year, month, day: Math.max(day, 1) }, { overflow: 'constrain' });
	return data.day === day ? data : null;
}
