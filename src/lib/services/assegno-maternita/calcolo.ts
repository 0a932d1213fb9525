/** The amount of a request step by step, and whether it came in time: shown before sending, kept with the pratica; part of the definition in servizio.ts. */
import { importoDecimale } from '#lib/domain/denaro.ts';
import { giornoDi, type Giorno } from '#lib/domain/data.ts';
import { formatData } from '#lib/domain/istante.ts';
import type { Calcolo } from '#lib/forms/calcolo.ts';
import type { Risposte } from '#lib/forms/servizio.ts';
import type { campi } from './campi.ts';
import { computeImporto, MENSILITA } from './importo.ts';
import type { ImpostazioniMaternita } from './impostazioni.ts';
import { isNeiTermini, ultimoGiorno } from './termine.ts';

/** For twins the indemnity is taken off once. */
export function calcolo(
	{ dataEvento, ruolo, figli, indennita }: Risposte<typeof campi>,
	impostazioni: ImpostazioniMaternita,
	{ oggi }: { oggi: Giorno }
): Calcolo {
	const evento = giornoDi(dataEvento);
	const importo = computeImporto(
		{ anno: evento.year, figli: figli.length, indennitaCent: indennita },
		impostazioni
	);
	const titolo = "Importo dell'assegno";
	const termini = notaTermini({ dataEvento: evento, ruolo }, oggi);
	const quanti = { id: 'figli', descrizione: 'Figli', valore: String(figli.length) };
	if (!importo)
		return {
			titolo,
			passaggi: [quanti],
			totale: undefined,
			nota: `${termini} L'importo per il ${evento.year} è da determinare: lo calcoliamo quando si conoscono i valori dell'anno.`
		};
	return {
		titolo,
		passaggi: [
			{
				id: 'mensile',
				descrizione: `Importo mensile per gli eventi del ${evento.year}, in euro`,
				valore: importoDecimale(importo.mensileCent)
			},
			{ id: 'mesi', descrizione: 'Mesi', valore: String(MENSILITA) },
			quanti,
			{ id: 'intero', descrizione: 'Assegno intero, in euro', valore: importoDecimale(importo.interoCent) },
			...(importo.indennitaCent > 0
				? [
						{
							id: 'indennita',
							descrizione: 'Indennità di maternità già percepita, in euro',
							valore: importoDecimale(importo.indennitaCent)
						}
					]
				: [])
		],
		totale: {
			descrizione: importo.indennitaCent > 0 ? 'Quota differenziale' : 'Assegno di maternità',
			cent: importo.dovutoCent
		},
		nota: termini
	};
}

function notaTermini(domanda: Parameters<typeof isNeiTermini>[0], oggi: Giorno): string {
	const fine = formatData(ultimoGiorno(domanda.dataEvento, domanda.ruolo));
	return `Domanda nei termini: ${isNeiTermini(domanda, oggi) ? 'sì' : 'no'}. L'ultimo giorno per inviarla è il ${fine}.`;
}
