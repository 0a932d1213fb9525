// The history of the settings: every version with its author, its area and the days in which it holds.
import { paths } from '#lib/paths.ts';
import { asOperatore, requireChiLeggeImpostazioni } from '#lib/server/http/actor.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { versioneVista } from '#lib/server/impostazioni/storia.ts';
import { readVersioni } from '#lib/server/impostazioni/versioni.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const operatore = requireChiLeggeImpostazioni(event);
	const { ente } = event.locals;
	const versioni = await asOperatore(event, operatore, (tx) => readVersioni(tx, ente.id));
	const oggi = oggiDi(event).toString();
	return {
		versioni: versioni
			.map((una) => ({
				...versioneVista(versioni, una, oggi),
				href: paths.versioneImpostazioni(una.versione)
			}))
			.reverse()
	};
};
