/** Proves how dates are read, which ones have come already, and the age on a day. */
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { checkNonFutura, etaAl, parseData } from './data.ts';

describe('le date', () => {
	it.each(['2026-11-23', '23/11/2026', '23.11.2026', ' 23-11-2026 '])('legge %s', (testo) => {
		const esito = parseData(testo);
		expect(esito.ok && esito.valore.toString()).toBe('2026-11-23');
	});

	it.each(['', '2026-02-29', '31/04/2026', '2026-13-01', '23/11/26', '00/01/2026', 'domani'])(
		'rifiuta "%s"',
		(testo) => {
			expect(parseData(testo)).toEqual({ ok: false, codice: 'DATA_FORMATO' });
		}
	);

	it('oggi è ammesso, domani no', () => {
		const oggi = Temporal.PlainDate.from('2026-11-24');
		expect(checkNonFutura(oggi, oggi).ok).toBe(true);
		expect(checkNonFutura(oggi.add({ days: 1 }), oggi)).toEqual({ ok: false, codice: 'DATA_FUTURA' });
	});

	it.each([
		['2008-11-24', '2008-11-24', 0],
		['2008-11-24', '2026-10-31', 17],
		['2008-11-24', '2026-11-23', 17],
		['2008-11-24', '2026-11-24', 18],
		['2008-12-31', '2026-01-01', 17],
		['2008-02-29', '2026-02-28', 17],
		['2008-02-29', '2026-03-01', 18],
		['2008-02-29', '2028-02-28', 19],
		['2008-02-29', '2028-02-29', 20]
	])('chi è nato il %s, il %s ha compiuto %d anni', (nascita, giorno, anni) => {
		expect(etaAl(Temporal.PlainDate.from(nascita), Temporal.PlainDate.from(giorno))).toBe(anni);
	});
});
