import { describe, expect, it } from 'vitest';
import type { Grezzi } from '#lib/forms/grezzo.ts';
import { rispondi } from '#lib/forms/answer-preverifica.ts';
import { contestoAl, impostazioni } from '#tests/support/prova-assegno-maternita.ts';
import { preverifica } from './preverifica.ts';

const BUONE: Grezzi = {
	dataEvento: '2026-07-14',
	residenza: 'si',
	cittadinanza: 'UE',
	indennita: 'NESSUNA',
	isee: '20668,26'
};

function risponde(altre: Grezzi = {}, giorno?: string) {
	return rispondi(preverifica, {
		grezzi: { ...BUONE, ...altre },
		contesto: contestoAl(giorno),
		impostazioni
	});
}

describe('la verifica dei requisiti prima della domanda', () => {
	it('ha cinque domande', () => {
		expect(Object.keys(preverifica.domande)).toHaveLength(5);
	});

	it('dice importo, limite e ultimo giorno', () => {
		expect(risponde().esito).toEqual({
			favorevole: true,
			titolo: "Con queste risposte puoi chiedere l'assegno",
			righe: [
				"Per gli eventi del 2026 l'assegno è di 2.065,50 euro per ogni figlio e il limite ISEE è di 20.668,26 euro.",
				'Puoi inviare la domanda fino al 14/01/2027.'
			]
		});
	});

	it('usa il limite dell’anno dell’evento, non di quello della domanda', () => {
		const evento2025 = { dataEvento: '2025-12-01', isee: '20382,91' };
		expect(risponde(evento2025, '2026-01-10').esito?.righe).toEqual([
			"L'ISEE supera il limite di 20.382,90 euro previsto per l'anno 2025."
		]);
		expect(risponde({ ...evento2025, isee: '20382,90' }, '2026-01-10').esito?.favorevole).toBe(true);
	});

	it.each([
		[{ dataEvento: '2026-05-20' }, 'Il termine di sei mesi è scaduto il 20/11/2026.'],
		[{ residenza: 'no' }, 'Bisogna essere residenti in questo Comune, e in Italia dal giorno dell’evento.'],
		[
			{ cittadinanza: 'SENZA_TITOLO' },
			'Serve un titolo di soggiorno valido o la ricevuta di chi lo ha chiesto.'
		],
		[{ indennita: 'PARI' }, "L'indennità ricevuta è pari o superiore all'assegno."],
		[{ indennita: 'STATO' }, 'Per lo stesso evento non si possono avere due assegni di maternità.'],
		[{ isee: '20668,27' }, "L'ISEE supera il limite di 20.668,26 euro previsto per l'anno 2026."]
	])('spiega perché di solito non spetta: %j', (altre, riga) => {
		expect(risponde(altre).esito).toMatchObject({ favorevole: false, righe: [riga] });
	});

	it('per il 2027 importo e limite sono da determinare', () => {
		expect(risponde({ dataEvento: '2027-01-10', isee: '90000' }, '2027-02-01').esito?.righe[0]).toBe(
			'Per gli eventi del 2027 importo e limite ISEE sono da determinare.'
		);
	});

	it('senza una risposta lo dice accanto alla domanda, e non dà un risultato', () => {
		const { esito, problemi, campi } = risponde({ isee: '', dataEvento: 'domani' });
		expect(esito).toBeUndefined();
		expect(problemi.map(({ campo, codice }) => `${campo} ${codice}`)).toEqual([
			'dataEvento DATA_FORMATO',
			'isee CAMPO_OBBLIGATORIO'
		]);
		expect(campi.find(({ nome }) => nome === 'isee')?.errore).toBe('Compila questo campo: è obbligatorio.');
	});
});
