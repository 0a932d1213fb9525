// "Accedi": which digital identity to use; keeps the page that was wanted.
import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { safeReturn } from '#lib/server/http/ritorno.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) => {
	const area = url.searchParams.get('area') === 'operatore' ? ('operatore' as const) : ('cittadino' as const);
	const ritorno = safeReturn(
		url.searchParams.get('ritorno'),
		area === 'operatore' ? paths.operatore : paths.areaPersonale
	);
	if (locals.utente?.ruolo === area) redirect(303, ritorno);
	return {
		area,
		vai: `${paths.accessoVai}?area=${area}&ritorno=${encodeURIComponent(ritorno)}`,
		/** They were logged out on purpose and went on typing elsewhere. */
		persa: url.searchParams.get('persa') === 'si',
		scaduta: locals.sessioneScaduta !== null || ritorno.includes('salvata=accesso')
	};
};
