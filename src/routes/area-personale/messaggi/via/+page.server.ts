// The street about which a person wants the notices of the Comune.
import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { findVia, forgetVia, keepVia, VIA } from '#lib/server/comunicazioni/via-avvisi.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { checkLength, refuse } from '#lib/server/http/modulo.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	via: await asCittadino(event, requireCittadino(event), findVia)
});

export const actions: Actions = {
	salva: async (event) => {
		const cittadino = requireCittadino(event);
		const dati = await readFormData(event.request);
		const via = formText(dati, 'via');
		const problemi = checkLength('via', via, VIA);
		if (problemi.length > 0) return refuse(dati, problemi, { via: 'La tua via' });
		const { app, ente } = event.locals;
		const scelta = { ente: ente.id, persona: cittadino.personaId, via, istante: app.clock() };
		await asCittadino(event, cittadino, (tx) => keepVia(tx, scelta));
		redirect(303, `${paths.viaAvvisi}?fatto=si`);
	},
	togli: async (event) => {
		const cittadino = requireCittadino(event);
		await asCittadino(event, cittadino, (tx) => forgetVia(tx, cittadino.personaId));
		redirect(303, `${paths.viaAvvisi}?fatto=tolta`);
	}
};
