// The flows by which the PSPs say what they transferred, the newest first.
import { paths } from '#lib/paths.ts';
import { listFlussiLetti } from '#lib/server/cassa/flussi.ts';
import { flussoVista } from '#lib/server/cassa/incassi-vista.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { requireChiLegge } from '../modulo.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { operatore } = requireChiLegge(event);
	const scritto = event.url.searchParams.get('dopo');
	const dopo = scritto ? readUuid(scritto) : undefined;
	const { righe, altre } = await asOperatore(event, operatore, (tx) => listFlussiLetti(tx, { dopo }));
	const ultimo = righe.at(-1);
	return {
		flussi: righe.map(flussoVista),
		altri: altre && ultimo ? `${paths.flussi}?dopo=${ultimo.id}` : undefined
	};
};
