// Back from pagoPA: what is known of the stamp is shown, what the address says counts for nothing but a new try.
import { error } from '@sveltejs/kit';
import { comeBackBollo, isRitornoBollo } from '#lib/server/pagamenti/buy-bollo.ts';
import { readBozzaId } from '../../../../compilazione.ts';
import { leggiBollo } from '../../../leggi.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { acquisto, come } = event.params;
	if (!isRitornoBollo(come)) error(404, { message: 'Questa pagina non esiste.' });
	const bozza = readBozzaId(event);
	const istante = event.locals.app.clock();
	const bollo = await leggiBollo(event, (tx) => comeBackBollo(tx, { bozza, acquisto, come, istante }));
	return { ...bollo, come };
};
