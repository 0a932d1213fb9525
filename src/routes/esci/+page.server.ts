// Logs out; a plain visit only asks.
import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { closeSession } from '#lib/server/http/session-cookie.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		await closeSession(event);
		redirect(303, paths.home);
	}
};
