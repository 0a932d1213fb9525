// "Accedi": which digital identity to use; keeps the page that was wanted.
import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { readMeta } from '#lib/server/http/accesso.ts';
import { modiDiEntrare } from '#lib/server/http/modi-di-entrare.ts';
import { officialSite } from '#lib/server/http/sito-ufficiale.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	officialSite(event, paths.accesso());
	const { url, locals } = event;
	const meta = readMeta(event);
	/** They are in already, and prove again who they are before something delicate. */
	const conferma = url.searchParams.get('conferma') === 'si' && locals.utente?.ruolo === meta.area;
	if (locals.utente?.ruolo === meta.area && !conferma) redirect(303, meta.ritorno);
	return {
		area: meta.area,
		modi: await modiDiEntrare(event, meta),
		conferma,
		/** They were logged out on purpose and went on typing elsewhere. */
		persa: url.searchParams.get('persa') === 'si',
		scaduta: locals.sessioneScaduta !== null || meta.ritorno.includes('salvata=accesso')
	};
};
