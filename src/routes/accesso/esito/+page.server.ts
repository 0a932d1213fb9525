// The return from the identity provider: opens the session and goes on, or says why not and how to try again.
import { error, redirect } from '@sveltejs/kit';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import { Rifiuto } from '#lib/domain/rifiuti.ts';
import { paths } from '#lib/paths.ts';
import { openSession, takeLogin, type LoginInCorso } from '#lib/server/http/session-cookie.ts';
import { safeReturn } from '#lib/server/http/ritorno.ts';
import { completeLogin } from '#lib/server/identita/complete-login.ts';
import { requireIdentita } from '#lib/server/http/identity.ts';
import { asSistema } from '#lib/server/http/actor.ts';
import type { PageServerLoad } from './$types';
import type { RequestEvent } from '@sveltejs/kit';

type Guasto = keyof typeof GUASTI;

const GUASTI = {
	ANNULLATO: { stato: 400, testo: "Hai annullato l'accesso. Non abbiamo ricevuto nessun dato." },
	SCADUTO: { stato: 400, testo: "È passato troppo tempo da quando hai iniziato l'accesso. Ripetilo." },
	NON_VALIDO: {
		stato: 400,
		testo: "La risposta del gestore di identità non è valida e non l'abbiamo accettata. Ripeti l'accesso."
	},
	PERSO: {
		stato: 400,
		testo:
			"Abbiamo perso il filo dell'accesso: forse hai cambiato finestra o il browser blocca i cookie. Ripetilo da qui."
	},
	ACCESSO_GIA_USATO: { stato: 400, testo: 'Questo accesso è già stato usato. Ripetilo.' },
	NON_OPERATORE: {
		stato: 403,
		testo:
			"Questa identità non è di un operatore del Comune. Se lavori qui, chiedi all'amministratore di aggiungerti."
	},
	FORNITORE: { stato: 502, testo: 'Il gestore di identità non risponde. Riprova tra qualche minuto.' }
} as const;

export const load: PageServerLoad = async (event) => {
	const login = takeLogin(event.cookies);
	const guasto = login ? await finish(event, login) : 'PERSO';
	const ritorno = safeReturn(login?.ritorno ?? null, paths.areaPersonale);
	if (guasto === undefined) redirect(303, ritorno);
	const { stato, testo } = GUASTI[guasto];
	error(stato, {
		message: testo,
		codice: guasto,
		richiesta: event.locals.richiesta,
		riprova: login?.area === 'operatore' ? paths.accessoOperatore(ritorno) : paths.accesso(ritorno)
	});
};

async function finish(event: RequestEvent, login: LoginInCorso): Promise<Guasto | undefined> {
	const { app, ente } = event.locals;
	if (event.url.searchParams.get('stato') !== login.stato) return 'PERSO';
	try {
		const esito = await requireIdentita(event).finishLogin({
			risposta: event.url.searchParams,
			stato: login.stato,
			ritorno: `${event.url.origin}${paths.accessoEsito}`
		});
		if (!esito.ok) return esito.codice;
		const { identita } = esito;
		const utente = await asSistema(event, (tx) =>
			completeLogin(tx, { ente: ente.id, area: login.area, identita, istante: app.clock(), newId: app.newId })
		);
		await openSession(event, utente);
		return undefined;
	} catch (cause) {
		if (cause instanceof Rifiuto && cause.codice in GUASTI) return cause.codice as Guasto;
		if (!(cause instanceof IntegrationError)) throw cause;
		app.log.error({ richiesta: event.locals.richiesta, err: cause }, 'accesso non riuscito');
		return 'FORNITORE';
	}
}
