// The start of a request: straight to the first step, or a choice when there are drafts.
import { redirect } from '@sveltejs/kit';
import { formatDataOra } from '#lib/domain/istante.ts';
import { descriviStato } from '#lib/domain/stati.ts';
import { PASSO_INFORMATIVA, PASSO_RIEPILOGO } from '#lib/forms/servizio.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { deleteBozza, listBozze, startBozza } from '#lib/server/pratiche/bozza.ts';
import { isBozzaFerma, listBozzeFerme } from '#lib/server/pratiche/invio-in-attesa.ts';
import { perChi } from '#lib/server/pratiche/per-chi.ts';
import { initialRisposte } from '#lib/server/profilo/riuso.ts';
import { readAiuto, readServizio } from './compilazione.ts';
import type { Actions, PageServerLoad } from './$types';
import type { RequestEvent } from '@sveltejs/kit';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const attivo = readServizio(event);
	const { servizio } = attivo;
	const { bozze, ferme } = await asCittadino(event, cittadino, async (tx) => ({
		bozze: await listBozze(tx, { servizio: servizio.id }),
		ferme: await listBozzeFerme(tx)
	}));
	if (bozze.length === 0) redirect(303, await startNew(event));
	return {
		servizio: { id: servizio.id, titolo: servizio.scheda.titolo },
		aiuto: readAiuto(event, attivo),
		bozze: bozze.map(({ id, risposte, aggiornataIl }) => ({
			href: ferme.has(id)
				? paths.bollo({ servizio: servizio.id, bozza: id })
				: paths.passo({ servizio: servizio.id, passo: PASSO_RIEPILOGO, bozza: id }),
			daPagare: ferme.has(id),
			perChi: perChi(servizio.id, risposte),
			aggiornata: formatDataOra(aggiornataIl)
		})),
		/** A new one for oneself takes the place of the one there is. */
		sostituisce: bozze.some(({ id, oggetto }) => oggetto === '' && !ferme.has(id)),
		statoFerma: descriviStato('ATTESA_PAG_INVIO').etichetta
	};
};

export const actions: Actions = {
	default: async (event) => {
		const cittadino = requireCittadino(event);
		const { servizio } = readServizio(event);
		await asCittadino(event, cittadino, async (tx) => {
			const bozze = await listBozze(tx, { servizio: servizio.id });
			const propria = bozze.find(({ oggetto }) => oggetto === '');
			if (!propria) return;
			// One that waits for its stamp is neither replaced nor doubled.
			if (await isBozzaFerma(tx, propria.id))
				redirect(303, paths.bollo({ servizio: servizio.id, bozza: propria.id }));
			await deleteBozza(tx, propria.id);
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
