// Shows why a login could not even leave: those addresses answer with redirections, and cannot show a page of their own.
import { isCodiceAccesso } from '#lib/server/identita/errori-accesso.ts';
import { readMeta, refuseLogin } from '#lib/server/http/accesso.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const codice = event.url.searchParams.get('codice') ?? '';
	refuseLogin(event, readMeta(event), isCodiceAccesso(codice) ? codice : 'ACCESSO_SENZA_RICHIESTA');
};
