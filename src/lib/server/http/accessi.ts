// What proves identities in this installation; called by the pages of the login.
import { error, type RequestEvent } from '@sveltejs/kit';
import type { Accessi } from '../app-accessi.ts';

/** @throws HttpError 503 when nobody logs in here */
export function requireAccessi({ locals }: Pick<RequestEvent, 'locals'>): Accessi {
	const { accessi } = locals.app;
	if (accessi) return accessi;
	error(503, {
		message: "L'accesso con identità digitale non è ancora attivo per questo Comune. Contatta l'ufficio.",
		codice: 'ACCESSO_NON_ATTIVO',
		richiesta: locals.richiesta
	});
}
