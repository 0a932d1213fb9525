// The area of a request, drawn or confirmed by a clerk, and the ordinance that goes with it.
import type { RequestEvent } from '@sveltejs/kit';
import { Temporal } from 'temporal-polyfill';
import { creaProblema } from '#lib/domain/errori.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { readCampo } from '#lib/forms/campi/gruppo.ts';
import { scriviPunto } from '#lib/forms/coordinate.ts';
import type { VistaCampo } from '#lib/forms/vista.ts';
import { asOperatore, requireIstruttore } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { contestoDi } from '#lib/server/pratiche/compila.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { drawArea } from '#lib/server/servizi/occupazione-suolo/chiedi.ts';
import { findOrdinanza, linkOrdinanza } from '#lib/server/servizi/occupazione-suolo/ordinanza.ts';
import { pannelloSuolo } from '#lib/server/servizi/occupazione-suolo/pannello.ts';
import { delSuolo, impostazioniSuolo } from '#lib/server/servizi/occupazione-suolo/richiesta.ts';
import { findVertici } from '#lib/server/servizi/occupazione-suolo/suolo.ts';
import { occupazioneSuolo } from '#lib/services/occupazione-suolo/servizio.ts';
import { checkLength, readGiorno, refuse } from '#lib/server/http/modulo.ts';
import { runMossa } from '../../../../pratiche/[numero]/modulo.ts';
import { NOMI } from './nomi.ts';
import type { Actions, PageServerLoad } from './$types';

const NUMERO = { min: 1, max: 40 };
const INDIRIZZO = /^https:\/\/\S{4,300}$/;
const { area } = occupazioneSuolo.campi;

type Evento = RequestEvent<{ numero: string }>;

export const load: PageServerLoad = async (event) => {
	const operatore = requireIstruttore(event);
	const { numero } = event.params;
	const letto = await asOperatore(event, operatore, async (tx) => {
		const pratica = delSuolo(await findPratica(tx, { numero }));
		return {
			pratica,
			vertici: await findVertici(tx, pratica.id),
			ordinanza: await findOrdinanza(tx, pratica.id),
			pannello: await pannelloSuolo(tx, pratica, event.locals)
		};
	});
	return {
		numero,
		aperta: !letto.pratica.esito && !letto.pratica.chiusaIl,
		righe: letto.pannello?.righe ?? [],
		area: vistaArea(event, (letto.vertici ?? []).map(scriviPunto).join('\n')),
		ordinanza: letto.ordinanza
	};
};

export const actions: Actions = {
	area: async (event) => {
		requireIstruttore(event);
		const dati = await readFormData(event.request);
		const letta = readCampo({ ...area, obbligatorio: true }, formText(dati, 'area'), contesto(event));
		const { valore } = letta;
		const problemi = letta.problemi.map((problema) => creaProblema({ ...problema, campo: 'area' }));
		if (!valore || problemi.length > 0) return refuse(dati, problemi, { area: area.etichetta });
		return runMossa(event, dati, async (tx, contorno, { numero }) => {
			const pratica = delSuolo(await findPratica(tx, { numero, blocca: true }));
			await drawArea(tx, contorno, { pratica, vertici: valore.vertici });
		});
	},
	ordinanza: async (event) => {
		requireIstruttore(event);
		const dati = await readFormData(event.request);
		const protocollo = formText(dati, 'ordinanzaNumero').trim();
		const indirizzo = formText(dati, 'ordinanzaIndirizzo').trim();
		const oggi = giornoARoma(event.locals.app.clock());
		const { giorno, problemi } = readGiorno(dati, 'ordinanzaDel', {
			dal: Temporal.PlainDate.from({ year: 2000, month: 1, day: 1 }),
			al: oggi,
			fuori: 'DATA_FUTURA'
		});
		const tutti = [
			...checkLength('ordinanzaNumero', protocollo, NUMERO),
			...problemi,
			...(indirizzo && !INDIRIZZO.test(indirizzo)
				? [creaProblema({ campo: 'ordinanzaIndirizzo', codice: 'INDIRIZZO_WEB' })]
				: [])
		];
		if (tutti.length > 0) return refuse(dati, tutti, NOMI);
		return runMossa(event, dati, async (tx, { ente }, { numero }) => {
			const pratica = delSuolo(await findPratica(tx, { numero, blocca: true }));
			const ordinanza = { numero: protocollo, del: giorno, indirizzo: indirizzo || undefined };
			await linkOrdinanza(tx, { ente: ente.id, pratica }, ordinanza);
		});
	}
};

function contesto({ locals: { app, ente } }: Pick<Evento, 'locals'>) {
	const attivo = { impostazioni: impostazioniSuolo(ente) };
	return contestoDi(attivo, { allegati: [] }, { ente, oggi: giornoARoma(app.clock()), luoghi: app.luoghi });
}

function vistaArea(event: Pick<Evento, 'locals'>, grezzo: string): VistaCampo {
	return {
		...area.tipo.vista({ nome: 'area', grezzo, contesto: contesto(event), errori: new Map() }),
		nome: 'area',
		etichetta: area.etichetta,
		aiuto: 'Disegna l’area, o scrivi un punto su ogni riga: latitudine e longitudine.',
		obbligatorio: true,
		visibile: true
	};
}
