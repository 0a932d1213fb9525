// What the ente states about itself to the federation of CIE.
import { requireCie } from '#lib/server/http/accesso-cie.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const cie = await requireCie(event);
	return new Response(await cie.entityConfiguration(), {
		headers: { 'content-type': 'application/entity-statement+jwt', 'cache-control': 'no-cache' }
	});
};
