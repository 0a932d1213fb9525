// Sends the browser to the page that explains a login that cannot go on, from an address that shows no page of its own. Called by the routes of the login.
import { isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { readMeta } from './accesso.ts';

/** What `work` answers. @throws Redirect to the page of the error instead of the error */
export async function withErrorPage(
	event: Pick<RequestEvent, 'url'>,
	work: () => Promise<Response>
): Promise<Response> {
	try {
		return await work();
	} catch (refusal) {
		if (!isHttpError(refusal) || !refusal.body.codice) throw refusal;
		// Nothing else of the address: it may hold the message of a provider, or a code of its own.
		redirect(303, paths.accessoErrore({ codice: refusal.body.codice, ...readMeta(event) }));
	}
}
