// The start of a request: straight to the first step, or a choice when there are drafts.
import { redirect } from '@sveltejs/kit';
import { formatDataOra } from '#lib/domain/istante.ts';
import { PASSO_INFORMATIVA, PASSO_RIEPILOGO } from '#lib/forms/servizio.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { deleteBozza, listBozze, startBozza } from '#lib/server/pratiche/bozza.ts';
import { perChi } from '#lib/server/pratiche/per-chi.ts';
import { initialRisposte } from '#lib/server/profilo/riuso.ts';
import { readAiuto, readServizio } from './compilazione.ts';
import type { Actions, PageServerLoad } from './$types';
import type { RequestEvent } from '@sveltejs/kit';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const attivo = readServizio(event);
	const { servizio } = attivo;
	const bozze = await asCittadino(event, cittadino, (tx) => listBozze(tx, { servizio: servizio.id }));
	if (bozze.length === 0) redirect(303, await startNew(event));
	return {
		servizio: { id: servizio.id, titolo: servizio.scheda.titolo },
		aiuto: readAiuto(event, attivo),
		bozze: bozze.map(({ id, risposte, aggiornataIl }) => ({
			href: paths.passo({ servizio: servizio.id, passo: PASSO_RIEPILOGO, bozza: id }),
			perChi: perChi(servizio.id, risposte),
			aggiornata: formatDataOra(aggiornataIl)
		})),
		/** A new one for oneself takes the place of the one there is. */
		sostituisce: bozze.some(({ oggetto }) => oggetto === '')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const cittadino = requireCittadino(event);
		const { servizio } = readServizio(event);
		await asCittadino(event, cittadino, async (tx) => {
			const bozze = await listBozze(tx, { servizio: servizio.id });
			const propria = bozze.find(({ oggetto }) => oggetto === '');
			if (propria) await deleteBozza(tx, propria.id);
		});
		redirect(303, await startNew(event));
	}
};

async function startNew(event: RequestEvent): Promise<string> {
	const cittadino = requireCittadino(event);
	const { servizio } = readServizio(event);
	const { app, ente } = event.locals;
	const { personaId: persona } = cittadino;
	const bozza = await asCittadino(event, cittadino, async (tx) =>
		startBozza(tx, {
			id: app.newId(),
			ente: ente.id,
			persona,
			servizio: servizio.id,
			risposte: await initialRisposte(tx, { servizio, persona }),
			istante: app.clock()
		})
	);
	return paths.passo({ servizio: servizio.id, passo: PASSO_INFORMATIVA, bozza });
}
