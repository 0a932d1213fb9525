// Where the ratings of pages and services arrive: thanks, or the form again with what is to be put right.
import { error, fail, redirect } from '@sveltejs/kit';
import { checkValutazione, isTipoValutazione } from '#lib/domain/valutazioni.ts';
import { paths } from '#lib/paths.ts';
import { asAnonimo } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { requireRitmo } from '#lib/server/http/page-limit.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { nomeOggetto, valutazioneVista, type Oggetto } from '#lib/server/valutazioni/oggetti.ts';
import { addValutazione } from '#lib/server/valutazioni/valutazioni.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, request, url: { searchParams } }) => {
	// What was sent says itself what it is about.
	if (searchParams.has('grazie') || request.method === 'POST') return {};
	const oggetto = readOggetto(locals, {
		tipo: searchParams.get('tipo') ?? '',
		oggetto: searchParams.get('oggetto') ?? ''
	});
	return { valutazione: valutazioneVista(locals.ente, oggetto) };
};

export const actions: Actions = {
	default: async (event) => {
		const { app, ente } = event.locals;
		const dati = await readFormData(event.request);
		const oggetto = readOggetto(event.locals, {
			tipo: formText(dati, 'tipo'),
			oggetto: formText(dati, 'oggetto')
		});
		const scritta = {
			stelle: formText(dati, 'stelle'),
			negativo: formText(dati, 'negativo'),
			positivo: formText(dati, 'positivo'),
			testo: formText(dati, 'testo')
		};
		const esito = checkValutazione(scritta);
		if (!esito.ok)
			return fail(422, { valutazione: valutazioneVista(ente, oggetto), scritta, problemi: esito.problemi });
		requireRitmo(event, app.limiti.valutazioni);
		await asAnonimo(event, (tx) =>
			addValutazione(tx, {
				id: app.newId(),
				ente: ente.id,
				oggetto,
				valutazione: esito.valutazione,
				istante: app.clock()
			})
		);
		redirect(303, `${paths.valuta}?grazie=si`);
	}
};

function readOggetto({ ente }: App.Locals, { tipo, oggetto }: { tipo: string; oggetto: string }): Oggetto {
	if (isTipoValutazione(tipo) && nomeOggetto(ente, { tipo, oggetto }) !== undefined) return { tipo, oggetto };
	error(404, { message: 'Questa pagina non si può valutare. Torna alla pagina che stavi leggendo.' });
}
