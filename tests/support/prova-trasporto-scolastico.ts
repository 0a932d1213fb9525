// A small world for the service of school transport: the settings of a Comune of the demonstration, and the check as the API makes it.
import { Temporal } from 'temporal-polyfill';
import { enti } from '../../src/demo/enti.ts';
import { trasportoScolasticoDemo } from '../../src/demo/servizi/trasporto-scolastico.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import { readJson, type Grezzi } from '#lib/forms/grezzo.ts';
import { risposteComplete, validate, type Validazione } from '#lib/forms/validate.ts';
import { openLuoghi } from '#lib/server/luoghi/luoghi.ts';
import type { RisposteTrasporto } from '#lib/services/trasporto-scolastico/campi.ts';
import {
	impostazioni as schema,
	type ImpostazioniTrasporto
} from '#lib/services/trasporto-scolastico/impostazioni.ts';
import { trasportoScolastico } from '#lib/services/trasporto-scolastico/servizio.ts';

/** The day that all vectors speak of. */
export const OGGI = Temporal.PlainDate.from('2026-11-23');

const luoghi = openLuoghi();

/** The settings of the service in a Comune of the demonstration. */
export function impostazioniDi(id: string): ImpostazioniTrasporto {
	const ente = enti.find((uno) => uno.id === id);
	if (!ente) throw new Error(`Ente sconosciuto: ${id}`);
	return schema.parse((trasportoScolasticoDemo(ente) as { impostazioni: object }).impostazioni);
}

export function contestoDi(ente: string, oggi = OGGI): Contesto {
	const { nome, cap, belfiore } = enti.find((uno) => uno.id === ente) ?? { nome: '', cap: '', belfiore: '' };
	return {
		oggi,
		luoghi,
		ente: { nome, cap, belfiore },
		allegati: new Map(),
		soloNomi: true,
		impostazioni: impostazioniDi(ente),
		elenchi: {}
	};
}

/** As the API receives them. */
export function controlla(risposte: object, { ente = 'seveso', il = OGGI.toString() } = {}): Validazione {
	const contesto = contestoDi(ente, Temporal.PlainDate.from(il));
	return validate(trasportoScolastico, { grezzi: readJson(risposte) as Grezzi, contesto });
}

export function codici(risposte: object, dove: { ente?: string; il?: string } = {}): string[] {
	return controlla(risposte, dove).problemi.map(({ campo, codice }) => `${campo} ${codice}`);
}

/** The answers of a request with nothing wrong. */
export function lette(risposte: object, dove: { ente?: string; il?: string } = {}): RisposteTrasporto {
	return risposteComplete(controlla(risposte, dove)) as RisposteTrasporto;
}
