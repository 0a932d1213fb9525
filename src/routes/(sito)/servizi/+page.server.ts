// The services that the ente offers.
import { servizi } from '#lib/services/index.ts';
import { paths } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const attivi = new Set(locals.ente.impostazioni.servizi.filter(({ attivo }) => attivo).map(({ id }) => id));
	return {
		servizi: servizi
			.filter(({ id }) => attivi.has(id))
			.map(({ id, scheda }) => ({
				href: paths.servizio(id),
				titolo: scheda.titolo,
				descrizione: scheda.descrizione,
				categoria: scheda.categoria
			}))
	};
};
