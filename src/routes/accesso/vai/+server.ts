// Leaves for the identity provider. A GET reached by a link: a form post would be held back by the page's form-action.
import { randomBytes } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { requireIdentita } from '#lib/server/http/identity.ts';
import { safeReturn } from '#lib/server/http/ritorno.ts';
import { keepLogin } from '#lib/server/http/session-cookie.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
	const { url, cookies, locals } = event;
	const identita = requireIdentita(event);
	const area = url.searchParams.get('area') === 'operatore' ? 'operatore' : 'cittadino';
	const stato = randomBytes(24).toString('base64url');
	const ritorno = safeReturn(url.searchParams.get('ritorno'), paths.areaPersonale);
	keepLogin(cookies, { stato, area, ritorno });
	const { indirizzo } = identita.startLogin({
		stato,
		area,
		ente: locals.ente.id,
		ritorno: `${url.origin}${paths.accessoEsito}`
	});
	redirect(303, indirizzo);
};
