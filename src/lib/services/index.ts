/** The services of the portal, as everyone reads them; a new one is a line of registro.ts. */
import type { Servizio } from '#lib/forms/servizio.ts';
import * as registro from './registro.ts';

/** All of them, in alphabetical order of their names there. */
export const servizi: readonly Servizio[] = Object.values(registro);

/** The service with this id, if there is one. */
export function findServizio(id: string): Servizio | undefined {
	return servizi.find((servizio) => servizio.id === id);
}
