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
import { readPreferenze, savePreferenze } from '#lib/server/messaggi/preferenze.ts';
import { readConferma } from '#lib/server/messaggi/prove-email.ts';
import { readRecapito, respintoInParole } from '#lib/server/messaggi/recapito-email.ts';
import { appIoInParole, readDettoDaIo } from '#lib/server/messaggi/stato-app-io.ts';
import { forgetProfessione, keepProfessione, readProfessione } from '#lib/server/profilo/professione.ts';
import type { Actions, PageServerLoad } from './$types';

const FATTO: Readonly<Record<string, string>> = {
	scelte: 'Preferenze salvate. Valgono dai prossimi messaggi.',
	email: 'Indirizzo e-mail confermato. Da adesso i messaggi che vuoi per e-mail arrivano lì.',
	tolta: 'Indirizzo e-mail tolto. Non ti mandiamo più e-mail.',
	lavoro: 'Grazie, abbiamo salvato che lavoro fai. Puoi cancellarlo quando vuoi.',
	dimenticato: 'Abbiamo cancellato il lavoro che ci avevi raccontato.'
};
const NOMI: Readonly<Record<string, string>> = { professione: 'Lavoro', consenso: 'Consenso' };

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
		await asCittadino(event, cittadino, async (tx) => {
			const prima = await readPreferenze(tx, { persona });
			const scelte = prima.map(({ argomento, ...era }) => ({
				argomento,
				appIo: appIo.has(argomento),
				// What the page did not ask stays as it was.
				email: conEmail ? email.has(argomento) : era.email
			}));
			await savePreferenze(tx, { ente: ente.id, persona, scelte, istante: app.clock() });
		});
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
			return fail(422, { problemi, professione, consenso });
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

function problemaDi(campo: string, codice: CodiceErrore) {
	return { campo, etichetta: NOMI[campo], messaggio: messaggio(codice) };
}
