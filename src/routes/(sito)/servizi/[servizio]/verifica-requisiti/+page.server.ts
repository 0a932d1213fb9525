// The questions that a service asks before its form: anyone may answer, nothing is kept.
import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { readForm } from '#lib/forms/grezzo.ts';
import { rispondi, visteDi } from '#lib/forms/answer-preverifica.ts';
import { paths } from '#lib/paths.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { requireServizio } from '#lib/server/http/require-servizio.ts';
import { mondoDi } from '#lib/server/http/mondo.ts';
import { contestoDi } from '#lib/server/pratiche/compila.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const { servizio, preverifica, contesto } = readPreverifica(event);
	return {
		servizio: { href: paths.servizio(servizio.id), titolo: servizio.scheda.titolo },
		domanda: paths.domanda(servizio.id),
		titolo: preverifica.titolo,
		introduzione: preverifica.introduzione,
		campi: visteDi(preverifica.domande, { grezzi: {}, contesto, problemi: [] })
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { preverifica, contesto } = readPreverifica(event);
		const risposta = rispondi(preverifica, {
			grezzi: readForm(await readFormData(event.request)),
			contesto,
			impostazioni: contesto.impostazioni
		});
		return risposta.esito ? { risposta } : fail(422, { risposta });
	}
};

// A service without questions has no such page.
function readPreverifica(event: RequestEvent) {
	const attivo = requireServizio(event.locals, event.params.servizio ?? '');
	const { preverifica } = attivo.servizio;
	if (!preverifica) error(404, { message: 'Questo servizio non ha una verifica dei requisiti.' });
	const contesto = contestoDi(attivo, { allegati: [] }, mondoDi(event));
	return { servizio: attivo.servizio, preverifica, contesto };
}
