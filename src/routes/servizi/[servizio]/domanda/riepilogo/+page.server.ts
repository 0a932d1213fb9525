// The last step: every answer as text, costs, declarations, and the one button that sends.
import { fail, redirect } from '@sveltejs/kit';
import { isDopo } from '#lib/domain/data.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { messaggio, type Problema, type Severita } from '#lib/domain/errori.ts';
import { formatData } from '#lib/domain/istante.ts';
import { vociCalcolo, type Calcolo } from '#lib/forms/calcolo.ts';
import { isDelicata } from '#lib/forms/delicata.ts';
import { nomiDi } from '#lib/forms/journey.ts';
import { PASSO_RIEPILOGO, type Servizio } from '#lib/forms/servizio.ts';
import { radice, risposteComplete } from '#lib/forms/validate.ts';
import { riepilogo, voceDi } from '#lib/forms/views.ts';
import { paths } from '#lib/paths.ts';
import { sitoDi } from '#lib/server/enti/sito.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { confermaDovuta, SENZA_CONFERMA } from '#lib/server/http/conferma-dovuta.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { problemiFatti } from '#lib/server/pratiche/problemi-fatti.ts';
import { submitPratica } from '#lib/server/pratiche/submit-pratica.ts';
import {
	checkRaggiungibile,
	cornice,
	openBozza,
	readAiuto,
	readBozzaId,
	readRichiedente,
	readServizio
} from '../compilazione.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const { app, ente } = event.locals;
	const { compilazione, fatti } = await asCittadino(event, cittadino, async (tx) => {
		const aperta = await openBozza(event, tx);
		checkRaggiungibile(aperta, PASSO_RIEPILOGO);
		const mondo = { ente, oggi: aperta.contesto.oggi, porta: app.porta };
		return { compilazione: aperta, fatti: await problemiFatti(tx, aperta, mondo) };
	});
	const { attivo, bozza, contesto, validazione } = compilazione;
	const { servizio, impostazioni } = attivo;
	const risposte = risposteComplete(validazione);
	const decorrenza = servizio.procedura.decorrenza?.(risposte, impostazioni, contesto.oggi);
	const problemi = [...validazione.problemi, ...fatti];
	const note = (severita: Severita): ProblemaVista[] =>
		problemi
			.filter((problema) => problema.severita === severita)
			.map((problema) => linkToPasso(servizio, { problema, bozza: bozza.id }));
	const indirizzo = (passo: string): string => paths.passo({ servizio: servizio.id, passo, bozza: bozza.id });
	return {
		...cornice(compilazione, PASSO_RIEPILOGO),
		aiuto: readAiuto(event, attivo, servizio.ufficio(risposte, impostazioni)),
		richiedente: await readRichiedente(event, cittadino),
		sezioni: riepilogo(servizio, risposte, contesto).map(({ passo, titolo, righe }) => ({
			titolo,
			modifica: indirizzo(passo),
			righe: righe.map(voceDi)
		})),
		costi: servizio.costi(risposte, impostazioni, contesto).map(({ descrizione, cent, quando }) => ({
			etichetta: descrizione,
			valore: `${formatEuro(cent)}, ${quando}`
		})),
		calcolo: calcoloVista(servizio.calcolo?.(risposte, impostazioni, contesto)),
		avvisi: note('warn'),
		informazioni: note('info'),
		dichiarazioni: Object.entries(servizio.dichiarazioni).map(([chiave, testo]) => ({ chiave, testo })),
		giorniTermine: attivo.giorniTermine,
		/** The stamp is bought after this page. */
		bollo: servizio.bolloOnline?.(risposte, impostazioni) !== undefined,
		decorre: decorrenza && isDopo(decorrenza, contesto.oggi) ? formatData(decorrenza) : undefined,
		vistaIl: bozza.aggiornataIl.toISOString(),
		conferma: isDelicata(servizio, bozza.risposte) ? confermaDovuta(event) : undefined
	};
};

export const actions: Actions = {
	default: async (event) => {
		const cittadino = requireCittadino(event);
		const { servizio } = readServizio(event);
		const bozza = readBozzaId(event);
		const dati = await readFormData(event.request);
		const spunte = new Set([...dati.keys()].filter((nome) => dati.get(nome) === 'si'));
		const { app, ente } = event.locals;
		const { personaId: id, nome, cognome, codiceFiscale, identificativoEstero } = cittadino;
		const esito = await asCittadino(event, cittadino, (tx) =>
			submitPratica(tx, {
				bozza,
				ente,
				sito: sitoDi(ente.impostazioni, app.settings),
				persona: { id, nome, cognome, codiceFiscale, identificativoEstero },
				vistaIl: new Date(formText(dati, 'vistaIl')),
				dichiarazioni: spunte,
				avvisiLetti: spunte.has('avvisi'),
				provaRecente: confermaDovuta(event) === undefined,
				istante: app.clock(),
				luoghi: app.luoghi,
				newId: app.newId,
				porta: app.porta
			})
		);
		if (esito.tipo === 'inviata') redirect(303, paths.inviata(esito.numero));
		if (esito.tipo === 'da-pagare') redirect(303, paths.bollo({ servizio: servizio.id, bozza }));
		if (esito.tipo === 'incompleta')
			redirect(303, `${paths.passo({ servizio: servizio.id, passo: esito.passo, bozza })}&controlla=si`);
		if (esito.tipo === 'senza-prova') return fail(422, { problemi: [SENZA_CONFERMA], spunte: [...spunte] });
		if (esito.tipo === 'cambiata') return fail(422, { problemi: [CAMBIATA], spunte: [] });
		const problemi =
			esito.tipo === 'problemi'
				? esito.problemi.map((problema) => linkToPasso(servizio, { problema, bozza }))
				: esito.mancanti.map((campo) => ({
						campo,
						messaggio: messaggio('DICH_MANCANTE'),
						etichetta: NOMI[campo]
					}));
		return fail(422, { problemi, spunte: [...spunte] });
	}
};

function calcoloVista(calcolo: Calcolo | undefined) {
	return calcolo && { titolo: calcolo.titolo, righe: vociCalcolo(calcolo), nota: calcolo.nota };
}

type ProblemaVista = { campo: string; messaggio: string; etichetta?: string | undefined; href?: string };

const CAMBIATA: ProblemaVista = {
	campo: 'riepilogo',
	messaggio:
		"Hai cambiato i dati in un'altra finestra. Ricontrolla il riepilogo qui sotto e conferma di nuovo."
};

const NOMI: Record<string, string> = {
	responsabilita: 'Dichiarazione di responsabilità',
	condizioni: 'Termini e condizioni',
	avvisi: 'Dati da controllare'
};

// A field stands on its step: there it can be put right.
function linkToPasso(
	servizio: Servizio,
	{ problema, bozza }: { problema: Problema; bozza: string }
): ProblemaVista {
	const { campo, messaggio: testo } = problema;
	const passo = servizio.passi.find((uno) => nomiDi(uno).includes(radice(campo)));
	const href = passo && `${paths.passo({ servizio: servizio.id, passo: passo.id, bozza })}#${campo}`;
	return {
		campo,
		messaggio: testo,
		etichetta: servizio.campi[radice(campo)]?.etichetta,
		...(href && { href })
	};
}
