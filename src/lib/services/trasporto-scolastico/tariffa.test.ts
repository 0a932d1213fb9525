import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impostazioniDi, OGGI } from '#tests/support/prova-trasporto-scolastico.ts';
import { calcolaTariffa, dividiInRate, ordineFiglio, type DatiTariffa } from './tariffa.ts';

const { tariffe } = impostazioniDi('seveso');

function cent(dati: Partial<DatiTariffa>, tabella = tariffe): number | undefined {
	const base = { servizio: 'ANDATA_RITORNO', ordine: 1, iseeCent: undefined, disabilita: false } as const;
	return calcolaTariffa({ ...base, ...dati }, tabella).totale?.cent;
}

describe('la tariffa', () => {
	it('cala con i figli iscritti, e dal quarto è quella del quarto', () => {
		expect([1, 2, 3, 4, 9].map((ordine) => cent({ ordine }))).toEqual([21800, 15700, 8000, 0, 0]);
		expect([1, 2, 3, 4].map((ordine) => cent({ ordine, servizio: 'SOLO_ANDATA' }))).toEqual([
			15700, 14400, 6300, 0
		]);
	});

	it('le fasce ISEE comprendono il loro limite', () => {
		const casi = [0, 400_000, 400_001, 830_000, 830_001];
		expect(casi.map((iseeCent) => cent({ iseeCent }))).toEqual([0, 0, 10900, 10900, 21800]);
	});

	it('dove le riduzioni non si sommano vale la migliore', () => {
		const sole = { ...tariffe, cumulo: false };
		expect(cent({ ordine: 2, iseeCent: 830_000 }, sole)).toBe(10900);
		expect(cent({ ordine: 3, iseeCent: 830_000 }, sole)).toBe(8000);
	});

	it('con la L. 104 è gratis solo dove il Comune lo prevede', () => {
		expect(cent({ disabilita: true })).toBe(0);
		expect(cent({ disabilita: true }, { ...tariffe, gratuitaDisabilita: false })).toBe(21800);
	});

	it('mezzo centesimo va in su', () => {
		const importi = { ...tariffe.importi, ANDATA_RITORNO: [101] };
		expect(cent({ iseeCent: 500_000 }, { ...tariffe, importi })).toBe(51);
	});

	it('non cresce mai con i figli né al calare dell’ISEE', () => {
		const isee = fc.integer({ min: 0, max: 2_000_000 });
		fc.assert(
			fc.property(isee, isee, fc.integer({ min: 1, max: 5 }), (a, b, ordine) => {
				const [meno, piu] = [Math.min(a, b), Math.max(a, b)];
				expect(cent({ iseeCent: meno, ordine })).toBeLessThanOrEqual(cent({ iseeCent: piu, ordine }) ?? -1);
				expect(cent({ iseeCent: a, ordine: ordine + 1 })).toBeLessThanOrEqual(
					cent({ iseeCent: a, ordine }) ?? -1
				);
			})
		);
	});
});

describe("l'ordine dei figli", () => {
	const ANA_2017 = 'PPSNAA17E49L682U';
	const MATEI_2020 = 'PPSMTA20C03L682I';

	it('va per età tra gli iscritti', () => {
		expect(ordineFiglio(MATEI_2020, [ANA_2017], OGGI)).toBe(2);
		expect(ordineFiglio(ANA_2017, [MATEI_2020], OGGI)).toBe(1);
		expect(ordineFiglio(ANA_2017, [], OGGI)).toBe(1);
	});

	it('chi è indicato due volte conta una volta, e il bambino stesso non conta', () => {
		expect(ordineFiglio(MATEI_2020, [ANA_2017, ANA_2017, MATEI_2020], OGGI)).toBe(2);
	});

	it('due gemelli hanno posti diversi', () => {
		const gemelli = ['TSSPTR26E30A703I', 'TSSNNA26E70A703Z'] as const;
		const posti = [ordineFiglio(gemelli[0], gemelli, OGGI), ordineFiglio(gemelli[1], gemelli, OGGI)];
		expect(posti.toSorted()).toEqual([1, 2]);
	});
});

describe('le rate', () => {
	it('fanno sempre il totale e differiscono al più di un centesimo', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 1_000_000 }),
				fc.integer({ min: 1, max: 10 }),
				(totale, quante) => {
					const rate = dividiInRate(totale, quante);
					expect(rate).toHaveLength(quante);
					expect(rate.reduce((somma, rata) => somma + rata, 0)).toBe(totale);
					expect(Math.max(...rate) - Math.min(...rate)).toBeLessThanOrEqual(1);
				}
			)
		);
	});
});
