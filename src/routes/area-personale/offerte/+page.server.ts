// What the Comune offers to a person, to take or leave by a day: such as a seat that was freed.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { formatGiorno } from '#lib/domain/istante.ts';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino, type Tx } from '#lib/server/http/actor.ts';
import { contornoCittadino } from '#lib/server/http/citizen.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { readUuid } from '#lib/server/http/params.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import type { Cittadino } from '#lib/server/identita/utente.ts';
import { listOfferte } from '#lib/server/pratiche/offerte.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const offerte = await asCittadino(event, cittadino, (tx) => readOfferte(event, tx, cittadino));
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
		const contorno = contornoCittadino(event);
		await asCittadino(event, cittadino, async (tx) => {
			const offerta = (await readOfferte(event, tx, cittadino)).find((una) => una.id === id);
			if (!offerta) throw new NonTrovato('Offerta non trovata');
			await contorno.porta(offerta.servizio).offerte?.rispondi(tx, contorno, { id, accetta });
		});
		redirect(303, `${paths.offerte}?fatto=${accetta ? 'accetta' : 'lascia'}`);
	}
};

function readOfferte(event: RequestEvent, tx: Tx, { personaId: persona }: Cittadino) {
	return listOfferte(tx, { persona, oggi: oggiDi(event), porta: event.locals.app.porta });
}
