// Prepares a campaign: what it is about, and the file with the people. The rows are checked later by the worker.
import { redirect } from '@sveltejs/kit';
import { isTipoCampagna, TIPI_CAMPAGNA } from '#lib/domain/campagne.ts';
import { formatNumero } from '#lib/domain/numero.ts';
import { paths } from '#lib/paths.ts';
import { cleanNomeFile } from '#lib/server/allegati/nome-file.ts';
import { loadCampagna } from '#lib/server/campagne/load-campagna.ts';
import { MEGABYTE_MASSIMI, readElenco, RIGHE_MASSIME } from '#lib/server/campagne/read-elenco.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { checkLength, problema, type ProblemaModulo } from '#lib/server/http/modulo.ts';
import { requireChiPrepara, rifiuta } from '../modulo.ts';
import type { Actions, PageServerLoad } from './$types';

const TITOLO = { min: 3, max: 100 };
const RATA = { min: 0, max: 40 };
const CONTATTO = { min: 5, max: 200 };

export const load: PageServerLoad = (event) => {
	requireChiPrepara(event);
	return {
		tipi: Object.entries(TIPI_CAMPAGNA).map(([valore, { nome }]) => ({ valore, etichetta: nome })),
		anno: String(oggiDi(event).year),
		massimo: { righe: formatNumero(RIGHE_MASSIME), megabyte: MEGABYTE_MASSIMI }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { operatore, autore } = requireChiPrepara(event);
		const dati = await readFormData(event.request);
		const { problemi, campi } = checkCampi(dati, oggiDi(event).year);
		const file = dati.get('file');
		if (!(file instanceof File) || file.name === '')
			return rifiuta(dati, [...problemi, problema('file', 'CAMPAGNA_FILE_MANCANTE')]);
		if (problemi.length > 0 || !campi) return rifiuta(dati, problemi);
		const letto = await readElenco(new Uint8Array(await file.arrayBuffer()));
		if (!letto.ok) return rifiuta(dati, [letto.problema]);
		const nuova = {
			...campi,
			nomeFile: cleanNomeFile(file.name, { estensione: 'csv' }),
			elenco: letto.elenco
		};
		const id = await asOperatore(event, operatore, (tx) => loadCampagna(tx, autore, nuova));
		redirect(303, paths.campagna(id));
	}
};

function checkCampi(dati: FormData, anno: number) {
	const tipo = formText(dati, 'tipo');
	const scritto = formText(dati, 'anno');
	const titolo = formText(dati, 'titolo');
	const rata = oneLine(formText(dati, 'rata'));
	const contatto = oneLine(formText(dati, 'contatto'));
	const anni = { min: anno - 5, max: anno + 1 };
	const annoBuono = /^\d{4}$/.test(scritto) && Number(scritto) >= anni.min && Number(scritto) <= anni.max;
	const problemi: ProblemaModulo[] = [
		...(isTipoCampagna(tipo) ? [] : [problema('tipo', 'CAMPO_SCELTA')]),
		...(annoBuono ? [] : [problema('anno', 'CAMPO_INTERVALLO', anni)]),
		...checkLength('titolo', titolo, TITOLO),
		...(rata.length > RATA.max ? [problema('rata', 'CAMPAGNA_TESTO_LUNGO', { massimo: RATA.max })] : []),
		...checkLength('contatto', contatto, CONTATTO)
	];
	if (problemi.length > 0 || !isTipoCampagna(tipo)) return { problemi, campi: undefined };
	return { problemi, campi: { tipo, anno: Number(scritto), titolo, parametri: { rata, contatto } } };
}

function oneLine(testo: string): string {
	return testo.replace(/\s+/g, ' ');
}
