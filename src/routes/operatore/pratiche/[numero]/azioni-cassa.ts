// The payments made at the counter and the sums given back, registered by who has the till.
import type { Problema } from '#lib/domain/errori.ts';
import { parseData } from '#lib/domain/data.ts';
import { parseEuro } from '#lib/domain/denaro.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { grantGiorni } from '#lib/server/pagamenti/grant-giorni.ts';
import { isMezzo } from '#lib/server/pagamenti/pagamento.ts';
import { registerPagamento } from '#lib/server/pagamenti/register-pagamento.ts';
import { disposeRimborso } from '#lib/server/pagamenti/rimborso.ts';
import { oggiDi } from '#lib/server/http/mondo.ts';
import { problema, readGiorno, type ProblemaModulo } from '#lib/server/http/modulo.ts';
import { presentataIl, rifiuta, runMossa } from './modulo.ts';
import type { Actions } from './$types';

const RIFERIMENTO_MASSIMO = 60;

export const azioniCassa = {
	paga: async (event) => {
		const dati = await readFormData(event.request);
		const importo = parseEuro(formText(dati, 'importo'));
		const mezzo = formText(dati, 'mezzo');
		const riferimento = formText(dati, 'riferimento');
		const { giorno, problemi } = readGiorno(dati, 'pagatoIl', {
			dal: await presentataIl(event),
			al: oggiDi(event),
			fuori: 'DATA_PAGAMENTO'
		});
		if (!importo.ok) problemi.push(problema('importo', importo.codice));
		if (!isMezzo(mezzo)) problemi.push(problema('mezzo', 'CAMPO_SCELTA'));
		if (riferimento.length > RIFERIMENTO_MASSIMO)
			problemi.push(problema('riferimento', 'CAMPO_LUNGHEZZA', { min: 0, max: RIFERIMENTO_MASSIMO }));
		if (!importo.ok || !isMezzo(mezzo) || problemi.length > 0) return rifiuta(dati, problemi);
		return runMossa(
			event,
			dati,
			(tx, contorno, comune) =>
				registerPagamento(tx, contorno, {
					...comune,
					pagamento: formText(dati, 'pagamento'),
					cent: importo.valore,
					mezzo,
					...(riferimento && { riferimento }),
					pagatoIl: giorno
				}),
			daCorreggere
		);
	},
	proroga: async (event) => {
		const dati = await readFormData(event.request);
		const letto = parseData(formText(dati, 'entro'));
		const problemi = letto.ok ? [] : [problema('entro', letto.codice)];
		const scelta = formText(dati, 'proroga');
		if (scelta === '') problemi.push(problema('proroga', 'CAMPO_SCELTA'));
		if (!letto.ok || problemi.length > 0) return rifiuta(dati, problemi);
		return runMossa(
			event,
			dati,
			(tx, contorno, { numero }) =>
				grantGiorni(tx, contorno, { numero, scelta, entro: letto.valore.toString() }),
			daCorreggere
		);
	},
	rimborsa: async (event) => {
		const dati = await readFormData(event.request);
		const mezzo = formText(dati, 'rimborsoMezzo');
		const riferimento = formText(dati, 'rimborsoNumero');
		const { giorno, problemi } = readGiorno(dati, 'rimborsoDel', {
			dal: await presentataIl(event),
			al: oggiDi(event),
			fuori: 'DATA_RIMBORSO'
		});
		if (!isMezzo(mezzo)) problemi.push(problema('rimborsoMezzo', 'CAMPO_SCELTA'));
		if (riferimento.length > RIFERIMENTO_MASSIMO)
			problemi.push(problema('rimborsoNumero', 'CAMPO_LUNGHEZZA', { min: 0, max: RIFERIMENTO_MASSIMO }));
		if (!isMezzo(mezzo) || problemi.length > 0) return rifiuta(dati, problemi);
		return runMossa(
			event,
			dati,
			(tx, contorno, { numero }) =>
				disposeRimborso(tx, contorno, {
					numero,
					rimborso: formText(dati, 'rimborso'),
					mezzo,
					...(riferimento && { riferimento }),
					il: giorno
				}),
			daCorreggere
		);
	}
} satisfies Actions;

function daCorreggere(rifiutato: Problema | undefined): ProblemaModulo[] {
	return rifiutato ? [{ campo: rifiutato.campo, messaggio: rifiutato.messaggio }] : [];
}
