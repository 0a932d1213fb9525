// The description of the API.
import { buildOpenApi } from '#lib/server/api/openapi.ts';
import { sitoDi } from '#lib/server/enti/sito.ts';
import { answerApi } from '#lib/server/http/api.ts';
import { mondoDi } from '#lib/server/http/mondo.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
	const { app, ente } = event.locals;
	const indirizzo = sitoDi(ente.impostazioni, app.settings);
	return answerApi(event, () => buildOpenApi(mondoDi(event), { indirizzo }));
};
