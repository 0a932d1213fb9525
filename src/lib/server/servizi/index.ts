// The services that need more than the engine, by id; chosen by app.ts, handed to the use cases from there.
import { portaSuolo } from './occupazione-suolo/porta.ts';
import type { FindPorta, PortaServizio } from './porta.ts';

const porte: ReadonlyMap<string, PortaServizio> = new Map([['occupazione-suolo', portaSuolo]]);

/** What the service needs beyond the engine; nothing for most. */
export const findPorta: FindPorta = (servizio) => porte.get(servizio) ?? {};
