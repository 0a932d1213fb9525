// How a stamp stands, for the page that waits for it.
import { json } from '@sveltejs/kit';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { viewBollo } from '#lib/server/pagamenti/buy-bollo.ts';
import { readBozzaId, readServizio } from '../../compilazione.ts';
import { bolloVista } from '../leggi.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const cittadino = requireCittadino(event);
	const bozza = readBozzaId(event);
	const servizio = readServizio(event).servizio.id;
	const istante = event.locals.app.clock();
	const visto = await asCittadino(event, cittadino, (tx) => viewBollo(tx, { bozza, istante }));
	const { situazione } = bolloVista(visto, { servizio, bozza });
	return json({ situazione }, { headers: { 'cache-control': 'no-store' } });
};
