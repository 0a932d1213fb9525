// First step: the privacy notice, read before any data is asked for (art. 13 GDPR).
import { fail, redirect } from '@sveltejs/kit';
import { messaggio } from '#lib/domain/errori.ts';
import { PASSO_INFORMATIVA } from '#lib/forms/servizio.ts';
import { paths } from '#lib/paths.ts';
import { informativaVista } from '#lib/server/pratiche/informativa.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { acknowledgeInformativa } from '#lib/server/pratiche/bozza.ts';
import { cornice, readAiuto, readBozzaId, readCompilazione, readServizio } from '../compilazione.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const compilazione = await readCompilazione(event, cittadino);
	return {
		...cornice(compilazione, PASSO_INFORMATIVA),
		aiuto: readAiuto(event, compilazione.attivo),
		informativa: informativaVista(event.locals.ente.impostazioni, compilazione.attivo.servizio),
		preverifica:
			compilazione.attivo.servizio.preverifica && paths.verificaRequisiti(compilazione.attivo.servizio.id),
		letta: compilazione.bozza.informativaIl !== undefined
	};
};

export const actions: Actions = {
	default: async (event) => {
		const cittadino = requireCittadino(event);
		const { servizio } = readServizio(event);
		const id = readBozzaId(event);
		const letta = (await readFormData(event.request)).get('letta') === 'si';
		if (!letta) return fail(422, { problemi: [{ campo: 'letta', messaggio: messaggio('DICH_MANCANTE') }] });
		const istante = event.locals.app.clock();
		await asCittadino(event, cittadino, (tx) => acknowledgeInformativa(tx, { id, istante }));
		const primo = servizio.passi[0]?.id ?? PASSO_INFORMATIVA;
		redirect(303, paths.passo({ servizio: servizio.id, passo: primo, bozza: id }));
	}
};
