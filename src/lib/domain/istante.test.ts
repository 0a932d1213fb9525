/** Proves the civil time of Rome across changes of hour and the dates people read. */
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
	formatData,
	formatDataEstesa,
	formatDataOra,
	formatOra,
	giornoARoma,
	inizioGiornoARoma,
	istanteDi
} from './istante.ts';

describe("l'istante a Roma", () => {
	it.each([
		['2026-11-23T22:59:59Z', '2026-11-23'],
		['2026-11-23T23:00:00Z', '2026-11-24'],
		['2026-07-01T21:59:59Z', '2026-07-01'],
		['2026-07-01T22:00:00Z', '2026-07-02']
	])('a %s a Roma è il %s', (istante, attesa) => {
		expect(giornoARoma(new Date(istante)).toString()).toBe(attesa);
		expect(giornoARoma(Date.parse(istante)).toString()).toBe(attesa);
	});

	it("il giorno comincia alla mezzanotte di Roma, d'estate e d'inverno", () => {
		expect(inizioGiornoARoma(Temporal.PlainDate.from('2026-07-02')).toISOString()).toBe(
			'2026-07-01T22:00:00.000Z'
		);
		expect(inizioGiornoARoma(Temporal.PlainDate.from('2026-11-24')).toISOString()).toBe(
			'2026-11-23T23:00:00.000Z'
		);
	});

	it('le date e le ore si scrivono in italiano', () => {
		const giorno = Temporal.PlainDate.from('2026-05-01');
		expect(formatData(giorno)).toBe('01/05/2026');
		expect(formatDataEstesa(giorno)).toBe('1 maggio 2026');
		expect(formatOra(new Date('2026-11-23T08:05:00Z'))).toBe('09:05');
		expect(formatDataOra(new Date('2026-11-23T08:05:00Z'))).toBe('23/11/2026 alle 09:05');
	});

	it.each([
		['2026-11-23T23:59:59', '2026-11-23T22:59:59.000Z'],
		['2026-07-01T10:00:00.123', '2026-07-01T08:00:00.123Z'],
		['2026-07-01T10:00:00+02:00', '2026-07-01T08:00:00.000Z'],
		['2026-07-01T10:00:00Z', '2026-07-01T10:00:00.000Z']
	])('%s, che a Roma si legge quando non dice il fuso, è %s', (scritto, istante) => {
		expect(istanteDi(scritto).toISOString()).toBe(istante);
	});

	it('un giorno che non esiste non è un istante', () => {
		expect(() => istanteDi('2026-02-30T10:00:00')).toThrow(RangeError);
	});
});
