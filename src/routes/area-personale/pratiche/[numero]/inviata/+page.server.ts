// "Richiesta inviata": number, protocol, last day for the answer, receipt, what happens next.
import { giornoDi, type Giorno } from '#lib/domain/data.ts';
import { formatDataEstesa, giornoARoma } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { fascicoloVista } from '#lib/server/pratiche/fascicolo-vista.ts';
import { servizioDi } from '#lib/server/pratiche/servizio-di.ts';
import { impostazioniServizio } from '#lib/server/pratiche/servizio-attivo.ts';
import { serviziOfferti } from '#lib/server/pratiche/servizi-offerti.ts';
import { valutazioneVista } from '#lib/server/valutazioni/oggetti.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const fascicolo = await asCittadino(event, cittadino, (tx) => readFascicolo(tx, event.params.numero));
	const { numero, titolo, servizio, protocollo, presentata, nomeUfficio, documenti, aiuto } = fascicoloVista(
		fascicolo,
		event.locals.ente
	);
	const { pratica } = fascicolo;
	const definizione = servizioDi(pratica);
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
		valutazione: valutazioneVista(event.locals.ente, { tipo: 'servizio', oggetto: servizio }),
		aiuto,
		silenzio: definizione.procedura.effettoSilenzio(
			pratica.risposte,
			impostazioniServizio(event.locals.ente, definizione)
		),
		correlati: serviziOfferti(event.locals.ente)
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
