/** The registry: every service of the portal, one line each. */
import type { Servizio } from '#lib/forms/servizio.ts';
import { accessoAtti } from './accesso-atti/servizio.ts';

export const servizi: readonly Servizio[] = [accessoAtti];

/** The service with this id, if there is one. */
export function findServizio(id: string): Servizio | undefined {
	return servizi.find((servizio) => servizio.id === id);
}
