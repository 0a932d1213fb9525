import { describe, expect, it } from 'vitest';
import { modelloPosizione } from './modello.ts';
import { isAmmessa, statoDi } from './posizione.ts';
import type { Posizione, Saldo } from './righe.ts';

const SALDO: Saldo = { pagamento: 'p1', il: '2026-11-25T10:00:00.000Z', metodo: 'cash', psp: 'online' };

function opzione(nav: string, altro: object = {}): object {
	const voce = {
		remittanceInformation: 'Canone',
		category: '9/0101107TS/',
		iban: 'IT60X0542811101000000123456'
	};
	return {
		nav,
		iuv: nav.slice(1),
		amount: 1000,
		description: 'Canone',
		isPartialPayment: false,
		dueDate: '2026-12-31T22:59:59Z',
		transfer: [{ idTransfer: '1', amount: 1000, ...voce }],
		...altro
	};
}

function posizione(altro: Partial<Posizione> = {}, modello: object = {}): Posizione {
	return {
		ente: '90000000019',
		modello: modelloPosizione.parse({
			iupd: 'uno',
			type: 'F',
			fiscalCode: 'ZNCMRT84C57C037X',
			fullName: 'Marta Zanchi',
			companyName: 'Comune di Cassola',
			switchToExpired: true,
			paymentOption: [opzione('302000000000000101')],
			...modello
		}),
		decisa: 'PUBLISHED',
		inserita: '2026-11-24T10:00:00.000Z',
		aggiornata: '2026-11-24T10:00:00.000Z',
		saldi: {},
		...altro
	};
}

const allora = new Date('2026-11-26T10:00:00Z');
const dopo = new Date('2027-01-01T10:00:00Z');

describe('lo stato di una posizione', () => {
	it('è bozza o annullata finché così è deciso, qualunque ora sia', () => {
		expect(statoDi(posizione({ decisa: 'DRAFT' }), dopo)).toBe('DRAFT');
		expect(statoDi(posizione({ decisa: 'INVALID' }), dopo)).toBe('INVALID');
	});

	it('non è pagabile prima del giorno da cui vale', () => {
		const futura = posizione({}, { validityDate: '2026-12-01T00:00:00Z' });
		expect(statoDi(futura, allora)).toBe('PUBLISHED');
		expect(statoDi(futura, new Date('2026-12-02T00:00:00Z'))).toBe('VALID');
	});

	it('scade dopo l’ultimo giorno solo se così è stata creata', () => {
		expect(statoDi(posizione(), allora)).toBe('VALID');
		expect(statoDi(posizione(), dopo)).toBe('EXPIRED');
		expect(statoDi(posizione({}, { switchToExpired: false }), dopo)).toBe('VALID');
	});

	it('pagata non scade, e due giorni dopo è riversata', () => {
		const pagata = posizione({ saldi: { '302000000000000101': SALDO } });
		expect(statoDi(pagata, allora)).toBe('PAID');
		expect(statoDi(pagata, dopo)).toBe('REPORTED');
	});

	it('a rate è pagata in parte finché ne manca una', () => {
		const rate = ['302000000000000202', '302000000000000303'].map((nav) =>
			opzione(nav, { isPartialPayment: true })
		);
		const modello = { paymentOption: [opzione('302000000000000101'), ...rate] };
		const prima = { '302000000000000202': SALDO };
		expect(statoDi(posizione({ saldi: prima }, modello), allora)).toBe('PARTIALLY_PAID');
		const tutte = { ...prima, '302000000000000303': SALDO };
		expect(statoDi(posizione({ saldi: tutte }, modello), allora)).toBe('PAID');
	});
});

it('ciò che è pagato non si cambia, non si annulla e non si toglie', () => {
	for (const azione of ['update', 'publish', 'invalidate', 'remove'] as const)
		for (const stato of ['PARTIALLY_PAID', 'PAID', 'REPORTED'] as const)
			expect(isAmmessa(azione, stato)).toBe(false);
	expect(isAmmessa('update', 'EXPIRED')).toBe(true);
	expect(isAmmessa('update', 'INVALID')).toBe(false);
	expect(isAmmessa('invalidate', 'INVALID')).toBe(false);
});
