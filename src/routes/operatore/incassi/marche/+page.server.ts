// Stamps bought online that are not as they should be: those to decide, and those that were.
import { paths } from '#lib/paths.ts';
import { marcaVista } from '#lib/server/cassa/marche-vista.ts';
import { listMarche } from '#lib/server/cassa/marche.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { requireChiLegge } from '../modulo.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { operatore } = requireChiLegge(event);
	const { searchParams } = event.url;
	const scritto = searchParams.get('dopo');
	const dopo = scritto ? readUuid(scritto) : undefined;
	const chiuse = searchParams.get('decise') === 'si';
	const { righe, altre } = await asOperatore(event, operatore, (tx) => listMarche(tx, { chiuse, dopo }));
	const ultima = righe.at(-1);
	return {
		chiuse,
		marche: righe.map(marcaVista),
		altre: altre && ultima ? paths.marcheDaVerificare({ decise: chiuse, dopo: ultima.id }) : undefined
	};
};
