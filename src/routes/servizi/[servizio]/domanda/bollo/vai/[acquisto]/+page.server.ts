// The way out to the page of pagoPA: a link, so that no form of ours is sent elsewhere.
import { redirect } from '@sveltejs/kit';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { findAcquisto } from '#lib/server/pagamenti/buy-bollo.ts';
import { readBozzaId } from '../../../compilazione.ts';
import { leggiBollo } from '../../leggi.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const bollo = await leggiBollo(event);
	const { acquisto } = event.params;
	const bozza = readBozzaId(event);
	const istante = event.locals.app.clock();
	const { indirizzo, valido } = await asCittadino(event, requireCittadino(event), (tx) =>
		findAcquisto(tx, { bozza, acquisto, istante })
	);
	// It is no use half an hour later, nor after one has been there: the page of the stamp knows what can be done.
	if (!valido) redirect(303, bollo.qui);
	return { ...bollo, indirizzo };
};
