// A small world for the maternity allowance: places, settings, and the check as the API makes it.
import { Temporal } from 'temporal-polyfill';
import { assegnoMaternitaDemo } from '#demo/servizi/assegno-maternita.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import { readJson, type Grezzi } from '#lib/forms/grezzo.ts';
import { validate, type Validazione } from '#lib/forms/validate.ts';
import { openLuoghi } from '#lib/server/luoghi/luoghi.ts';
import { assegnoMaternita } from '#lib/services/assegno-maternita/servizio.ts';

export const impostazioni = assegnoMaternita.impostazioni.parse(
	(assegnoMaternitaDemo() as { impostazioni: unknown }).impostazioni
);

/** The day on which the vectors are sent. */
export const INVIO = '2026-11-22';

const luoghi = openLuoghi();

export function contestoAl(giorno = INVIO): Contesto {
	return {
		oggi: Temporal.PlainDate.from(giorno),
		ente: { nome: 'Cassola', cap: '36022', belfiore: 'C037' },
		luoghi,
		allegati: new Map(),
		soloNomi: true,
		impostazioni,
		elenchi: {}
	};
}

/** As the API receives them, on a day. */
export function controlla(risposte: object, giorno?: string): Validazione {
	return validate(assegnoMaternita, { grezzi: readJson(risposte) as Grezzi, contesto: contestoAl(giorno) });
}

export function codici(risposte: object, giorno?: string): string[] {
	return controlla(risposte, giorno).problemi.map(({ campo, codice }) => `${campo} ${codice}`);
}
