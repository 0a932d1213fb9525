// Wiring of every request: the app, request id, ente, origin check, security headers, log line, errors.
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { createApp, type App as Portal } from '#lib/server/app.ts';
import { isDatabaseAway } from '#lib/server/db/postgres-fault.ts';
import { isAzioneDiNessuno } from '#lib/server/http/azione.ts';
import { discardBody } from '#lib/server/http/json-body.ts';
import { isForgedPost, readAsNavigation } from '#lib/server/http/origin.ts';
import { apiProblem, plainPage } from '#lib/server/http/refusal.ts';
import { readSession } from '#lib/server/http/session-cookie.ts';
import { setSecurityHeaders } from '#lib/server/http/security-headers.ts';
import { readSettings } from '#lib/server/settings.ts';

let app: Portal;

export const init: ServerInit = () => {
	app = createApp(readSettings());
	process.on('sveltekit:shutdown' as never, (waitFor: (work: Promise<void>) => void) => {
		waitFor(app.close());
	});
};

/** Asked by supervisors and balancers, which do not know the names of the enti. */
const PROCESS_ROUTES = new Set(['/salute', '/pronto']);

export const handle: Handle = async ({ event, resolve }) => {
	const started = performance.now();
	const richiesta = app.newId();
	event.locals.app = app;
	event.locals.richiesta = richiesta;
	const isApi = event.url.pathname.startsWith('/api/') || event.url.pathname === paths.luoghi;
	const risolta = await answer().catch(noticeAway);
	const response = event.locals.bancaDatiLontana ? plainPage({ tipo: 'guasto', richiesta, isApi }) : risolta;
	setSecurityHeaders(response.headers, {
		https: event.url.protocol === 'https:',
		richiesta,
		privata: Boolean(event.locals.utente ?? event.locals.sessioneScaduta),
		tessere: event.locals.tessere ?? []
	});
	app.log.info(
		{
			richiesta,
			metodo: event.request.method,
			rotta: event.route.id,
			stato: response.status,
			ms: Math.round(performance.now() - started)
		},
		'richiesta'
	);
	return response;

	async function answer(): Promise<Response> {
		if (PROCESS_ROUTES.has(event.url.pathname)) return resolve(event);
		const ente = await app.findEnte(event.url.hostname).catch((error: unknown) => {
			app.log.error({ richiesta, err: error }, 'ente non letto');
			return null;
		});
		if (ente === null) return plainPage({ tipo: 'guasto', richiesta, isApi });
		if (!ente) return plainPage({ tipo: 'host-sconosciuto', richiesta, isApi });
		// The null character: no page and no row has it in its name.
		if (event.url.href.includes('%00') || isAzioneDiNessuno(event.url))
			return plainPage({ tipo: 'indirizzo', richiesta, isApi });
		event.locals.ente = ente;
		if (isApi) return answerApi();
		if (isForgedPost(event.request, event.url.origin))
			return plainPage({ tipo: 'origine', richiesta, isApi });
		readAsNavigation(event.request);
		await readSession(event);
		return resolve(event);
	}

	function noticeAway(error: unknown): Response {
		if (!isDatabaseAway(error)) throw error;
		app.log.error({ richiesta, err: error }, 'errore');
		return plainPage({ tipo: 'guasto', richiesta, isApi });
	}

	// The API knows no session: there is nothing that a page of another site could borrow.
	async function answerApi(): Promise<Response> {
		event.locals.utente = null;
		event.locals.sessione = null;
		event.locals.sessioneScaduta = null;
		const resolved = await resolve(event);
		void discardBody(event.request);
		return apiProblem(resolved, richiesta);
	}
};

const MESSAGES: Record<number, string> = {
	404: 'Questa pagina non esiste o ha cambiato indirizzo. Controlla di averlo scritto bene.',
	405: 'Questa operazione non è possibile da qui. Torna alla pagina precedente e riprova.',
	413: 'I file sono troppo grandi: al massimo 10 MB ciascuno e 50 MB in tutto. Torna indietro e scegline altri.',
	500: 'Il guasto è nostro e quello che hai già salvato è al sicuro. Riprova tra qualche minuto.'
};

export const handleError: HandleServerError = ({ error, event, status }) => {
	const { richiesta } = event.locals;
	event.locals.bancaDatiLontana = isDatabaseAway(error);
	if (status >= 500) app.log.error({ richiesta, rotta: event.route.id, err: error }, 'errore');
	return { message: MESSAGES[status] ?? MESSAGES[500] ?? '', richiesta };
};
