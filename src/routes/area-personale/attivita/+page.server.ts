// All requests of the citizen, a page at a time.
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { listPratiche } from '#lib/server/pratiche/list-pratiche.ts';
import { rigaVista } from '#lib/server/pratiche/riga-vista.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const dopo = event.url.searchParams.get('dopo') ?? undefined;
	const { righe, altre } = await asCittadino(event, cittadino, (tx) => listPratiche(tx, { dopo }));
	return {
		pratiche: righe.map(rigaVista),
		altre: altre ? `${paths.attivita}?dopo=${righe.at(-1)?.numero ?? ''}` : undefined
	};
};
