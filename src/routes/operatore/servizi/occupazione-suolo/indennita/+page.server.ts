// What someone owes who occupied without a permit, worked out for the clerk who writes the report; nothing is kept.
import { creaProblema } from '#lib/domain/errori.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { vociCalcolo } from '#lib/forms/calcolo.ts';
import { readParti, vistaParti } from '#lib/forms/campi/gruppo.ts';
import { requireIstruttore } from '#lib/server/http/actor.ts';
import { contestoDi } from '#lib/server/pratiche/compila.ts';
import { impostazioniSuolo } from '#lib/server/servizi/occupazione-suolo/richiesta.ts';
import { abusoDa, campiAbuso } from '#lib/services/occupazione-suolo/campi-abuso.ts';
import { indennitaDi } from '#lib/services/occupazione-suolo/indennita.ts';
import type { PageServerLoad } from './$types';

const NOME = 'abuso';

export const load: PageServerLoad = (event) => {
	requireIstruttore(event);
	const { app, ente } = event.locals;
	const impostazioni = impostazioniSuolo(ente);
	const mondo = { ente, oggi: giornoARoma(app.clock()), luoghi: app.luoghi };
	const contesto = contestoDi({ impostazioni }, { allegati: [] }, mondo);
	const { searchParams } = event.url;
	const grezzo = Object.fromEntries(
		Object.keys(campiAbuso).map((chiave) => [chiave, searchParams.get(`${NOME}.${chiave}`) ?? ''])
	);
	const isChiesta = searchParams.size > 0;
	const letto = readParti(campiAbuso, grezzo, contesto);
	const problemi = letto.problemi.map(({ parte = '', ...problema }) =>
		creaProblema({ ...problema, campo: `${NOME}.${parte}` })
	);
	const invertite = letto.valore?.dal && letto.valore.dal > letto.valore.verbale;
	if (invertite) problemi.push(creaProblema({ campo: `${NOME}.dal`, codice: 'OSP_ABUSO_DATE' }));
	const calcolo = letto.valore && !invertite ? indennitaDi(abusoDa(letto.valore), impostazioni) : undefined;
	const mostrati = isChiesta ? problemi : [];
	const errori = new Map(mostrati.map(({ campo, messaggio }) => [campo, { errore: messaggio }]));
	const campi = vistaParti(campiAbuso, { nome: NOME, grezzo, contesto, errori });
	return {
		campi,
		problemi: mostrati.map(({ campo, messaggio }) => ({
			campo,
			messaggio,
			etichetta: campi.find(({ nome }) => nome === campo)?.etichetta
		})),
		calcolo: calcolo && { titolo: calcolo.titolo, righe: vociCalcolo(calcolo), nota: calcolo.nota }
	};
};
