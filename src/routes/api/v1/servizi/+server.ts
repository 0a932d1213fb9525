// The services that the ente offers.
import { listServizi } from '#lib/server/api/servizi.ts';
import { answerApi } from '#lib/server/http/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => answerApi(event, () => listServizi(event.locals.ente));
