/** Proves the civil calendar: holidays, working days, months. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
	addGiorniLavorativi,
	addMesi,
	isFestivo,
	isGiornoLavorativo,
	nomeFesta,
	pasqua,
	scorri
} from './calendario.ts';

const giorno = (iso: string) => Temporal.PlainDate.from(iso);
const unGiorno = fc.integer({ min: 0, max: 60_000 }).map((n) => giorno('1950-01-01').add({ days: n }));

describe('le feste', () => {
	it.each([
		['2000', '2000-04-23'],
		['2024', '2024-03-31'],
		['2025', '2025-04-20'],
		['2026', '2026-04-05'],
		['2027', '2027-03-28'],
		['2038', '2038-04-25']
	])('la Pasqua del %s cade il %s', (anno, attesa) => {
		expect(pasqua(Number(anno)).toString()).toBe(attesa);
	});

	it('la Pasqua è sempre una domenica tra il 22 marzo e il 25 aprile', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1583, max: 4000 }), (anno) => {
				const data = pasqua(anno);
				const testo = data.toString().slice(5);
				return data.dayOfWeek === 7 && testo >= '03-22' && testo <= '04-25';
			})
		);
	});

	it('il lunedì dopo la Pasqua è festivo', () => {
		expect(nomeFesta(giorno('2026-04-06'))).toBe("Lunedì dell'Angelo");
		expect(nomeFesta(giorno('2026-04-05'))).toBe('Pasqua');
	});

	it('il 4 ottobre è festa nazionale solo dal 2026', () => {
		expect(nomeFesta(giorno('2025-10-04'))).toBeNull();
		expect(isFestivo(giorno('2025-10-04'))).toBe(false);
		expect(nomeFesta(giorno('2026-10-04'))).toBe("San Francesco d'Assisi");
		expect(isFestivo(giorno('2027-10-04'))).toBe(true);
	});

	it('le dieci feste a data fissa valgono ogni anno', () => {
		const fisse = '01-01 01-06 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26'.split(' ');
		expect(fisse.every((data) => isFestivo(giorno(`2029-${data}`)))).toBe(true);
	});

	it('la domenica è festiva e il sabato no', () => {
		expect(isFestivo(giorno('2026-11-22'))).toBe(true);
		expect(isFestivo(giorno('2026-11-21'))).toBe(false);
	});
});

describe('i giorni lavorativi', () => {
	it('dieci giorni lavorativi dal 23 novembre 2026 arrivano al 7 dicembre', () => {
		expect(addGiorniLavorativi(giorno('2026-11-23'), 10).toString()).toBe('2026-12-07');
	});

	it("l'8 dicembre non si conta: dal 3 dicembre 2026 si arriva al 18", () => {
		expect(addGiorniLavorativi(giorno('2026-12-03'), 10).toString()).toBe('2026-12-18');
	});

	it('il giorno di arrivo è sempre lavorativo e tra i due ce ne sono proprio N', () => {
		fc.assert(
			fc.property(unGiorno, fc.integer({ min: 1, max: 40 }), (inizio, n) => {
				const fine = addGiorniLavorativi(inizio, n);
				let contati = 0;
				for (
					let g = inizio.add({ days: 1 });
					Temporal.PlainDate.compare(g, fine) <= 0;
					g = g.add({ days: 1 })
				) {
					if (isGiornoLavorativo(g)) contati += 1;
				}
				return isGiornoLavorativo(fine) && contati === n;
			})
		);
	});

	it('un numero negativo o con la virgola non è un anticipo', () => {
		expect(() => addGiorniLavorativi(giorno('2026-11-23'), -1)).toThrow(RangeError);
		expect(() => addGiorniLavorativi(giorno('2026-11-23'), 1.5)).toThrow(RangeError);
	});
});

describe('lo scorrimento e i mesi', () => {
	it('Natale e Santo Stefano seguiti da domenica portano al 28 dicembre 2026', () => {
		expect(scorri(giorno('2026-12-25')).toString()).toBe('2026-12-28');
	});

	it('il sabato non scorre', () => {
		expect(scorri(giorno('2026-12-19')).toString()).toBe('2026-12-19');
	});

	it('scorrere non torna mai indietro e non finisce mai su un festivo', () => {
		fc.assert(
			fc.property(unGiorno, (data) => {
				const mosso = scorri(data);
				return !isFestivo(mosso) && Temporal.PlainDate.compare(mosso, data) >= 0;
			})
		);
	});

	it("se il giorno manca nel mese di arrivo si prende l'ultimo", () => {
		expect(addMesi(giorno('2026-08-31'), 6).toString()).toBe('2027-02-28');
		expect(addMesi(giorno('2027-08-30'), 6).toString()).toBe('2028-02-29');
		expect(addMesi(giorno('2026-05-23'), 6).toString()).toBe('2026-11-23');
	});
});
