// The questions that a service asks before its form: anyone may answer, nothing is kept.
import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { giornoARoma } from '#lib/domain/istante.ts';
import { readForm } from '#lib/forms/grezzo.ts';
import { rispondi, visteDi } from '#lib/forms/preverifica.ts';
import { paths } from '#lib/paths.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { requireServizio } from '#lib/server/http/require-servizio.ts';
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
		const dati = await readFormData(event.request);
		const testi = [...dati].filter((coppia): coppia is [string, string] => typeof coppia[1] === 'string');
		const risposta = rispondi(preverifica, {
			grezzi: readForm(testi),
			contesto,
			impostazioni: contesto.impostazioni
		});
		return risposta.esito ? { risposta } : fail(422, { risposta });
	}
};

// A service without questions has no such page.
function readPreverifica({ params, locals: { app, ente } }: RequestEvent) {
	const attivo = requireServizio({ app, ente } as App.Locals, params.servizio ?? '');
	const { preverifica } = attivo.servizio;
	if (!preverifica) error(404, { message: 'Questo servizio non ha una verifica dei requisiti.' });
	const mondo = { ente, oggi: giornoARoma(app.clock()), luoghi: app.luoghi };
	return { servizio: attivo.servizio, preverifica, contesto: contestoDi(attivo, { allegati: [] }, mondo) };
}
