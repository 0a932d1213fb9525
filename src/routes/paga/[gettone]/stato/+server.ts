// How a payment stands, for the page that waits for its receipt.
import { json } from '@sveltejs/kit';
import { asPagante, gettoneDi } from '#lib/server/http/pagante.ts';
import { viewPagamento } from '#lib/server/pagamenti/pay.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const gettone = gettoneDi(event);
	const istante = event.locals.app.clock();
	const { situazione } = await asPagante(event, (tx) => viewPagamento(tx, { gettone, istante }));
	return json({ situazione: situazione.tipo });
};
