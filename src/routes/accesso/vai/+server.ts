// Leaves for the provider of identity. A GET reached by a link: a form post would be held back by the page's form-action.
import { paths } from '#lib/paths.ts';
import { readMeta, refuseLogin } from '#lib/server/http/accesso.ts';
import { leaveForCie } from '#lib/server/http/accesso-cie.ts';
import { leaveForSaml } from '#lib/server/http/accesso-saml.ts';
import { officialSite } from '#lib/server/http/sito-ufficiale.ts';
import { withErrorPage } from '#lib/server/http/pagina-errore.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => withErrorPage(event, () => leave(event));

async function leave(event: RequestEvent): Promise<Response> {
	officialSite(event, paths.accessoVai);
	const { searchParams } = event.url;
	const meta = readMeta(event);
	if (!event.locals.app.limiti.accessi(event.getClientAddress()).ok)
		return refuseLogin(event, meta, 'TROPPI_ACCESSI');
	// Level 2 is what the law wants of public services (art. 64 CAD); 3 is for the trials before going live (docs/accesso.md).
	const livello = searchParams.get('livello') === '3' ? 3 : 2;
	const gestore = searchParams.get('gestore') ?? '';
	switch (searchParams.get('metodo')) {
		case 'spid':
			return leaveForSaml(event, { profilo: 'spid', gestore, livello, meta });
		case 'cie-saml':
			return leaveForSaml(event, { profilo: 'cie', gestore, livello, meta });
		case 'cie':
			return leaveForCie(event, { livello, meta });
		default:
			return refuseLogin(event, meta, 'GESTORE_SCONOSCIUTO');
	}
}
