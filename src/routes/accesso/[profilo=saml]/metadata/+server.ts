// The signed metadata of the ente as a service provider: what AgID, the Ministry and the simulators read of it.
import { profiloDi, requireSaml } from '#lib/server/http/accesso-saml.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const saml = await requireSaml(event, profiloDi(event.params.profilo));
	return new Response(saml.metadata(), {
		headers: { 'content-type': 'application/samlmetadata+xml; charset=utf-8', 'cache-control': 'no-cache' }
	});
};
