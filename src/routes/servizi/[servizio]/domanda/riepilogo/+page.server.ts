// The last step: every answer as text, costs, declarations, and the one button that sends.
import { fail, redirect } from '@sveltejs/kit';
import { formatEuro } from '#lib/domain/denaro.ts';
import { messaggio, type Problema } from '#lib/domain/errori.ts';
import { PASSO_RIEPILOGO } from '#lib/forms/servizio.ts';
import { risposteComplete } from '#lib/forms/validate.ts';
import { riepilogo } from '#lib/forms/views.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { submitPratica } from '#lib/server/pratiche/submit-pratica.ts';
import {
	checkRaggiungibile,
	cornice,
	identitaVista,
	readBozzaId,
	readCompilazione,
	readServizio
} from '../compilazione.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const compilazione = await readCompilazione(event, cittadino);
	checkRaggiungibile(compilazione, PASSO_RIEPILOGO);
	const { attivo, bozza, contesto, validazione } = compilazione;
	const { servizio, impostazioni } = attivo;
	const risposte = risposteComplete(validazione);
	const indirizzo = (passo: string): string => paths.passo({ servizio: servizio.id, passo, bozza: bozza.id });
	return {
		...cornice(compilazione, PASSO_RIEPILOGO),
		richiedente: identitaVista(cittadino),
		sezioni: riepilogo(servizio, risposte, contesto).map(({ passo, titolo, righe }) => ({
			titolo,
			modifica: indirizzo(passo),
			righe: righe.map(({ etichetta, righe: linee }) => ({ etichetta, valore: linee.join('\n') }))
		})),
		costi: servizio.costi(risposte, impostazioni, contesto).map(({ descrizione, cent, quando }) => ({
			etichetta: descrizione,
			valore: `${formatEuro(cent)}, ${quando}`
		})),
		avvisi: validazione.problemi
			.filter(({ severita }) => severita === 'warn')
			.map(({ messaggio: testo }) => testo),
		dichiarazioni: Object.entries(servizio.dichiarazioni).map(([chiave, testo]) => ({ chiave, testo })),
		giorniTermine: attivo.giorniTermine
	};
};

export const actions: Actions = {
	default: async (event) => {
		const cittadino = requireCittadino(event);
		const { servizio } = readServizio(event);
		const bozza = readBozzaId(event);
		const dati = await event.request.formData();
		const spunte = new Set([...dati.keys()].filter((nome) => dati.get(nome) === 'si'));
		const { app, ente } = event.locals;
		const { personaId: id, nome, cognome, codiceFiscale } = cittadino;
		const esito = await asCittadino(event, cittadino, (tx) =>
			submitPratica(tx, {
				bozza,
				ente,
				persona: { id, nome, cognome, codiceFiscale },
				dichiarazioni: spunte,
				avvisiLetti: spunte.has('avvisi'),
				istante: app.clock(),
				luoghi: app.luoghi,
				newId: app.newId
			})
		);
		if (esito.tipo === 'inviata') redirect(303, paths.inviata(esito.numero));
		if (esito.tipo === 'incompleta')
			redirect(303, `${paths.passo({ servizio: servizio.id, passo: esito.passo, bozza })}&controlla=si`);
		const problemi: Pick<Problema, 'campo' | 'messaggio'>[] =
			esito.tipo === 'problemi'
				? esito.problemi
				: esito.mancanti.map((campo) => ({ campo, messaggio: messaggio('DICH_MANCANTE') }));
		return fail(422, {
			problemi: problemi.map(({ campo, messaggio: testo }) => ({ campo, messaggio: testo })),
			spunte: [...spunte]
		});
	}
};
