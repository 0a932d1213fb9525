// One service: its card, price list, term, and the schema of its answers.
import { giornoARoma } from '#lib/domain/istante.ts';
import { describeServizio } from '#lib/server/api/servizi.ts';
import { answerApi } from '#lib/server/http/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
	const { app, ente } = event.locals;
	return answerApi(event, () =>
		describeServizio({ ente, oggi: giornoARoma(app.clock()), luoghi: app.luoghi }, event.params.id)
	);
};
