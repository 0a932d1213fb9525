/** Builds codici fiscali: letters of the names, the code of a synthetic person, its omocodes; called by the check of coherence and by the tests of the codes. */
import type { Temporal } from 'temporal-polyfill';
import { carattereControllo } from './carattere-controllo.ts';
import { LETTERE_MESE, LETTERE_OMOCODIA, POSIZIONI_OMOCODIA, type Sesso } from './codice-fiscale.ts';

// Letters that do not decompose into a base and an accent.
const LEGATURE: Readonly<Record<string, string>> = {
	Æ: 'AE',
	Œ: 'OE',
	Ø: 'O',
	Đ: 'D',
	Ð: 'D',
	Ł: 'L',
	Þ: 'TH'
};

/** The three letters of the surname: consonants, then vowels, then X. */
export function lettereCognome(cognome: string): string {
	const { consonanti, vocali } = separa(cognome);
	return `${consonanti}${vocali}XXX`.slice(0, 3);
}

/** The three letters of the name: as the surname, but with four consonants or more the 1st, 3rd and 4th. */
export function lettereNome(nome: string): string {
	const { consonanti, vocali } = separa(nome);
	if (consonanti.length >= 4) return consonanti.charAt(0) + consonanti.slice(2, 4);
	return `${consonanti}${vocali}XXX`.slice(0, 3);
}

/** The code the rules give to a person; the real one can differ (omocodia), so this never proves a code. */
export function computeCodiceFiscale(persona: {
	cognome: string;
	nome: string;
	sesso: Sesso;
	nascita: Temporal.PlainDate;
	luogo: string;
}): string {
	const { nascita } = persona;
	const giorno = nascita.day + (persona.sesso === 'F' ? 40 : 0);
	const base = [
		lettereCognome(persona.cognome),
		lettereNome(persona.nome),
		dueCifre(nascita.year % 100),
		LETTERE_MESE.charAt(nascita.month - 1),
		dueCifre(giorno),
		persona.luogo.toUpperCase()
	].join('');
	return base + carattereControllo(base);
}

/** The 127 omocodes of a code without letters of omocodia; the digits at the right are replaced first. */
export function omocodici(cf: string): string[] {
	const codici: string[] = [];
	for (let maschera = 1; maschera < 2 ** POSIZIONI_OMOCODIA.length; maschera += 1) {
		const caratteri = Array.from(cf.slice(0, 15));
		POSIZIONI_OMOCODIA.toReversed().forEach((posizione, bit) => {
			if ((maschera & (1 << bit)) === 0) return;
			caratteri[posizione] = LETTERE_OMOCODIA.charAt(Number(caratteri[posizione]));
		});
		const base = caratteri.join('');
		codici.push(base + carattereControllo(base));
	}
	return codici;
}

function separa(testo: string): { consonanti: string; vocali: string } {
	const lettere = testo
		.toUpperCase()
		.replace(/[ÆŒØĐÐŁÞ]/g, (lettera) => LEGATURE[lettera] ?? '')
		.normalize('NFD')
		.replace(/[^A-Z]/g, '');
	return { consonanti: lettere.replace(/[AEIOU]/g, ''), vocali: lettere.replace(/[^AEIOU]/g, '') };
}

function dueCifre(numero: number): string {
	return String(numero).padStart(2, '0');
}
