// The way out to the page of pagoPA: a link, so that no form of ours is sent elsewhere.
import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { asPagante, gettoneDi } from '#lib/server/http/pagante.ts';
import { findTentativo } from '#lib/server/pagamenti/pay.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const gettone = gettoneDi(event);
	const { tentativo } = event.params;
	const istante = event.locals.app.clock();
	const { indirizzo, valido } = await asPagante(event, (tx) =>
		findTentativo(tx, { gettone, tentativo, istante })
	);
	// It is no use ten minutes later, nor after one has been there: the page of the payment knows what can be done.
	if (!valido) redirect(303, paths.paga(gettone));
	return { indirizzo, indietro: paths.paga(gettone) };
};
