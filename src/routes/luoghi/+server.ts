// Suggestions of places for the field where a person writes one; the page works without them.
import { suggestLuoghi } from '#lib/server/api/luoghi.ts';
import { answerApi, requireLimite } from '#lib/server/http/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
	const { app } = event.locals;
	const { searchParams } = event.url;
	return answerApi(event, () => {
		requireLimite(event, app.limiti.luoghi);
		return suggestLuoghi(app.luoghi, {
			cerca: searchParams.get('cerca') ?? '',
			soloComuni: searchParams.get('solo') === 'comuni'
		});
	});
};
