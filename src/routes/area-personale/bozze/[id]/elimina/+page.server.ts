// Asks before a draft is deleted.
import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { deleteBozza, findBozza } from '#lib/server/pratiche/bozza.ts';
import { isBozzaFerma } from '#lib/server/pratiche/invio-in-attesa.ts';
import { perChi } from '#lib/server/pratiche/per-chi.ts';
import { findServizio } from '#lib/services/index.ts';
import { readUuid } from '#lib/server/http/params.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const bozza = readUuid(event.params.id);
	const { servizio, risposte } = await asCittadino(event, cittadino, async (tx) => {
		const trovata = await findBozza(tx, bozza);
		if (await isBozzaFerma(tx, bozza))
			redirect(303, `${paths.bollo({ servizio: trovata.servizio, bozza })}&ferma=si`);
		return trovata;
	});
	return {
		titolo: findServizio(servizio)?.scheda.titolo ?? servizio,
		perChi: perChi(servizio, risposte)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const cittadino = requireCittadino(event);
		await asCittadino(event, cittadino, (tx) => deleteBozza(tx, readUuid(event.params.id)));
		redirect(303, paths.areaPersonale);
	}
};
