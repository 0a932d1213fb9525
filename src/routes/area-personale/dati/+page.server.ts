// "I miei dati": who the login says the person is, and what they told once and are offered again.
import { redirect } from '@sveltejs/kit';
import { isChiaveRiuso } from '#lib/forms/riuso.ts';
import { parolaDi } from '#lib/ui/parola.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { mondoDi } from '#lib/server/http/mondo.ts';
import { fonteIdentita, identitaVista, readIdentita } from '#lib/server/profilo/identita.ts';
import { readMieiDati } from '#lib/server/profilo/miei-dati.ts';
import { forgetDato } from '#lib/server/profilo/profilo.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const { personaId: persona } = cittadino;
	const mondo = mondoDi(event);
	const { identita, dati } = await asCittadino(event, cittadino, async (tx) => ({
		identita: await readIdentita(tx, persona),
		dati: await readMieiDati(tx, { persona, mondo })
	}));
	return {
		identita: identitaVista(identita, mondo.luoghi),
		fonte: fonteIdentita(identita),
		dati: dati.map((dato) => ({ ...dato, cambia: paths.mioDato(dato.chiave) })),
		fatto: parolaDi(FATTO, event.url.searchParams.get('fatto'))
	};
};

const FATTO: Record<string, string> = {
	salvato: 'Dato salvato: lo trovi già scritto nelle prossime richieste.',
	cancellato: 'Dato cancellato. Nelle richieste già inviate resta come lo avevi scritto.'
};

export const actions: Actions = {
	cancella: async (event) => {
		const cittadino = requireCittadino(event);
		const chiave = formText(await readFormData(event.request), 'chiave');
		if (isChiaveRiuso(chiave))
			await asCittadino(event, cittadino, (tx) => forgetDato(tx, { persona: cittadino.personaId, chiave }));
		redirect(303, `${paths.mieiDati}?fatto=cancellato`);
	}
};
