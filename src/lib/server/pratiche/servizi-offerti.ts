// The services that an ente offers, as cards of a list; called by the public pages and the area personale.
import { paths } from '#lib/paths.ts';
import { servizi } from '#lib/services/index.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';

export type SchedaBreve = { href: string; titolo: string; descrizione: string; categoria: string };

/** Active ones alone, in the order of the registry. */
export function serviziOfferti({ impostazioni }: Pick<EnteInVigore, 'impostazioni'>): SchedaBreve[] {
	const attivi = new Set(impostazioni.servizi.filter(({ attivo }) => attivo).map(({ id }) => id));
	return servizi
		.filter(({ id }) => attivi.has(id))
		.map(({ id, scheda }) => ({
			href: paths.servizio(id),
			titolo: scheda.titolo,
			descrizione: scheda.descrizione,
			categoria: scheda.categoria
		}));
}
