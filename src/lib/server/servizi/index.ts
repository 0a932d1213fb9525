// The services that need more than the engine, by id; chosen by app.ts, handed to the use cases from there.
import { assegnoMaternita } from '#lib/services/assegno-maternita/servizio.ts';
import { occupazioneSuolo } from '#lib/services/occupazione-suolo/servizio.ts';
import { portaMaternita } from './assegno-maternita/porta.ts';
import { portaSuolo } from './occupazione-suolo/porta.ts';
import { trasportoScolastico } from '#lib/services/trasporto-scolastico/servizio.ts';
import type { FindPorta, PortaServizio } from './porta.ts';
import { portaTrasporto } from './trasporto-scolastico/porta.ts';

const porte: ReadonlyMap<string, PortaServizio> = new Map([
	[assegnoMaternita.id, portaMaternita],
	[occupazioneSuolo.id, portaSuolo],
	[trasportoScolastico.id, portaTrasporto]
]);

/** What the service needs beyond the engine; nothing for most. */
export const findPorta: FindPorta = (servizio) => porte.get(servizio) ?? {};
