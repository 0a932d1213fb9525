// The last step of a login, on a request of this same site: the browser that began it gets the session.
import { redirect } from '@sveltejs/kit';
import { asSistema } from '#lib/server/http/actor.ts';
import { readMeta, refuseLogin } from '#lib/server/http/accesso.ts';
import { openSession, readBrowser } from '#lib/server/http/session-cookie.ts';
import { takeCompiuto } from '#lib/server/identita/accessi-in-corso.ts';
import { impronta } from '#lib/server/identita/impronta.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app } = event.locals;
	const codice = event.url.searchParams.get('codice') ?? '';
	const compiuto = await asSistema(event, (tx) => takeCompiuto(tx, { codice, adesso: app.clock() }));
	if (!compiuto) return refuseLogin(event, readMeta(event), 'ACCESSO_SENZA_RICHIESTA');
	const browser = readBrowser(event.cookies);
	// Someone else's login, brought here to be used in their name, or one begun in another browser.
	if (!browser || impronta(browser) !== compiuto.browser)
		return refuseLogin(event, compiuto, 'ACCESSO_PERSO');
	const aperta = await openSession(event, compiuto.titolare, compiuto.prova);
	if (!aperta) return refuseLogin(event, compiuto, 'NON_OPERATORE');
	redirect(303, compiuto.ritorno);
};
