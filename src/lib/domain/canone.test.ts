/** Proves the arithmetic of the canone: surfaces without errors of the comma, roundings, one rounding of the sum. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	computeCanone,
	dodicesimi,
	mm2DaCentesimi,
	quotaRimasta,
	superficieDaPagare,
	superficieMm2
} from './canone.ts';

const FATTORI = { tariffa: '0.70', coefficienti: ['1', '1'], superficie: '15', giorni: 45, riduzioni: [] };

describe('la superficie da pagare', () => {
	it('12,40 x 1,20 metri sono 14,88 metri quadrati esatti', () => {
		expect(superficieMm2(1240, 120)).toBe(14_880_000);
		expect(mm2DaCentesimi(1488)).toBe(14_880_000);
	});

	it.each([
		[14_880_000, 'UNITA_SUPERIORE', '15'],
		[15_000_000, 'UNITA_SUPERIORE', '15'],
		[15_000_100, 'UNITA_SUPERIORE', '16'],
		[100, 'UNITA_SUPERIORE', '1'],
		[400_000, 'MEZZO_METRO', '1'],
		[1_000_000, 'MEZZO_METRO', '1'],
		[1_000_100, 'MEZZO_METRO', '1.5'],
		[14_880_000, 'MEZZO_METRO', '15'],
		[14_500_000, 'MEZZO_METRO', '14.5']
	] as const)('%i mm² con %s sono %s m²', (mm2, arrotondamento, mq) => {
		expect(superficieDaPagare(mm2, arrotondamento)).toBe(mq);
	});

	it('una superficie che non c’è è un errore di chi scrive il codice', () => {
		for (const mm2 of [0, -1, 1.5, Number.NaN])
			expect(() => superficieDaPagare(mm2, 'UNITA_SUPERIORE')).toThrow(RangeError);
	});
});

describe('il canone', () => {
	it('15 metri quadrati per 45 giorni a 0,70 sono 472,50 euro', () => {
		expect(computeCanone(FATTORI)).toBe(47_250);
	});

	it('arrotonda una volta sola, alla fine, e il mezzo centesimo va su', () => {
		expect(computeCanone({ ...FATTORI, tariffa: '0.333', superficie: '1', giorni: 3 })).toBe(100);
		expect(computeCanone({ ...FATTORI, tariffa: '0.005', superficie: '1', giorni: 1 })).toBe(1);
		expect(computeCanone({ ...FATTORI, tariffa: '0.0049', superficie: '1', giorni: 1 })).toBe(0);
	});

	it('le riduzioni tolgono una parte, e cento toglie tutto', () => {
		expect(quotaRimasta('30')).toBe('0.7');
		expect(computeCanone({ ...FATTORI, riduzioni: ['50'] })).toBe(23_625);
		expect(computeCanone({ ...FATTORI, riduzioni: ['50', '50'] })).toBe(11_813);
		expect(computeCanone({ ...FATTORI, riduzioni: ['100'] })).toBe(0);
	});

	it('dell’anno iniziato restano i mesi, quello in corso compreso', () => {
		expect([dodicesimi(1), dodicesimi(7), dodicesimi(12)]).toEqual(['1', '0.5', '0.0833333333']);
	});

	it('non scende quando crescono l’area o i giorni', () => {
		const area = fc.integer({ min: 1, max: 5_000_000_000 });
		const giorni = fc.integer({ min: 1, max: 364 });
		const cent = fc.integer({ min: 0, max: 99_999 });
		fc.assert(
			fc.property(
				...[area, area, giorni, giorni, cent, cent],
				fc.constantFrom('UNITA_SUPERIORE', 'MEZZO_METRO'),
				(a, b, g, h, tariffa, sconto, arrotondamento) => {
					const canone = (mm2: number, quanti: number): number =>
						computeCanone({
							tariffa: (tariffa / 100).toFixed(2),
							coefficienti: ['1.15'],
							superficie: superficieDaPagare(mm2, arrotondamento),
							giorni: quanti,
							riduzioni: [String(sconto % 101)]
						});
					const [meno, piu] = a < b ? [a, b] : [b, a];
					const [pochi, molti] = g < h ? [g, h] : [h, g];
					expect(canone(meno, g)).toBeLessThanOrEqual(canone(piu, g));
					expect(canone(a, pochi)).toBeLessThanOrEqual(canone(a, molti));
				}
			)
		);
	});
});
