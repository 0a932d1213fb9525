// The identity provider of this installation; called by the pages of the login.
import { error, type RequestEvent } from '@sveltejs/kit';
import type { IdentityProvider } from '../integrations/identita-di-prova/port.ts';

/** @throws HttpError 503 when nobody proves identities here */
export function requireIdentita({ locals }: RequestEvent): IdentityProvider {
	const { identita } = locals.app;
	if (identita) return identita;
	error(503, {
		message: "L'accesso con identità digitale non è ancora attivo per questo Comune. Contatta l'ufficio.",
		codice: 'ACCESSO_NON_ATTIVO',
		richiesta: locals.richiesta
	});
}
