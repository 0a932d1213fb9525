import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { controlliIsee } from './isee.ts';

const del2026 = 'INPS-ISEE-2026-12345A789-00';

function il(giorno: string) {
	return { oggi: Temporal.PlainDate.from(giorno) };
}

describe("l'attestazione ISEE", () => {
	it("è buona per tutto l'anno della DSU, ultimo giorno compreso", () => {
		expect(controlliIsee({ iseeProtocollo: del2026, iseeOmissioni: false }, il('2026-01-02'))).toEqual([]);
		expect(controlliIsee({ iseeProtocollo: del2026, iseeOmissioni: false }, il('2026-12-31'))).toEqual([]);
	});

	it("è scaduta dal primo giorno dell'anno dopo, e dice quando", () => {
		expect(controlliIsee({ iseeProtocollo: del2026 }, il('2027-01-01'))).toEqual([
			{ campo: 'iseeProtocollo', codice: 'ISEE_SCADUTO', parametri: { data: '31/12/2026' } }
		]);
	});

	it('non può essere di un anno che deve ancora venire', () => {
		expect(controlliIsee({ iseeProtocollo: del2026 }, il('2025-12-31'))).toEqual([
			{ campo: 'iseeProtocollo', codice: 'ISEE_PROTOCOLLO' }
		]);
	});

	it('con omissioni si può usare, ma lo si dice', () => {
		expect(controlliIsee({ iseeProtocollo: del2026, iseeOmissioni: true }, il('2026-06-01'))).toEqual([
			{ campo: 'iseeOmissioni', codice: 'ISEE_OMISSIONI' }
		]);
	});

	it('che non c’è non ha problemi', () => {
		expect(controlliIsee({}, il('2026-06-01'))).toEqual([]);
	});
});
