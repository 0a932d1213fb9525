// The stamp of a confirmed request: what is frozen, the purchase, and the way to change one's mind.
import { fail, redirect } from '@sveltejs/kit';
import { checkEmail } from '#lib/domain/contatti.ts';
import { messaggio } from '#lib/domain/errori.ts';
import { PASSO_RIEPILOGO } from '#lib/forms/servizio.ts';
import { paths } from '#lib/paths.ts';
import { sitoDi } from '#lib/server/enti/sito.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { requireRitmo } from '#lib/server/http/page-limit.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { startAcquisto } from '#lib/server/pagamenti/buy-bollo.ts';
import { giveUpInvio } from '#lib/server/pratiche/invio-in-attesa.ts';
import { readIdentita } from '#lib/server/profilo/identita.ts';
import { readBozzaId, readServizio } from '../compilazione.ts';
import { leggiBollo } from './leggi.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const bollo = await leggiBollo(event);
	// Given up: the draft is open again.
	if (bollo.situazione === 'annullato') redirect(303, bollo.riepilogo);
	const { email } = await asCittadino(event, cittadino, (tx) => readIdentita(tx, cittadino.personaId));
	return {
		...bollo,
		ferma: event.url.searchParams.has('ferma'),
		email: email ?? '',
		provincia: event.locals.ente.impostazioni.provincia
	};
};

export const actions: Actions = {
	paga: async (event) => {
		requireRitmo(event, event.locals.app.limiti.pagamenti);
		const { personaId: persona } = requireCittadino(event);
		const { app, ente } = event.locals;
		const bozza = readBozzaId(event);
		const servizio = readServizio(event).servizio.id;
		const dati = await readFormData(event.request);
		const email = checkEmail(formText(dati, 'email'));
		const provincia = formText(dati, 'provincia').toUpperCase();
		const scritti = { email: formText(dati, 'email'), provincia };
		if (!email.ok || !/^[A-Z]{2}$/.test(provincia))
			return fail(422, {
				scritti,
				problemi: [
					...(email.ok ? [] : [{ campo: 'email', messaggio: messaggio('EMAIL_FORMATO') }]),
					...(/^[A-Z]{2}$/.test(provincia)
						? []
						: [{ campo: 'provincia', messaggio: messaggio('BOLLO_PROVINCIA') }])
				]
			});
		const sito = sitoDi(ente.impostazioni, app.settings);
		const esito = await startAcquisto(
			{
				database: app.database,
				ente: ente.id,
				persona,
				pagopa: app.pagopa(ente),
				clock: app.clock,
				newId: app.newId,
				ritorno: (acquisto, come) => sito + paths.bolloRitorno({ servizio, bozza, acquisto, come })
			},
			{ bozza, email: email.valore, provincia }
		);
		if (esito.tipo === 'vai') redirect(303, paths.bolloVai({ servizio, bozza, acquisto: esito.acquisto }));
		if (esito.tipo === 'cambiato') redirect(303, paths.bollo({ servizio, bozza }));
		return fail(503, { scritti, nonRisponde: true });
	},
	annulla: async (event) => {
		const cittadino = requireCittadino(event);
		const bozza = readBozzaId(event);
		const istante = event.locals.app.clock();
		const ostacolo = await asCittadino(event, cittadino, (tx) => giveUpInvio(tx, { bozza, istante }));
		if (ostacolo) return fail(409, { ostacolo: messaggio(ostacolo) });
		redirect(303, paths.passo({ servizio: readServizio(event).servizio.id, passo: PASSO_RIEPILOGO, bozza }));
	}
};
