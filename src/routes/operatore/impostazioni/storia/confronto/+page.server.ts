// What differs between two versions of the settings.
import { asOperatore, requireChiLeggeImpostazioni } from '#lib/server/http/actor.ts';
import { confrontaVersioni } from '#lib/server/impostazioni/storia.ts';
import { readVersioni, trovaVersione } from '#lib/server/impostazioni/versioni.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const operatore = requireChiLeggeImpostazioni(event);
	const { searchParams } = event.url;
	return asOperatore(event, operatore, async (tx) => {
		const versioni = await readVersioni(tx, event.locals.ente.id);
		const prima = trovaVersione(versioni, Number(searchParams.get('da')));
		const dopo = trovaVersione(versioni, Number(searchParams.get('a')));
		return { da: prima.versione, a: dopo.versione, aree: confrontaVersioni(prima.documento, dopo.documento) };
	});
};
