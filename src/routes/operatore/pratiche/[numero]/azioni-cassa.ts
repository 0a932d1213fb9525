// The payment made at the counter, registered by who has the till.
import { parseEuro } from '#lib/domain/denaro.ts';
import { formText } from '#lib/server/http/form-text.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { isMezzo } from '#lib/server/pagamenti/pagamento.ts';
import { registerPagamento } from '#lib/server/pagamenti/register-pagamento.ts';
import { oggiDi, presentataIl, problema, readGiorno, refuse, runMossa } from './modulo.ts';
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
		if (!importo.ok || !isMezzo(mezzo) || problemi.length > 0) return refuse(dati, problemi);
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
			(rifiutato) => (rifiutato ? [{ campo: rifiutato.campo, messaggio: rifiutato.messaggio }] : [])
		);
	}
} satisfies Actions;
