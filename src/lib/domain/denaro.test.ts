/** Proves reading, writing and adding of money. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centDaEuro, formatEuro, importoDecimale, parseEuro, sommaCent } from './denaro.ts';

describe('il denaro', () => {
	it('si scrive esatto col punto per i programmi', () => {
		expect([0, 5, 123450, -123450].map(importoDecimale)).toEqual(['0.00', '0.05', '1234.50', '-1234.50']);
		expect(() => importoDecimale(1.5)).toThrow();
	});

	it.each([
		['1.234,50', 123450],
		['1234.5', 123450],
		['1234,5', 123450],
		['1.234', 123400],
		['1.23', 123],
		['0', 0],
		['€ 12', 1200],
		['12,00 €', 1200],
		['20.382,90', 2038290]
	])('legge %s come %i centesimi', (testo, cent) => {
		expect(parseEuro(testo)).toEqual({ ok: true, valore: cent });
	});

	it.each(['', 'dieci', '-5', '1,234.50', '12,345', '1.23.456', '1..2', '99999999999999999999'])(
		'rifiuta "%s"',
		(testo) => {
			expect(parseEuro(testo)).toEqual({ ok: false, codice: 'IMPORTO_FORMATO' });
		}
	);

	it('rifiuta in fretta anche un testo lunghissimo', () => {
		const inizio = performance.now();
		expect(parseEuro(`1${' '.repeat(200_000)}1`)).toEqual({ ok: false, codice: 'IMPORTO_FORMATO' });
		expect(performance.now() - inizio).toBeLessThan(1_000);
	});

	it.each([
		[123450, '1.234,50 €'],
		[5, '0,05 €'],
		[0, '0,00 €'],
		[-123450, '-1.234,50 €'],
		[123456789, '1.234.567,89 €']
	])('scrive %i centesimi come %s', (cent, testo) => {
		expect(formatEuro(cent)).toBe(testo);
	});

	it('quello che scrive lo rilegge uguale', () => {
		fc.assert(
			fc.property(fc.maxSafeNat(), (cent) => {
				expect(parseEuro(formatEuro(cent))).toEqual({ ok: true, valore: cent });
			})
		);
	});

	it('somma solo centesimi interi', () => {
		expect(sommaCent([10, 20, -5])).toBe(25);
		expect(sommaCent([])).toBe(0);
		expect(() => sommaCent([0.5])).toThrow(RangeError);
		expect(() => sommaCent([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
		expect(() => formatEuro(1.5)).toThrow(RangeError);
	});

	it('arrotonda al centesimo, la metà in su', () => {
		expect(centDaEuro(new Decimal('1.005'))).toBe(101);
		expect(centDaEuro(new Decimal('0.1').plus('0.2'))).toBe(30);
	});
});
