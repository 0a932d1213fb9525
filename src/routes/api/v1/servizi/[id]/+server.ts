// One service: its card, price list, term, and the schema of its answers.
import { describeServizio } from '#lib/server/api/servizi.ts';
import { answerApi } from '#lib/server/http/api.ts';
import { mondoDi } from '#lib/server/http/mondo.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
	answerApi(event, () => describeServizio(mondoDi(event), event.params.id));
