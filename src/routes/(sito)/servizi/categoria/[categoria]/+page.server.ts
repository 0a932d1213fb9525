// The services of one category of the model.
import { error } from '@sveltejs/kit';
import { slugOf } from '#lib/paths.ts';
import { serviziOfferti } from '#lib/server/pratiche/servizi-offerti.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) => {
	const servizi = serviziOfferti(locals.ente).filter(
		({ categoria }) => slugOf(categoria) === params.categoria
	);
	const [primo] = servizi;
	if (!primo) error(404, { message: 'In questa categoria non ci sono servizi.' });
	return { categoria: primo.categoria, servizi };
};
