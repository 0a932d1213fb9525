// The description of the API.
import { buildOpenApi } from '#lib/server/api/openapi.ts';
import { answerApi } from '#lib/server/http/api.ts';
import { mondoDi } from '#lib/server/http/mondo.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
	const { app, ente } = event.locals;
	// In the demonstration no proxy hides the port.
	const porta = app.settings.dimostrativo ? `:${app.settings.port}` : '';
	const indirizzo = `${event.url.protocol}//${ente.impostazioni.sitoHost}${porta}`;
	return answerApi(event, () => buildOpenApi(mondoDi(event), { indirizzo }));
};
