// One version of the settings, whole, as it was written.
import { asOperatore, requireChiLeggeImpostazioni } from '#lib/server/http/actor.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { righeVersione, versioneVista } from '#lib/server/impostazioni/storia.ts';
import { readVersioni, trovaVersione } from '#lib/server/impostazioni/versioni.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const operatore = requireChiLeggeImpostazioni(event);
	const { ente } = event.locals;
	return asOperatore(event, operatore, async (tx) => {
		const versioni = await readVersioni(tx, ente.id);
		const una = trovaVersione(versioni, Number(event.params.versione));
		const oggi = oggiDi(event).toString();
		return { ...versioneVista(versioni, una, oggi), aree: righeVersione(una.documento) };
	});
};
