// What the ente found out about a provider of the federation of CIE.
import { requireCie } from '#lib/server/http/accesso-cie.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const cie = await requireCie(event);
	const { searchParams } = event.url;
	const trovato = await cie.resolve({
		sub: searchParams.get('sub') ?? '',
		trustAnchor: searchParams.get('trust_anchor') ?? searchParams.get('anchor') ?? ''
	});
	return trovato === undefined
		? new Response(null, { status: 404 })
		: new Response(trovato, { headers: { 'content-type': 'application/resolve-response+jwt' } });
};
