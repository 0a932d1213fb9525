// From a pratica to its service; called by moves, documents and pages.
import type { Servizio } from '#lib/forms/servizio.ts';
import { findServizio } from '#lib/services/index.ts';
import type { Pratica } from './pratica.ts';

/** The service of a pratica, as this release knows it. @throws Error when it no longer does */
export function servizioDi(pratica: Pick<Pratica, 'servizio'>): Servizio {
	const servizio = findServizio(pratica.servizio);
	if (!servizio) throw new Error(`Servizio sconosciuto: ${pratica.servizio}`);
	return servizio;
}
