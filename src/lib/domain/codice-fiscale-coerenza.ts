/** Compares a codice fiscale with what a person declares; called by the forms and shown to the clerk. */
import type { Temporal } from 'temporal-polyfill';
import { deOmocode, LETTERE_MESE, normaliseCodiceFiscale, type Sesso } from './codice-fiscale.ts';
import { lettereCognome, lettereNome } from './codice-fiscale-calcolo.ts';
import type { Severita } from './errori.ts';

/** What the person wrote; what is missing is not compared. `luogo` is a Belfiore code. */
export type DatiDichiarati = {
	cognome?: string | undefined;
	nome?: string | undefined;
	sesso?: Sesso | undefined;
	nascita?: Temporal.PlainDate | undefined;
	luogo?: string | undefined;
};

/** One difference: `warn` for sex, date and place; `info` for letters, which the tax office may have transliterated. */
export type Incoerenza = { codice: 'CF_NON_COERENTE'; severita: Severita; dato: keyof DatiDichiarati };

/** All differences between a code of right form and the declared data; none when it agrees or nothing is declared. */
export function confrontaCodiceFiscale(testo: string, dichiarati: DatiDichiarati): Incoerenza[] {
	const cf = deOmocode(normaliseCodiceFiscale(testo));
	const giorno = Number(cf.slice(9, 11));
	const { cognome, nome, sesso, nascita, luogo } = dichiarati;
	const diversi: [keyof DatiDichiarati, boolean][] = [
		['sesso', sesso !== undefined && sesso !== (giorno > 40 ? 'F' : 'M')],
		['nascita', nascita !== undefined && dataBreve(nascita) !== `${cf.slice(6, 9)}${giorno % 40}`],
		['luogo', luogo !== undefined && luogo.toUpperCase() !== cf.slice(11, 15)],
		['cognome', cognome !== undefined && lettereCognome(cognome) !== cf.slice(0, 3)],
		['nome', nome !== undefined && lettereNome(nome) !== cf.slice(3, 6)]
	];
	return diversi.filter(([, diverso]) => diverso).map(([dato]) => incoerenza(dato));
}

function dataBreve(data: Temporal.PlainDate): string {
	const anno = String(data.year % 100).padStart(2, '0');
	return `${anno}${LETTERE_MESE.charAt(data.month - 1)}${data.day}`;
}

function incoerenza(dato: keyof DatiDichiarati): Incoerenza {
	const severita = dato === 'cognome' || dato === 'nome' ? 'info' : 'warn';
	return { codice: 'CF_NON_COERENTE', severita, dato };
}
