// The published rankings of a service, for everyone: by the numbers of the requests, without names.
import { error } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { asAnonimo } from '#lib/server/http/actor.ts';
import { requireServizio } from '#lib/server/http/require-servizio.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { servizio } = requireServizio(event.locals, event.params.servizio);
	const { graduatorie } = event.locals.app.porta(servizio.id);
	if (!graduatorie) error(404, { message: 'Questo servizio non ha graduatorie.' });
	return {
		titolo: servizio.scheda.titolo,
		scheda: paths.servizio(servizio.id),
		graduatorie: await asAnonimo(event, (tx) => graduatorie(tx, { ente: event.locals.ente }))
	};
};
