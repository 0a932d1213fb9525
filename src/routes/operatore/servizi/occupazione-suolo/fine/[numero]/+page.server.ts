// The end of an occupation at the clerks' desk: report of the inspection, then the decision on the surety.
import { formatEuro, parseEuro } from '#lib/domain/denaro.ts';
import type { Problema } from '#lib/domain/errori.ts';
import { formatGiorno, giornoARoma } from '#lib/domain/istante.ts';
import { asOperatore, requireIstruttore } from '#lib/server/http/actor.ts';
import { chiDi } from '#lib/server/http/clerk.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { findFine, type Fine } from '#lib/server/servizi/occupazione-suolo/fine.ts';
import { delSuolo } from '#lib/server/servizi/occupazione-suolo/richiesta.ts';
import { recordSopralluogo, releaseCauzione } from '#lib/server/servizi/occupazione-suolo/sopralluogo.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { checkLength, problema, readGiorno, type ProblemaModulo } from '#lib/server/http/modulo.ts';
import { presentataIl, rifiuta, runMossa } from '../../../../pratiche/[numero]/modulo.ts';
import type { Actions, PageServerLoad } from './$types';

const NOTE = { min: 10, max: 2000 };
const MOTIVO = { min: 20, max: 2000 };
const ESITI = ['REGOLARE', 'DANNI'];

export const load: PageServerLoad = async (event) => {
	const operatore = requireIstruttore(event);
	const { numero } = event.params;
	const fine = await asOperatore(event, operatore, async (tx) =>
		findFine(tx, { ente: event.locals.ente.id, pratica: delSuolo(await findPratica(tx, { numero })) })
	);
	const { liberoDal, sopralluogo, cauzione } = fine;
	const finita = liberoDal !== undefined && liberoDal <= giornoARoma(event.locals.app.clock()).toString();
	return {
		numero,
		righe: righeDi(fine),
		verbalizzabile: finita && !sopralluogo,
		svincolabile:
			sopralluogo !== undefined &&
			sopralluogo.trattenutaCent === undefined &&
			cauzione !== undefined &&
			chiDi(operatore).includes('responsabile'),
		danni: sopralluogo?.danni ?? false,
		finita
	};
};

function righeDi({ liberoDal, sopralluogo, cauzione }: Fine): { etichetta: string; valore: string }[] {
	return [
		{ etichetta: 'Area libera', valore: liberoDal ? `dal ${formatGiorno(liberoDal)}` : 'non ancora' },
		{
			etichetta: 'Sopralluogo',
			valore: sopralluogo
				? `il ${formatGiorno(sopralluogo.fattoIl)}, ${sopralluogo.danni ? 'con danni' : 'senza danni'}`
				: 'da fare'
		},
		{ etichetta: 'Cauzione', valore: cauzione ? formatEuro(cauzione.cent) : 'nessuna' },
		...(cauzione && sopralluogo?.trattenutaCent !== undefined
			? [
					{ etichetta: 'Trattenuta', valore: formatEuro(sopralluogo.trattenutaCent) },
					{ etichetta: 'Svincolata', valore: formatEuro(cauzione.cent - sopralluogo.trattenutaCent) }
				]
			: [])
	];
}

export const actions: Actions = {
	verbale: async (event) => {
		requireIstruttore(event);
		const dati = await readFormData(event.request);
		const esito = formText(dati, 'esito');
		const note = formText(dati, 'note').trim();
		const { giorno, problemi } = readGiorno(dati, 'fattoIl', {
			dal: await presentataIl(event),
			al: oggiDi(event),
			fuori: 'OSP_SOPRALLUOGO_DATA'
		});
		if (!ESITI.includes(esito)) problemi.push(problema('esito', 'CAMPO_SCELTA'));
		problemi.push(...checkLength('note', note, NOTE));
		if (problemi.length > 0) return rifiuta(dati, problemi);
		return runMossa(
			event,
			dati,
			async (tx, contorno, { numero, firmatario }) => {
				const pratica = delSuolo(await findPratica(tx, { numero, blocca: true }));
				const verbale = { fattoIl: giorno, danni: esito === 'DANNI', note, firmatario };
				return recordSopralluogo(tx, contorno, { pratica, verbale });
			},
			daCorreggere
		);
	},
	svincolo: async (event) => {
		requireIstruttore(event);
		const dati = await readFormData(event.request);
		const conDanni = dati.has('trattenuta');
		const trattenuta = parseEuro(conDanni ? formText(dati, 'trattenuta') : '0');
		const motivo = formText(dati, 'motivoTrattenuta').trim();
		const problemi = [
			...(trattenuta.ok ? [] : [problema('trattenuta', trattenuta.codice)]),
			...(conDanni ? checkLength('motivoTrattenuta', motivo, MOTIVO) : [])
		];
		if (!trattenuta.ok || problemi.length > 0) return rifiuta(dati, problemi);
		return runMossa(
			event,
			dati,
			async (tx, contorno, { numero, firmatario }) => {
				const pratica = delSuolo(await findPratica(tx, { numero, blocca: true }));
				const svincolo = { trattenutaCent: trattenuta.valore, motivo, firmatario };
				return releaseCauzione(tx, contorno, { pratica, svincolo });
			},
			daCorreggere
		);
	}
};

function daCorreggere(rifiutato: Problema | undefined): ProblemaModulo[] {
	return rifiutato ? [{ campo: rifiutato.campo, messaggio: rifiutato.messaggio }] : [];
}
