import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isFestivo } from '#lib/domain/calendario.ts';
import { impostazioni } from '#tests/support/prova-assegno-maternita.ts';
import { computeImporto, sogliaDi } from './importo.ts';
import { isNeiTermini, ultimoGiorno } from './termine.ts';

const giorno = (testo: string): Temporal.PlainDate => Temporal.PlainDate.from(testo);

describe('assegno di maternità: importi e soglie per anno dell’evento', () => {
	it.each([
		[2022, 35_473, 177_365, 1_774_758],
		[2023, 38_346, 191_730, 1_918_513],
		[2024, 40_417, 202_085, 2_022_113],
		[2025, 40_740, 203_700, 2_038_290],
		[2026, 41_310, 206_550, 2_066_826]
	])('%i: cinque mensilità e limite ISEE', (anno, mensileCent, interoCent, soglia) => {
		expect(computeImporto({ anno, figli: 1 }, impostazioni)).toEqual({
			mensileCent,
			interoCent,
			indennitaCent: 0,
			dovutoCent: interoCent
		});
		expect(sogliaDi(anno, impostazioni)).toBe(soglia);
	});

	it('2027 è da determinare finché il Comune non scrive la riga', () => {
		expect(computeImporto({ anno: 2027, figli: 1 }, impostazioni)).toBeUndefined();
		expect(sogliaDi(2027, impostazioni)).toBeUndefined();
	});

	it('per i gemelli l’indennità si toglie una volta sola', () => {
		const importo = computeImporto({ anno: 2026, figli: 2, indennitaCent: 90_000 }, impostazioni);
		expect(importo?.dovutoCent).toBe(2 * 206_550 - 90_000);
	});

	it('la quota non è mai negativa né più alta dell’assegno intero', () => {
		const domanda = fc.record({
			anno: fc.integer({ min: 2022, max: 2026 }),
			figli: fc.integer({ min: 1, max: 6 }),
			indennitaCent: fc.integer({ min: 0, max: 1_000_000_000 })
		});
		fc.assert(
			fc.property(domanda, (una) => {
				const importo = computeImporto(una, impostazioni);
				if (!importo) throw new Error('manca un anno noto');
				expect(importo.dovutoCent).toBeGreaterThanOrEqual(0);
				expect(importo.dovutoCent).toBeLessThanOrEqual(importo.interoCent);
				expect(Number.isInteger(importo.dovutoCent)).toBe(true);
			})
		);
	});
});

describe('assegno di maternità: il termine di sei mesi', () => {
	it.each([
		['2026-07-14', '2027-01-14'],
		['2026-05-30', '2026-11-30'],
		['2026-05-22', '2026-11-23'],
		['2026-05-21', '2026-11-21'],
		['2026-08-31', '2027-03-01'],
		['2026-06-25', '2026-12-28'],
		['2026-05-20', '2026-11-20']
	])('evento del %s: ultimo giorno %s', (evento, atteso) => {
		expect(ultimoGiorno(giorno(evento), 'MADRE').toString()).toBe(atteso);
		expect(isNeiTermini({ dataEvento: giorno(evento), ruolo: 'MADRE' }, giorno(atteso))).toBe(true);
		const dopo = giorno(atteso).add({ days: 1 });
		expect(isNeiTermini({ dataEvento: giorno(evento), ruolo: 'MADRE' }, dopo)).toBe(false);
	});

	it('per chi prende il posto della madre i sei mesi corrono dalla fine del termine di lei', () => {
		expect(ultimoGiorno(giorno('2026-05-22'), 'PADRE').toString()).toBe('2027-05-24');
		expect(ultimoGiorno(giorno('2026-05-22'), 'DONNA_ADOTTIVA').toString()).toBe('2026-11-23');
	});

	it('non finisce mai di domenica o in un giorno festivo', () => {
		const evento = fc
			.integer({ min: 0, max: 12_000 })
			.map((giorni) => giorno('2010-01-01').add({ days: giorni }));
		const ruolo = fc.constantFrom('MADRE' as const, 'PADRE' as const);
		fc.assert(
			fc.property(evento, ruolo, (data, chi) => {
				expect(isFestivo(ultimoGiorno(data, chi))).toBe(false);
			}),
			{ numRuns: 500 }
		);
	});
});
