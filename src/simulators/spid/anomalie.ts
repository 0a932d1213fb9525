// The ways to spoil an answer that the page of the consent offers: AgID's list of anomalies and the attacks that it does not know. Read by pages, steps and tests.
import type { Anomalia } from './anomalia.ts';
import { ANOMALIE_ASSERZIONE } from './anomalie-asserzione.ts';
import { ANOMALIE_FIRMA } from './anomalie-firma.ts';
import { ANOMALIE_RISPOSTA } from './anomalie-risposta.ts';

/** All of them, by what they touch. */
export const anomalie: readonly { titolo: string; voci: readonly Anomalia[] }[] = [
	{ titolo: 'Firma e forma del messaggio', voci: ANOMALIE_FIRMA },
	{ titolo: 'Risposta', voci: ANOMALIE_RISPOSTA },
	{ titolo: 'Asserzione', voci: ANOMALIE_ASSERZIONE }
];

/** The anomaly with this id. */
export function findAnomalia(id: string): Anomalia | undefined {
	return anomalie.flatMap(({ voci }) => voci).find((anomalia) => anomalia.id === id);
}
