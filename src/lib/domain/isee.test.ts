import { describe, expect, it } from 'vitest';
import { checkProtocolloDsu, scadenzaIsee } from './isee.ts';

describe('protocollo della DSU', () => {
	it.each(['INPS-ISEE-2026-12345A789-00', ' inps-isee-2026-12345a789-00 ', 'INPS-ISEE-2026-12345 A789-00'])(
		'accetta %s e lo tiene in maiuscolo senza spazi',
		(testo) => {
			expect(checkProtocolloDsu(testo)).toEqual({ ok: true, valore: 'INPS-ISEE-2026-12345A789-00' });
		}
	);

	it.each([
		'',
		'INPS-ISEE-1999-12345A789-00',
		'INPS-ISEE-2026-12345A78-00',
		'INPS-ISEE-2026-12345A789-0',
		'ISEE-2026-12345A789-00'
	])('rifiuta «%s»', (testo) => {
		expect(checkProtocolloDsu(testo)).toEqual({ ok: false, codice: 'ISEE_PROTOCOLLO' });
	});

	it("vale fino al 31 dicembre dell'anno della DSU", () => {
		expect(scadenzaIsee('INPS-ISEE-2025-12345A789-00').toString()).toBe('2025-12-31');
		expect(() => scadenzaIsee('2025')).toThrow(RangeError);
	});
});
