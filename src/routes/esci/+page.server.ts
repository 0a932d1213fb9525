// Logs out: here first, then with the provider of identity when it keeps something of this login. A plain visit only asks.
import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { revokeCie } from '#lib/server/http/accesso-cie.ts';
import { closeSession } from '#lib/server/http/session-cookie.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const { sessione } = event.locals;
		await closeSession(event);
		event.setHeaders({ 'clear-site-data': '"cache"' });
		if (sessione) await revokeCie(event, sessione);
		redirect(303, paths.home);
	}
};
