// Suggestions of places while a person types; called by the route of luoghi.
import { nomeLuogo, type Luoghi as Tavola } from '#lib/domain/luoghi.ts';
import type { Luoghi } from './schemi.ts';

/** Longest text looked for: no place has a longer name. */
export const TESTO_MASSIMO = 80;

/** Places whose name holds the text; with `soloComuni` those that still exist and are in Italy. */
export function suggestLuoghi(
	luoghi: Tavola,
	{ cerca, soloComuni }: { cerca: string; soloComuni: boolean }
): Luoghi {
	const trovati = cerca.length > TESTO_MASSIMO ? [] : luoghi.cerca(cerca);
	return {
		luoghi: trovati
			.filter(({ stato, al }) => !soloComuni || (!stato && !al))
			.map((luogo) => ({ codice: luogo.codice, nome: nomeLuogo(luogo) }))
	};
}
