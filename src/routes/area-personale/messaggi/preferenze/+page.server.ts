// How a citizen wants to be written to, topic by topic, and what they choose to tell of themselves.
import { fail, redirect } from '@sveltejs/kit';
import { ARGOMENTI } from '#lib/domain/argomenti.ts';
import { messaggio, type CodiceErrore } from '#lib/domain/errori.ts';
import { formatDataOra } from '#lib/domain/istante.ts';
import { isProfessione, PROFESSIONI } from '#lib/domain/professioni.ts';
import { isPerPosta } from '#lib/domain/regole-messaggi.ts';
import { parolaDi } from '#lib/ui/parola.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import {
	isSenzaEmergenze,
	readPreferenze,
	savePreferenze,
	type Preferenza
} from '#lib/server/messaggi/preferenze.ts';
import { readConferma } from '#lib/server/messaggi/prove-email.ts';
import { readRecapito, respintoInParole } from '#lib/server/messaggi/recapito-email.ts';
import { appIoInParole, readDettoDaIo } from '#lib/server/messaggi/stato-app-io.ts';
import { forgetProfessione, keepProfessione, readProfessione } from '#lib/server/profilo/professione.ts';
import type { Actions, PageServerLoad } from './$types';

const FATTO: Readonly<Record<string, string>> = {
	scelte: 'Preferenze salvate. Valgono dai prossimi messaggi.',
	tranne: 'Le altre preferenze sono salvate. Per le emergenze ti chiediamo una conferma.',
	email: 'Indirizzo e-mail confermato. Da adesso i messaggi che vuoi per e-mail arrivano lì.',
	tolta: 'Indirizzo e-mail tolto. Non ti mandiamo più e-mail.',
	lavoro: 'Grazie, abbiamo salvato che lavoro fai. Puoi cancellarlo quando vuoi.',
	dimenticato: 'Abbiamo cancellato il lavoro che ci avevi raccontato.'
};
/** The tick of the e-mail may stay, for an address that is not confirmed yet. */
const RIMASTE: Readonly<Record<string, string>> = { email: 'email', niente: 'niente' };
const NOMI: Readonly<Record<string, string>> = {
	professione: 'Lavoro',
	consenso: 'Consenso',
	sicuro: 'Emergenze'
};

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const { personaId: persona } = cittadino;
	const { app, ente } = event.locals;
	const { preferenze, detti, recapito, conferma, professione } = await asCittadino(
		event,
		cittadino,
		async (tx) => ({
			preferenze: await readPreferenze(tx, { persona }),
			detti: await readDettoDaIo(tx),
			recapito: await readRecapito(tx, { persona }),
			conferma: await readConferma(tx, { persona, istante: app.clock() }),
			professione: await readProfessione(tx, { persona })
		})
	);
	return {
		appIo: app.appIo(ente.id, 'pratiche')
			? appIoInParole(detti)
			: ['Il Comune non scrive ancora su App IO: le tue scelte valgono da quando comincia.'],
		/** Whether the Comune sends e-mail. */
		conEmail: app.email(ente) !== undefined,
		email: recapito && {
			indirizzo: recapito.indirizzo,
			confermata: formatDataOra(recapito.confermatoIl),
			respinta: recapito.respintoIl && {
				quando: formatDataOra(recapito.respintoIl),
				perche: respintoInParole(recapito.respintoMotivo)
			}
		},
		inAttesa: conferma.tipo === 'attesa' ? conferma.indirizzo : undefined,
		argomenti: preferenze.map((scelta) => ({
			...scelta,
			...ARGOMENTI[scelta.argomento],
			perPosta: isPerPosta(scelta.argomento)
		})),
		professioni: Object.entries(PROFESSIONI).map(([valore, nome]) => ({ valore, nome })),
		professione: professione && {
			chiave: professione.professione,
			nome: PROFESSIONI[professione.professione],
			dal: formatDataOra(professione.consensoIl)
		},
		/** Whether to ask if the emergencies are really not wanted, and what was left ticked. */
		senzaEmergenze: parolaDi(RIMASTE, event.url.searchParams.get('emergenze')),
		fatto: parolaDi(FATTO, event.url.searchParams.get('fatto'))
	};
};

export const actions: Actions = {
	scelte: async (event) => {
		const cittadino = requireCittadino(event);
		const { personaId: persona } = cittadino;
		const dati = await readFormData(event.request);
		const [appIo, email] = [new Set(dati.getAll('appIo')), new Set(dati.getAll('email'))];
		const { app, ente } = event.locals;
		const conEmail = app.email(ente) !== undefined;
		const daConfermare = await asCittadino(event, cittadino, async (tx) => {
			const prima = await readPreferenze(tx, { persona });
			const scelte = prima.map(({ argomento, ...era }) => ({
				argomento,
				appIo: appIo.has(argomento),
				// What the page did not ask stays as it was.
				email: conEmail ? email.has(argomento) : era.email
			}));
			const recapito = conEmail ? await readRecapito(tx, { persona }) : undefined;
			const senza = isSenzaEmergenze(prima.find(isEmergenze), scelte.find(isEmergenze), {
				conEmail: recapito?.respintoIl === null
			});
			const daSalvare = senza ? scelte.filter((scelta) => !isEmergenze(scelta)) : scelte;
			await savePreferenze(tx, { ente: ente.id, persona, scelte: daSalvare, istante: app.clock() });
			return senza && scelte.find(isEmergenze);
		});
		const rimasta = daConfermare && (daConfermare.email ? 'email' : 'niente');
		const fatto = rimasta ? `fatto=tranne&emergenze=${rimasta}` : 'fatto=scelte';
		redirect(303, `${paths.preferenzeMessaggi}?${fatto}`);
	},
	senzaEmergenze: async (event) => {
		const cittadino = requireCittadino(event);
		const { personaId: persona } = cittadino;
		const dati = await readFormData(event.request);
		if (formText(dati, 'sicuro') !== 'si')
			return fail(422, { problemi: [problemaDi('sicuro', 'CONFERMA_MANCANTE')] });
		const { app, ente } = event.locals;
		const email = event.url.searchParams.get('emergenze') === 'email';
		const scelte = [{ argomento: 'emergenze', appIo: false, email }] as const;
		await asCittadino(event, cittadino, (tx) =>
			savePreferenze(tx, { ente: ente.id, persona, scelte, istante: app.clock() })
		);
		redirect(303, `${paths.preferenzeMessaggi}?fatto=scelte`);
	},
	lavoro: async (event) => {
		const cittadino = requireCittadino(event);
		const { personaId: persona } = cittadino;
		const dati = await readFormData(event.request);
		const professione = formText(dati, 'professione');
		const consenso = formText(dati, 'consenso') === 'si';
		const problemi = [
			...(isProfessione(professione) ? [] : [problemaDi('professione', 'CAMPO_SCELTA')]),
			...(consenso ? [] : [problemaDi('consenso', 'CONSENSO_MANCANTE')])
		];
		if (!isProfessione(professione) || problemi.length > 0)
			return fail(422, { problemi, lavoro: { professione, consenso } });
		const { app, ente } = event.locals;
		await asCittadino(event, cittadino, (tx) =>
			keepProfessione(tx, { ente: ente.id, persona, professione, istante: app.clock() })
		);
		redirect(303, `${paths.preferenzeMessaggi}?fatto=lavoro`);
	},
	dimentica: async (event) => {
		const cittadino = requireCittadino(event);
		await asCittadino(event, cittadino, (tx) => forgetProfessione(tx, { persona: cittadino.personaId }));
		redirect(303, `${paths.preferenzeMessaggi}?fatto=dimenticato`);
	}
};

function isEmergenze({ argomento }: Pick<Preferenza, 'argomento'>): boolean {
	return argomento === 'emergenze';
}

function problemaDi(campo: string, codice: CodiceErrore) {
	return { campo, etichetta: NOMI[campo], messaggio: messaggio(codice) };
}
