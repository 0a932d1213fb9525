// One delega: what it lets do, what happened to it, and the answer or the end that this person may give.
import { isHttpError, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { answerDelega, revokeDelega } from '#lib/server/deleghe/answer-delega.ts';
import { findDelega, listEventi } from '#lib/server/deleghe/delega.ts';
import { asCittadino, requireCittadino, type Tx } from '#lib/server/http/actor.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { delegaVista, eventoVista } from '../vista.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const id = readUuid(event.params.id);
	return asCittadino(event, cittadino, async (tx) => {
		const delega = await findDelega(tx, { id, persona: cittadino.personaId, oggi: oggiDi(event) });
		const eventi = await listEventi(tx, id);
		return { delega: delegaVista(delega), eventi: eventi.map((evento) => eventoVista(evento, delega)) };
	});
};

export const actions: Actions = {
	accetta: (event) => run(event, 'accettata', (tx, dati) => answerDelega(tx, { ...dati, accetta: true })),
	rifiuta: (event) => run(event, 'rifiutata', (tx, dati) => answerDelega(tx, { ...dati, accetta: false })),
	revoca: (event) => run(event, 'revocata', revokeDelega)
};

type Dati = { id: string; persona: string; istante: Date };

// Where the other person was faster, the page says how it stands now.
async function run(event: RequestEvent, fatto: string, work: (tx: Tx, dati: Dati) => Promise<void>) {
	const cittadino = requireCittadino(event);
	const dati = {
		id: readUuid(event.params.id),
		persona: cittadino.personaId,
		istante: event.locals.app.clock()
	};
	try {
		await asCittadino(event, cittadino, (tx) => work(tx, dati));
	} catch (refusal) {
		if (!isHttpError(refusal, 409)) throw refusal;
		return fail(422, { problemi: [{ campo: 'stato', messaggio: refusal.body.message }] });
	}
	redirect(303, `${paths.deleghe}?fatto=${fatto}`);
}
