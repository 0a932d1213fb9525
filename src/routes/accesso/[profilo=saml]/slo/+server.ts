// Single logout: a provider asks to end the sessions of a person, or answers a request of ours. Ours are closed first.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { gestoriDi, profiloDi, requireSaml, send, type Arrivo } from '#lib/server/http/accesso-saml.ts';
import { recordUscita, refuseLogin, type Meta } from '#lib/server/http/accesso.ts';
import { sessioni } from '#lib/server/http/session-cookie.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { withErrorPage } from '#lib/server/http/pagina-errore.ts';
import type { RequestHandler } from './$types';

const META: Meta = { area: 'cittadino', ritorno: paths.home };

export const GET: RequestHandler = (event) => {
	const { url, params } = event;
	if (url.searchParams.has('SAMLResponse')) redirect(303, paths.home);
	const richiesta: Arrivo = { modo: 'redirect', query: url.search.slice(1) };
	return withErrorPage(event, () => answer(event, params.profilo, richiesta));
};

export const POST: RequestHandler = async (event) => {
	const campi = await readFormData(event.request);
	if (campi.has('SAMLResponse')) redirect(303, paths.home);
	const relayState = testo(campi.get('RelayState'));
	const richiesta: Arrivo = { modo: 'post', messaggio: testo(campi.get('SAMLRequest')) ?? '', relayState };
	return withErrorPage(event, () => answer(event, event.params.profilo, richiesta));
};

async function answer(event: RequestEvent, parametro: string, richiesta: Arrivo): Promise<Response> {
	const profilo = profiloDi(parametro);
	const saml = await requireSaml(event, profilo);
	const gestori = await gestoriDi(event, profilo, META);
	const esito = saml.answerLogout({ richiesta, gestori });
	if (!esito.ok) {
		event.locals.app.log.warn(
			{ richiesta: event.locals.richiesta, motivo: esito.motivo },
			'richiesta di uscita rifiutata'
		);
		return refuseLogin(event, META, 'USCITA_RIFIUTATA');
	}
	await sessioni(event).closeSubject({ gestore: esito.gestore, soggetto: esito.nameId.valore });
	const { id, xml } = esito.risposta;
	const traccia = { richiesta, risposta: xml };
	await recordUscita(event, { id, metodo: profilo, gestore: esito.gestore, traccia });
	return send(esito.risposta.invio, 'Sei uscito');
}

function testo(campo: FormDataEntryValue | null): string | undefined {
	return typeof campo === 'string' ? campo : undefined;
}
