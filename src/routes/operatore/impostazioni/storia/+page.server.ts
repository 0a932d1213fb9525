// The history of the settings: every version with its author, its area and the days in which it holds.
import { giornoARoma } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { asOperatore, requireAmministratore } from '#lib/server/http/actor.ts';
import { versioneVista } from '#lib/server/impostazioni/storia.ts';
import { readVersioni } from '#lib/server/impostazioni/versioni.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const operatore = requireAmministratore(event);
	const { ente, app } = event.locals;
	const versioni = await asOperatore(event, operatore, (tx) => readVersioni(tx, ente.id));
	const oggi = giornoARoma(app.clock()).toString();
	return {
		versioni: versioni
			.map((una) => ({
				...versioneVista(versioni, una, oggi),
				href: paths.versioneImpostazioni(una.versione)
			}))
			.reverse()
	};
};
