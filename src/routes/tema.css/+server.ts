// The colours of the ente as CSS variables; linked by every page.
import { temaCss } from '#lib/styles/tema.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) =>
	new Response(temaCss(locals.ente.impostazioni.colorePrimario), {
		headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'public, max-age=300' }
	});
