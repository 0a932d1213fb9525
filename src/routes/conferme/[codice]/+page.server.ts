// A second person confirms what somebody else asked, with a login of their own: nobody but the person named may open it.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { formatGiorno } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { answerConferma, findConferma, type EsitoConferma } from '#lib/server/pratiche/conferme.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const oggi = oggiDi(event);
	const { testo, entro, stato } = await asCittadino(event, cittadino, (tx) =>
		findConferma(tx, { codice: event.params.codice, persona: cittadino, oggi })
	);
	return { testo, entro: formatGiorno(entro), stato };
};

export const actions: Actions = {
	conferma: (event) => answer(event, 'CONFERMATA'),
	rifiuta: (event) => answer(event, 'RIFIUTATA')
};

async function answer(event: RequestEvent, esito: EsitoConferma): Promise<never> {
	const cittadino = requireCittadino(event);
	const codice = event.params.codice ?? '';
	const istante = event.locals.app.clock();
	await asCittadino(event, cittadino, (tx) =>
		answerConferma(tx, { codice, persona: cittadino, esito, istante })
	);
	redirect(303, paths.conferma(codice));
}
