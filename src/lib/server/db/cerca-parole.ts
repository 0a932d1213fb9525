// Looking for words in a text, whatever their accents. Used by the lists that are searched.
import type { Tx } from './connection.ts';

/** Words of a search that are looked at. */
const PAROLE_MASSIME = 8;

/** One pattern for each word, without accents: "muller" finds Müller. */
export function patternsOf(cerca: string): string[] {
	const parole = cerca
		.replaceAll('\u0000', '')
		.replaceAll('\u2019', "'")
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.split(/\s+/)
		.filter((parola) => parola !== '');
	return parole.slice(0, PAROLE_MASSIME).map((parola) => `%${parola.replace(/[\\%_]/g, '\\$&')}%`);
}

/** A text of a row as the patterns want it. */
export function senzaAccenti(tx: Tx, testo: ReturnType<Tx>) {
	return tx`regexp_replace(normalize(replace(${testo}, '\u2019', ''''), NFD), '[\\u0300-\\u036f]', '', 'g')`;
}
