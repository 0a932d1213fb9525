// Checks the answers to a service without keeping them.
import { enteDelGiorno } from '#lib/server/api/ente-del-giorno.ts';
import { readVerifica } from '#lib/server/api/leggi-verifica.ts';
import { verifica } from '#lib/server/api/verifica.ts';
import { answerApi, requireLimite } from '#lib/server/http/api.ts';
import { readJsonBody } from '#lib/server/http/json-body.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { findServizioAttivo } from '#lib/server/pratiche/servizio-attivo.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = (event) =>
	answerApi(event, async () => {
		const { app, ente } = event.locals;
		const { id } = event.params;
		requireLimite(event, app.limiti.verifica);
		findServizioAttivo(ente, id);
		const { grezzi, dataPresentazione } = readVerifica(await readJsonBody(event.request));
		const oggi = oggiDi(event);
		const giorno = dataPresentazione ?? oggi;
		const delGiorno = await enteDelGiorno(app.database, { ente, oggi, giorno });
		return verifica({ ente: delGiorno, oggi: giorno, luoghi: app.luoghi }, { id, grezzi });
	});
