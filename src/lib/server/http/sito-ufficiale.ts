// Brings the browser to the name under which the ente is known to the providers of identity: they answer there, and cookies are of one name. Called by the pages of the login.
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { requireAccessi } from './accessi.ts';

/** Goes on when the request came to the official name; `percorso` is kept with its query. @throws Redirect */
export function officialSite(event: RequestEvent, percorso: string): void {
	const { url, locals } = event;
	const sito = requireAccessi(event).sito(locals.ente);
	if (new URL(sito).host !== url.host) redirect(303, sito + percorso + url.search);
}
