// One version of the settings, whole, as it was written.
import { giornoARoma } from '#lib/domain/istante.ts';
import { asOperatore, requireAmministratore } from '#lib/server/http/actor.ts';
import { righeVersione, versioneVista } from '#lib/server/impostazioni/storia.ts';
import { readVersioni, trovaVersione } from '#lib/server/impostazioni/versioni.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const operatore = requireAmministratore(event);
	const { ente, app } = event.locals;
	return asOperatore(event, operatore, async (tx) => {
		const versioni = await readVersioni(tx, ente.id);
		const una = trovaVersione(versioni, Number(event.params.versione));
		const oggi = giornoARoma(app.clock()).toString();
		return { ...versioneVista(versioni, una, oggi), aree: righeVersione(una.documento) };
	});
};
