/** The price list of the card of school transport; part of the definition in servizio.ts. */
import { formatEuro } from '#lib/domain/denaro.ts';
import type { VoceCosto } from '#lib/forms/servizio.ts';
import type { ImpostazioniTrasporto } from './impostazioni.ts';
import { NOMI_SERVIZIO, type ServizioChiesto } from './vocabolario.ts';

const FIGLI = ['primo figlio', 'secondo figlio', 'terzo figlio', 'dal quarto figlio'];
const SERVIZI: readonly ServizioChiesto[] = ['ANDATA_RITORNO', 'SOLO_ANDATA', 'SOLO_RITORNO'];

/** The whole table for a child order, then what each bracket of ISEE takes off the first child's round trip. */
export function tariffe({
	tariffe: tabella
}: ImpostazioniTrasporto): Pick<VoceCosto, 'descrizione' | 'cent'>[] {
	const righe = SERVIZI.flatMap((servizio) =>
		tabella.importi[servizio].map((cent, posto) => ({
			descrizione: `Un anno, ${NOMI_SERVIZIO[servizio]}, ${FIGLI[posto] ?? `${posto + 1}° figlio`}`,
			cent
		}))
	);
	const intera = tabella.importi.ANDATA_RITORNO[0] ?? 0;
	const ridotte = tabella.fasce.map(({ finoACent, riduzione }) => ({
		descrizione: `Andata e ritorno, primo figlio, con ISEE fino a ${formatEuro(finoACent)}`,
		cent: Math.floor((intera * (100 - riduzione) + 50) / 100)
	}));
	return [...righe, ...ridotte];
}
