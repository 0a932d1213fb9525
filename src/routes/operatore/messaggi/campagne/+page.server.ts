// The campaigns of the ente.
import { paths } from '#lib/paths.ts';
import { campagnaInElenco } from '#lib/server/campagne/campagna-vista.ts';
import { listCampagne } from '#lib/server/campagne/campagna.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { requireChiLegge } from './modulo.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { operatore, prepara } = requireChiLegge(event);
	const scritto = event.url.searchParams.get('dopo');
	const dopo = scritto ? readUuid(scritto) : undefined;
	const { righe, altre } = await asOperatore(event, operatore, (tx) => listCampagne(tx, { dopo }));
	const ultima = righe.at(-1);
	return {
		prepara,
		campagne: righe.map(campagnaInElenco),
		altre: altre && ultima ? `${paths.campagne}?dopo=${ultima.id}` : undefined
	};
};
