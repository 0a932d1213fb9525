// The example of a service worked out with two settings: what a change does to a real request. Called by the preview.
import type { Giorno } from '#lib/domain/data.ts';
import { formatEuro } from '#lib/domain/denaro.ts';
import { formatGiorno } from '#lib/domain/istante.ts';
import type { Luoghi } from '#lib/domain/luoghi.ts';
import { isBloccante } from '#lib/forms/validate.ts';
import { findServizio } from '#lib/services/index.ts';
import { verifica } from '../api/verifica.ts';
import { impostazioniSchema, type Impostazioni } from '../enti/schema.ts';
import type { Documento } from './ribasa.ts';

export type RigaEsempio = { etichetta: string; prima: string; dopo: string };

/** The world of the example: the day on which it is filed. */
export type MondoEsempio = { oggi: Giorno; luoghi: Luoghi };

/** The lines of the example before and after; none for an area that is no service. */
export function confrontaEsempio(
	mondo: MondoEsempio,
	{ area, prima, dopo }: { area: string; prima: Documento; dopo: Documento }
): RigaEsempio[] {
	if (!findServizio(area)) return [];
	const righe = new Map<string, RigaEsempio>();
	for (const [quando, documento] of [
		['prima', prima],
		['dopo', dopo]
	] as const)
		for (const [etichetta, valore] of voci(mondo, area, documento)) {
			const riga = righe.get(etichetta) ?? { etichetta, prima: '', dopo: '' };
			righe.set(etichetta, { ...riga, [quando]: valore });
		}
	return [...righe.values()];
}

type Voce = [etichetta: string, valore: string];

// Offered or not: what is previewed may be about to be offered.
function voci(mondo: MondoEsempio, id: string, documento: Documento): Voce[] {
	const impostazioni = impostazioniSchema.parse(documento);
	const servizio = findServizio(id);
	if (!servizio || !impostazioni.servizi.some((voce) => voce.id === id)) return [];
	const ente = {
		impostazioni: {
			...impostazioni,
			servizi: impostazioni.servizi.map((voce) => ({ ...voce, attivo: true }))
		}
	};
	const { problemi, calcolo } = verifica({ ...mondo, ente }, { id, grezzi: servizio.esempio });
	const bloccanti = problemi.filter(isBloccante);
	if (bloccanti.length > 0)
		return [['Non si può inviare', bloccanti.map(({ messaggio }) => messaggio).join(' ')]];
	return conNumero([
		['Il Comune risponde entro il', formatGiorno(calcolo.scadenzaMostrata)],
		['Ufficio', nomeDi(impostazioni, calcolo.ufficio?.id)],
		...(calcolo.costi ?? []).map(({ descrizione, centesimi }): Voce => [descrizione, formatEuro(centesimi)]),
		...(calcolo.importo?.passaggi ?? []).map(({ descrizione, valore }): Voce => [
			descrizione,
			valore.replace('.', ',')
		]),
		...(calcolo.importo ? [totaleDi(calcolo.importo.totale)] : [])
	]);
}

function nomeDi({ uffici }: Impostazioni, id: string | undefined): string {
	return uffici.find((ufficio) => ufficio.id === id)?.nome ?? '';
}

function totaleDi(totale: { descrizione: string; centesimi: number } | null): Voce {
	return totale ? [totale.descrizione, formatEuro(totale.centesimi)] : ['Importo', 'da determinare'];
}

// Two lines with the same words stay two.
function conNumero(righe: Voce[]): Voce[] {
	return righe.map(([etichetta, valore], posto) => {
		const prima = righe.slice(0, posto).filter(([altra]) => altra === etichetta).length;
		return [prima === 0 ? etichetta : `${etichetta} (${prima + 1})`, valore];
	});
}
