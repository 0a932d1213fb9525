// A small world for the service of public land: the settings of the demonstration, and the check as the API makes it.
import { Temporal } from 'temporal-polyfill';
import { enti, impostazioniDemo } from '#demo/enti.ts';
import type { Contesto } from '#lib/forms/campo.ts';
import { readJson, type Grezzi } from '#lib/forms/grezzo.ts';
import { validate, type Validazione } from '#lib/forms/validate.ts';
import { impostazioniSchema } from '#lib/server/enti/schema.ts';
import { openLuoghi } from '#lib/server/luoghi/luoghi.ts';
import {
	impostazioni as schema,
	type ImpostazioniSuolo
} from '#lib/services/occupazione-suolo/impostazioni.ts';
import { occupazioneSuolo } from '#lib/services/occupazione-suolo/servizio.ts';

export const OGGI = '2026-11-23';

/** What a Comune of the demonstration decides. */
export function impostazioniDi(id: string): ImpostazioniSuolo {
	const ente = enti.find((uno) => uno.id === id);
	if (!ente) throw new Error(`Comune sconosciuto: ${id}`);
	const { servizi } = impostazioniSchema.parse(impostazioniDemo(ente));
	return schema.parse(servizi.find((servizio) => servizio.id === occupazioneSuolo.id)?.impostazioni);
}

type Prova = { ente?: string; oggi?: string; impostazioni?: ImpostazioniSuolo };

/** As the API receives them. */
export function controlla(
	risposte: object,
	{ ente = 'seveso', oggi = OGGI, impostazioni }: Prova = {}
): Validazione {
	const decise = impostazioni ?? impostazioniDi(ente);
	const contesto: Contesto = {
		oggi: Temporal.PlainDate.from(oggi),
		luoghi: openLuoghi(),
		ente: { nome: 'Prova', cap: '20822', belfiore: 'I709' },
		allegati: new Map(),
		soloNomi: true,
		impostazioni: decise,
		elenchi: {}
	};
	return validate(occupazioneSuolo, { grezzi: readJson(risposte) as Grezzi, contesto });
}

/** Field and code of each problem. */
export function codici(risposte: object, prova: Prova = {}): string[] {
	return controlla(risposte, prova).problemi.map(({ campo, codice }) => `${campo} ${codice}`);
}
