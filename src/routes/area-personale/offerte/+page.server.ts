// What the Comune offers to a person, to take or leave by a day: such as a seat that was freed.
import { redirect } from '@sveltejs/kit';
import { formatGiorno, giornoARoma } from '#lib/domain/istante.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { listOfferte } from '#lib/server/pratiche/offerte.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const { porta, clock } = event.locals.app;
	const dati = { persona: cittadino.personaId, oggi: giornoARoma(clock()), porta };
	const offerte = await asCittadino(event, cittadino, (tx) => listOfferte(tx, dati));
	return {
		offerte: offerte.map(({ entro, pratica, ...offerta }) => ({
			...offerta,
			entro: formatGiorno(entro),
			pratica: { numero: pratica, href: paths.pratica(pratica) }
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const cittadino = requireCittadino(event);
		const modulo = await readFormData(event.request);
		const id = readUuid(formText(modulo, 'id'));
		const accetta = formText(modulo, 'risposta') === 'accetta';
		const { app, ente } = event.locals;
		const contorno = {
			ente,
			attore: { ruolo: 'cittadino' },
			chi: ['cittadino'],
			istante: app.clock(),
			newId: app.newId,
			porta: app.porta
		} as const;
		await asCittadino(event, cittadino, async (tx) => {
			const offerte = await listOfferte(tx, {
				persona: cittadino.personaId,
				oggi: giornoARoma(app.clock()),
				porta: app.porta
			});
			const offerta = offerte.find((una) => una.id === id);
			if (!offerta) throw new NonTrovato('Offerta non trovata');
			await app.porta(offerta.servizio).offerte?.rispondi(tx, contorno, { id, accetta });
		});
		redirect(303, `${paths.offerte}?fatto=${accetta ? 'accetta' : 'lascia'}`);
	}
};
