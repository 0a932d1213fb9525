import { describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { impostazioniDi } from '#tests/support/prova-trasporto-scolastico.ts';
import { contiRinuncia, descriviSaldo, saldoDi } from './rinuncia.ts';

const IMPOSTAZIONI = impostazioniDi('seveso');
const SOMME = [
	{ cent: 10_900, scadenza: '2026-10-15', pagata: true },
	{ cent: 10_900, scadenza: '2027-02-15', pagata: false }
];

function conti(giorno: string, modo: 'NESSUNO' | 'PROPORZIONALE', somme = SOMME) {
	const quando = { avviso: Temporal.PlainDate.from('2026-09-10'), giorno: Temporal.PlainDate.from(giorno) };
	return contiRinuncia(
		{ somme, anno: '2026/2027', ...quando },
		{ ...IMPOSTAZIONI, giorniRipensamento: 5, rimborsoRinuncia: modo }
	);
}

describe('chi rinuncia', () => {
	it.each(['NESSUNO', 'PROPORZIONALE'] as const)(
		'entro 5 giorni dall’avviso non paga niente (%s)',
		(modo) => {
			expect(conti('2026-09-15', modo)).toEqual({ pagato: 10_900, dovuto: 0 });
			expect(conti('2026-09-16', modo).dovuto).toBeGreaterThan(0);
		}
	);

	it('dove non c’è rimborso perde quello che ha pagato e non deve le rate future', () => {
		expect(conti('2026-11-20', 'NESSUNO')).toEqual({ pagato: 10_900, dovuto: 10_900 });
		expect(conti('2027-02-15', 'NESSUNO').dovuto).toBe(10_900);
		expect(conti('2027-02-16', 'NESSUNO')).toEqual({ pagato: 10_900, dovuto: 21_800 });
	});

	it.each([
		['2026-08-20', 0],
		['2026-09-30', 2_180],
		['2026-11-20', 6_540],
		['2027-01-31', 10_900],
		['2027-06-01', 21_800],
		['2027-08-30', 21_800]
	])('in proporzione, il %s deve %i centesimi', (giorno, dovuto) => {
		const pagata = SOMME.map((somma) => ({ ...somma, pagata: true }));
		const avviso = Temporal.PlainDate.from('2026-08-01');
		const fatti = contiRinuncia(
			{ somme: pagata, anno: '2026/2027', avviso, giorno: Temporal.PlainDate.from(giorno) },
			{ ...IMPOSTAZIONI, giorniRipensamento: 5, rimborsoRinuncia: 'PROPORZIONALE' }
		);
		expect(fatti).toEqual({ pagato: 21_800, dovuto });
	});

	it('il saldo è un rimborso, un resto o niente', () => {
		expect(saldoDi({ pagato: 10_900, dovuto: 6_540 })).toEqual({ rimborso: 4_360, resto: 0 });
		expect(descriviSaldo({ pagato: 10_900, dovuto: 6_540 })).toBe('Il Comune deve restituirti 43,60 euro');
		expect(descriviSaldo({ pagato: 0, dovuto: 6_540 })).toBe('Restano da pagare 65,40 euro');
		expect(descriviSaldo({ pagato: 0, dovuto: 0 })).toBe('Non devi pagare altro');
	});
});
