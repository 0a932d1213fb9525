// "Richiesta inviata": number, protocol, last day for the answer, receipt, what happens next.
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { fascicoloVista } from '#lib/server/pratiche/fascicolo-vista.ts';
import { servizioDi } from '#lib/server/pratiche/move.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const fascicolo = await asCittadino(event, cittadino, (tx) => readFascicolo(tx, event.params.numero));
	const { numero, titolo, protocollo, presentata, termine, ufficio, documenti } = fascicoloVista(
		fascicolo,
		event.locals.ente
	);
	const { pratica } = fascicolo;
	return {
		numero,
		titolo,
		protocollo,
		presentata,
		termine,
		ufficio: ufficio?.nome,
		ricevuta: documenti.find(({ tipo }) => tipo === 'ricevuta')?.href,
		silenzio: servizioDi(pratica).procedura.effettoSilenzio(pratica.risposte)
	};
};
