// From a pratica to its service; called by moves, documents and pages.
import type { Mossa } from '#lib/domain/procedimento.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import { findServizio } from '#lib/services/index.ts';
import type { Pratica } from './pratica.ts';

/** The service of a pratica, as this release knows it. @throws Error when it no longer does */
export function servizioDi(pratica: Pick<Pratica, 'servizio'>): Servizio {
	const servizio = findServizio(pratica.servizio);
	if (!servizio) throw new Error(`Servizio sconosciuto: ${pratica.servizio}`);
	return servizio;
}

/** The moves that its procedure has for a request of its kind, in any state. */
export function mosseDi({ servizio, risposte }: Pick<Pratica, 'servizio' | 'risposte'>): readonly Mossa[] {
	const { procedura } = servizioDi({ servizio });
	return procedura.mosse.filter((mossa) => procedura.isAmmessa?.(mossa, risposte) ?? true);
}
