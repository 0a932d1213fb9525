// What clerks do while they work on a request: take charge, ask for additions, hear third parties and other offices.
import { requireOperatore } from '#lib/server/http/actor.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { notifyControinteressati, resumeDopoTerzi } from '#lib/server/pratiche/controinteressati.ts';
import { GIORNI_INTEGRAZIONE, requestIntegrazioni } from '#lib/server/pratiche/integrazioni.ts';
import { recordPareri, requestPareri } from '#lib/server/pratiche/pareri.ts';
import { takeCharge } from '#lib/server/pratiche/take-charge.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { checkLength, problema, readGiorno } from '#lib/server/http/modulo.ts';
import { presentataIl, rifiuta, runMossa } from './modulo.ts';
import type { Actions } from './$types';

const RICHIESTA = { min: 20, max: 2000 };
const DESTINATARIO = { min: 3, max: 500 };
const PARERE = { min: 5, max: 5000 };

export const azioniIstruttoria = {
	prendi: async (event) => {
		const { operatoreId: id, nome, cognome } = requireOperatore(event);
		const dati = await readFormData(event.request);
		return runMossa(event, dati, (tx, contorno, { numero, revisione }) =>
			takeCharge(tx, contorno, { numero, revisione, operatore: { id, nome, cognome } })
		);
	},
	integrazioni: async (event) => {
		const dati = await readFormData(event.request);
		const richiesta = formText(dati, 'richiesta');
		const giorni = Number(formText(dati, 'giorni'));
		const problemi = [
			...checkLength('richiesta', richiesta, RICHIESTA),
			...(Number.isInteger(giorni) && giorni >= 1 && giorni <= GIORNI_INTEGRAZIONE
				? []
				: [problema('giorni', 'CAMPO_INTERVALLO', { min: 1, max: GIORNI_INTEGRAZIONE })])
		];
		if (problemi.length > 0) return rifiuta(dati, problemi);
		const irregolare = formText(dati, 'irregolare') === 'si';
		return runMossa(event, dati, (tx, contorno, comune) =>
			requestIntegrazioni(tx, contorno, { ...comune, richiesta, giorni, irregolare })
		);
	},
	avvisa: async (event) => {
		const dati = await readFormData(event.request);
		const { giorno, problemi } = readGiorno(dati, 'ricezione', {
			dal: await presentataIl(event),
			al: oggiDi(event),
			fuori: 'DATA_PROCEDIMENTO'
		});
		if (problemi.length > 0) return rifiuta(dati, problemi);
		return runMossa(event, dati, (tx, contorno, comune) =>
			notifyControinteressati(tx, contorno, { ...comune, ricezione: giorno })
		);
	},
	riprendi: async (event) => {
		const dati = await readFormData(event.request);
		const risposto = formText(dati, 'risposta') !== '';
		const { giorno, problemi } = risposto
			? readGiorno(dati, 'risposta', {
					dal: await presentataIl(event),
					al: oggiDi(event),
					fuori: 'DATA_PROCEDIMENTO'
				})
			: { giorno: '', problemi: [] };
		if (problemi.length > 0) return rifiuta(dati, problemi);
		return runMossa(event, dati, (tx, contorno, comune) =>
			resumeDopoTerzi(tx, contorno, { ...comune, ...(risposto && { risposta: giorno }) })
		);
	},
	pareri: async (event) => {
		const dati = await readFormData(event.request);
		const destinatario = formText(dati, 'destinatario');
		const problemi = checkLength('destinatario', destinatario, DESTINATARIO);
		if (problemi.length > 0) return rifiuta(dati, problemi);
		return runMossa(event, dati, (tx, contorno, comune) =>
			requestPareri(tx, contorno, { ...comune, destinatario })
		);
	},
	parere: async (event) => {
		const dati = await readFormData(event.request);
		const parere = formText(dati, 'parere');
		const problemi = checkLength('parere', parere, PARERE);
		if (problemi.length > 0) return rifiuta(dati, problemi);
		return runMossa(event, dati, (tx, contorno, comune) => recordPareri(tx, contorno, { ...comune, parere }));
	}
} satisfies Actions;
