// "Richiesta inviata": number, protocol, last day for the answer, receipt, what happens next.
import { giornoDi, type Giorno } from '#lib/domain/data.ts';
import { formatDataEstesa, giornoARoma } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { fascicoloVista } from '#lib/server/pratiche/fascicolo-vista.ts';
import { impostazioniDi } from '#lib/server/pratiche/impostazioni-di.ts';
import { servizioDi } from '#lib/server/pratiche/servizio-di.ts';
import { serviziOfferti } from '#lib/server/pratiche/servizi-offerti.ts';
import { valutazioneVista } from '#lib/server/valutazioni/oggetti.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const { ente } = event.locals;
	const { fascicolo, impostazioni } = await asCittadino(event, cittadino, async (tx) => {
		const letto = await readFascicolo(tx, event.params.numero);
		return {
			fascicolo: letto,
			impostazioni: await impostazioniDi(tx, { ente: ente.id, pratica: letto.pratica })
		};
	});
	const { numero, titolo, servizio, protocollo, presentata, nomeUfficio, documenti, aiuto } = fascicoloVista(
		fascicolo,
		ente
	);
	const { pratica } = fascicolo;
	return {
		numero,
		titolo,
		ricevuta: documenti.find(({ tipo }) => tipo === 'ricevuta')?.href,
		date: [
			{ etichetta: 'Protocollo', valore: protocollo },
			{ etichetta: 'Inviata il', valore: presentata }
		],
		oggi: foglio(giornoARoma(pratica.presentataIl)),
		termine: foglio(giornoDi(pratica.scadenzaMostrata)),
		ufficio: nomeUfficio,
		valutazione: valutazioneVista(ente, { tipo: 'servizio', oggetto: servizio }),
		aiuto,
		silenzio: servizioDi(pratica).procedura.effettoSilenzio(pratica.risposte, impostazioni),
		correlati: serviziOfferti(ente)
			.filter(({ href }) => href !== paths.servizio(servizio))
			.map(({ href, titolo }) => ({ href, titolo }))
	};
};

// A leaf of a calendar.
function foglio(giorno: Giorno) {
	return {
		iso: giorno.toString(),
		anno: giorno.year,
		giorno: String(giorno.day).padStart(2, '0'),
		mese: formatDataEstesa(giorno).split(' ')[1]?.slice(0, 3) ?? '',
		testo: formatDataEstesa(giorno)
	};
}
