// The services that an ente offers, as cards of a list; called by the public pages and the area personale.
import { paths } from '#lib/paths.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import { serviziAttivi } from './servizio-attivo.ts';

export type SchedaBreve = { href: string; titolo: string; descrizione: string; categoria: string };

/** Active ones alone, in the order of the registry. */
export function serviziOfferti(ente: Pick<EnteInVigore, 'impostazioni'>): SchedaBreve[] {
	return serviziAttivi(ente).map(({ servizio: { id, scheda } }) => ({
		href: paths.servizio(id),
		titolo: scheda.titolo,
		descrizione: scheda.descrizione,
		categoria: scheda.categoria
	}));
}
