import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attesaDopo, nextAttempt, TENTATIVI_MASSIMI } from './next-attempt.ts';

const adesso = new Date('2026-11-24T10:00:00Z');
const inMezzo = (): number => 0.5;

describe('il tentativo successivo di una spedizione', () => {
	it('aspetta il doppio ogni volta, fino a due ore', () => {
		expect([1, 2, 3, 4].map((volta) => attesaDopo(volta, inMezzo))).toEqual([5, 10, 20, 40]);
		expect(attesaDopo(12, inMezzo)).toBe(7_200);
		expect(attesaDopo(40, inMezzo)).toBe(7_200);
	});

	it('varia di un quarto in più o in meno', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 40 }),
				fc.double({ min: 0, max: 0.999, noNaN: true }),
				(volta, caso) => {
					const intera = attesaDopo(volta, inMezzo);
					const attesa = attesaDopo(volta, () => caso);
					expect(attesa).toBeGreaterThanOrEqual(intera * 0.75);
					expect(attesa).toBeLessThan(intera * 1.25);
				}
			)
		);
	});

	it('in tutto dura circa un giorno', () => {
		const attese = Array.from({ length: TENTATIVI_MASSIMI - 1 }, (_, i) => attesaDopo(i + 1, inMezzo));
		const ore = attese.reduce((somma, attesa) => somma + attesa, 0) / 3600;
		expect(ore).toBeGreaterThan(22);
		expect(ore).toBeLessThan(26);
	});

	it('non viene prima di quanto ha chiesto App IO, ma nemmeno molto dopo', () => {
		const tentativo = { tentativi: 1, adesso, random: inMezzo };
		expect(nextAttempt({ ...tentativo, riprovaDopo: 90 })).toEqual(new Date('2026-11-24T10:01:30Z'));
		expect(nextAttempt({ ...tentativo, riprovaDopo: 1 })).toEqual(new Date('2026-11-24T10:00:05Z'));
		expect(nextAttempt({ ...tentativo, riprovaDopo: 9e9 })).toEqual(new Date('2026-11-24T12:00:00Z'));
	});

	it("dopo l'ultimo non c'è", () => {
		const ultimo = { tentativi: TENTATIVI_MASSIMI, adesso, random: inMezzo };
		expect(nextAttempt({ ...ultimo, tentativi: TENTATIVI_MASSIMI - 1 })).toBeInstanceOf(Date);
		expect(nextAttempt(ultimo)).toBeUndefined();
	});
});
