import { describe, expect, it } from 'vitest';
import { avvisoOpzioni, toAvviso } from './avvisi.ts';

const NAV = '302000123456789041';

function leggi(...installments: object[]): ReturnType<typeof toAvviso> {
	return toAvviso(avvisoOpzioni.parse({ paymentOptions: [{ installments: [] }, { installments }] }), NAV);
}

describe('un avviso del Comune fatto altrove', () => {
	const rata = { nav: NAV, amount: 12000, description: 'Mensa', status: 'POI_UNPAID' };

	it('dice quanto, perché ed entro quale giorno a Roma', () => {
		const aRoma = { cent: 12000, causale: 'Mensa', scadenza: '2026-12-31' };
		expect(leggi({ ...rata, dueDate: '2026-12-31T23:59:59' })).toEqual(aRoma);
		expect(leggi({ ...rata, dueDate: '2026-12-30T23:30:00Z' })).toEqual(aRoma);
		expect(leggi(rata)).toEqual({ ...aRoma, scadenza: undefined });
	});

	it('è la rata con quel numero', () => {
		expect(leggi({ ...rata, nav: '302000123456789142', amount: 1 }, rata)).toMatchObject({ cent: 12000 });
		expect(leggi({ ...rata, nav: '302000123456789142' })).toBeUndefined();
	});

	it.each([
		['POI_PAID', 'PAGATO'],
		['POI_INVALID', 'ANNULLATO'],
		['POI_EXPIRED_NOT_PAYABLE', 'SCADUTO']
	])('in stato %s è %s', (status, esito) => {
		expect(leggi({ ...rata, status })).toEqual({ esito });
	});

	it.each(['POI_EXPIRED_UNPAID', 'non pagato'])('in stato %s si può provare a pagare', (status) => {
		expect(leggi({ ...rata, status })).toMatchObject({ cent: 12000 });
	});
});
