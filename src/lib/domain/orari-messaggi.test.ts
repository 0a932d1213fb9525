import { describe, expect, it } from 'vitest';
import { isOrarioDiMessaggi } from './orari-messaggi.ts';

const ORARI = { dalle: '08:00', alle: '20:00' };

describe('gli orari dei messaggi', () => {
	it.each([
		['2026-11-30T06:59:59Z', false],
		['2026-11-30T07:00:00Z', true],
		['2026-11-30T18:59:59Z', true],
		['2026-11-30T19:00:00Z', false],
		// Summer time: an hour earlier.
		['2026-07-01T06:00:00Z', true],
		['2026-07-01T18:00:00Z', false]
	])('alle %s dicono %s', (istante, atteso) => {
		expect(isOrarioDiMessaggi(new Date(istante), ORARI)).toBe(atteso);
	});

	it('possono coprire tutto il giorno', () => {
		const sempre = { dalle: '00:00', alle: '24:00' };
		for (const istante of ['2026-11-29T23:00:00Z', '2026-11-30T22:59:59Z'])
			expect(isOrarioDiMessaggi(new Date(istante), sempre)).toBe(true);
	});
});
