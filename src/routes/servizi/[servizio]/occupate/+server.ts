// What the map of a form shows to anyone: places already taken, as GeoJSON without anyone's data.
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { asAnonimo } from '#lib/server/http/actor.ts';
import { answerApi, requireLimite } from '#lib/server/http/api.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { findServizioAttivo } from '#lib/server/pratiche/servizio-attivo.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => {
	const { app, ente } = event.locals;
	return answerApi(event, () => {
		requireLimite(event, app.limiti.luoghi);
		const { servizio } = findServizioAttivo(ente, event.params.servizio);
		const { mappa } = app.porta(servizio.id);
		if (!mappa) throw new NonTrovato('Il servizio non ha una mappa');
		return asAnonimo(event, (tx) => mappa(tx, { oggi: oggiDi(event) }));
	});
};
