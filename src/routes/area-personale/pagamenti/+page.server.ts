// What the citizen has to pay and has paid.
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { listMieiPagamenti, mieiPagamentiVista } from '#lib/server/pagamenti/miei-pagamenti.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const istante = event.locals.app.clock();
	const pagamenti = await asCittadino(event, requireCittadino(event), (tx) => listMieiPagamenti(tx, istante));
	return mieiPagamentiVista(pagamenti, istante);
};
