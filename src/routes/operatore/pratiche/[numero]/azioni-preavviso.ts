// The reasons against a request and the return to work after them (art. 10-bis L. 241/1990).
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { MOTIVAZIONE_MINIMA } from '#lib/server/pratiche/decide.ts';
import { resumeDopoPreavviso, sendPreavviso } from '#lib/server/pratiche/preavviso.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { checkLength, readGiorno } from '#lib/server/http/modulo.ts';
import { presentataIl, rifiuta, runMossa } from './modulo.ts';
import type { Actions } from './$types';

const MOTIVI = { min: MOTIVAZIONE_MINIMA, max: 5000 };

export const azioniPreavviso = {
	preavvisa: async (event) => {
		const dati = await readFormData(event.request);
		const motivi = formText(dati, 'motivi');
		const fuori = formText(dati, 'ricevutoIl') !== '';
		const { giorno, problemi } = fuori
			? readGiorno(dati, 'ricevutoIl', {
					dal: await presentataIl(event),
					al: oggiDi(event),
					fuori: 'DATA_PROCEDIMENTO'
				})
			: { giorno: '', problemi: [] };
		const tutti = [...checkLength('motivi', motivi, MOTIVI), ...problemi];
		if (tutti.length > 0) return rifiuta(dati, tutti);
		return runMossa(event, dati, (tx, contorno, comune) =>
			sendPreavviso(tx, contorno, { ...comune, motivi, ...(fuori && { ricezione: giorno }) })
		);
	},
	riprendiDopoPreavviso: async (event) => {
		const dati = await readFormData(event.request);
		return runMossa(event, dati, resumeDopoPreavviso);
	}
} satisfies Actions;
