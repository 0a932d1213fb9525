// One message to a person: what it says, where it went, why it did not arrive, and what can be done.
import { isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { asOperatore, type Tx } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import type { Operatore } from '#lib/server/identita/utente.ts';
import { consegneVista } from '#lib/server/spedizioni/consegne-vista.ts';
import { readConsegne } from '#lib/server/spedizioni/consegne.ts';
import { markSpedita, retrySpedizione } from '#lib/server/spedizioni/riprendi.ts';
import { refuse } from '#lib/server/http/modulo.ts';
import { requireChiAgisce, requireChiSegue } from '../chi.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { operatore, agisce } = requireChiSegue(event);
	const id = readUuid(event.params.id);
	const messaggio = await asOperatore(event, operatore, (tx) => readConsegne(tx, id));
	return { id, agisce, ...consegneVista(messaggio) };
};

export const actions: Actions = {
	riprova: (event) =>
		act(event, (tx, { spedizione }) =>
			retrySpedizione(tx, { id: spedizione, istante: event.locals.app.clock() })
		),
	spedita: (event) =>
		act(event, (tx, { spedizione, operatore }) =>
			markSpedita(tx, {
				id: spedizione,
				operatore: operatore.operatoreId,
				istante: event.locals.app.clock()
			})
		)
};

type Azione = { spedizione: string; operatore: Operatore };

/** Does it and shows the message again; what cannot be done any longer is told on the page. @throws Redirect, HttpError 403 */
async function act(event: RequestEvent<{ id: string }>, azione: (tx: Tx, dati: Azione) => Promise<void>) {
	const operatore = requireChiAgisce(event);
	const dati = await readFormData(event.request);
	const spedizione = readUuid(formText(dati, 'spedizione'));
	try {
		await asOperatore(event, operatore, (tx) => azione(tx, { spedizione, operatore }));
	} catch (refusal) {
		if (!isHttpError(refusal, 409)) throw refusal;
		return refuse(dati, [{ campo: 'consegne', messaggio: refusal.body.message }], {
			consegne: 'Dove è andato'
		});
	}
	redirect(303, paths.messaggioOperatore(readUuid(event.params.id)));
}
