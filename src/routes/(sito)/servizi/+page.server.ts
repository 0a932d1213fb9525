// The services that the ente offers, with their categories.
import { paths } from '#lib/paths.ts';
import { serviziOfferti } from '#lib/server/pratiche/servizi-offerti.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const servizi = serviziOfferti(locals.ente);
	const categorie = [...new Set(servizi.map(({ categoria }) => categoria))].toSorted();
	return { servizi, categorie: categorie.map((nome) => ({ nome, href: paths.categoria(nome) })) };
};
