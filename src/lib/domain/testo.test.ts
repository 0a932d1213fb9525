/** Proves the cut of texts that are too long. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenTesto } from './testo.ts';

describe('un testo troppo lungo', () => {
	it.each([
		['Canone unico', 12, 'Canone unico'],
		['Canone unico', 11, 'Canone…'],
		['Canone unico', 7, 'Canone…'],
		['Canone unico', 6, 'Canon…'],
		['  Canone \n unico  ', 20, 'Canone unico'],
		['Rata 1, di 3', 9, 'Rata 1…'],
		['Precipitevolissimevolmente', 10, 'Precipite…']
	])('"%s" in %d caratteri è "%s"', (testo, massimo, atteso) => {
		expect(shortenTesto(testo, massimo)).toBe(atteso);
	});

	it('non supera mai il limite e non spezza un carattere in due', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (testo, massimo) => {
				const corto = shortenTesto(testo, massimo);
				expect(Array.from(corto).length).toBeLessThanOrEqual(massimo);
				expect(corto.isWellFormed()).toBe(true);
			})
		);
	});
});
