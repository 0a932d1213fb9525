import { describe, expect, it } from 'vitest';
import { isStessa, posizioneGpd, toNuovaPosizione } from './gpd.ts';
import type { PosizioneDebitoria, PosizioneLetta } from './port.ts';

const ente = { cfEnte: '00227560243', nomeEnte: 'Comune di Cassola' };
const posizione: PosizioneDebitoria = {
	iupd: '00227560243-302000123456789041',
	nav: '302000123456789041',
	debitore: { tipo: 'F', codiceFiscale: 'ZNCMRT84C57C037X', nome: 'Marta Zanchettin' },
	causale: 'Canone unico OSP 2026/123',
	voci: [
		{ cent: 2900, causale: 'Canone', tassonomia: '9/0101107TS/', iban: 'IT60X0542811101000000123456' },
		{ cent: 1600, causale: 'Bollo', tassonomia: '9/0115103TS/', bollo: { impronta: 'abc=', provincia: 'VI' } }
	],
	scadenza: '2026-12-31',
	scade: true
};

describe('una posizione per GPD', () => {
	it('ha una sola opzione, con la somma delle sue voci, e niente di vuoto', () => {
		const corpo = toNuovaPosizione(posizione, ente);
		expect(corpo).toEqual({
			iupd: posizione.iupd,
			type: 'F',
			fiscalCode: 'ZNCMRT84C57C037X',
			fullName: 'Marta Zanchettin',
			companyName: 'Comune di Cassola',
			switchToExpired: true,
			payStandIn: true,
			paymentOption: [
				{
					nav: '302000123456789041',
					iuv: '02000123456789041',
					amount: 4500,
					description: 'Canone unico OSP 2026/123',
					isPartialPayment: false,
					dueDate: '2026-12-31T22:59:59Z',
					transfer: [
						{
							idTransfer: '1',
							amount: 2900,
							organizationFiscalCode: '00227560243',
							remittanceInformation: 'Canone',
							category: '9/0101107TS/',
							iban: 'IT60X0542811101000000123456'
						},
						{
							idTransfer: '2',
							amount: 1600,
							organizationFiscalCode: '00227560243',
							remittanceInformation: 'Bollo',
							category: '9/0115103TS/',
							stamp: { hashDocument: 'abc=', stampType: '01', provincialResidence: 'VI' }
						}
					]
				}
			]
		});
		expect(JSON.stringify(corpo)).not.toContain('null');
	});

	it("scade all'ultimo secondo del giorno a Roma, anche d'estate", () => {
		const [{ dueDate }] = toNuovaPosizione({ ...posizione, scadenza: '2026-07-31' }, ente).paymentOption;
		expect(dueDate).toBe('2026-07-31T21:59:59Z');
	});

	it('non allunga il nome oltre ciò che la ricevuta può portare', () => {
		const debitore = { ...posizione.debitore, nome: 'x'.repeat(200) };
		expect(toNuovaPosizione({ ...posizione, debitore }, ente).fullName).toHaveLength(70);
	});

	it('non ha meno di una voce né più di cinque', () => {
		const [voce] = posizione.voci;
		const sei = Array.from({ length: 6 }, () => voce ?? { cent: 1, causale: '', tassonomia: '', iban: '' });
		expect(() => toNuovaPosizione({ ...posizione, voci: [] }, ente)).toThrow(RangeError);
		expect(() => toNuovaPosizione({ ...posizione, voci: sei }, ente)).toThrow(RangeError);
	});
});

describe('una posizione di GPD', () => {
	const opzione = { nav: posizione.nav, iuv: posizione.nav.slice(1), amount: 4500 };

	it.each([
		['VALID', 'APERTA'],
		['PAID', 'PAGATA'],
		['REPORTED', 'PAGATA'],
		['PARTIALLY_PAID', 'PAGATA'],
		['EXPIRED', 'SCADUTA'],
		['INVALID', 'ANNULLATA'],
		['DRAFT', 'INCERTA'],
		['PUBLISHED', 'INCERTA']
	])('in stato %s è %s', (status, stato) => {
		expect(posizioneGpd.parse({ status, paymentOption: [opzione] })).toEqual({
			stato,
			nav: posizione.nav,
			cent: 4500,
			codiceFiscale: undefined
		});
	});

	it('in uno stato che non conosciamo o con più opzioni non si legge', () => {
		expect(posizioneGpd.safeParse({ status: 'NUOVO', paymentOption: [opzione] }).success).toBe(false);
		expect(posizioneGpd.safeParse({ status: 'VALID', paymentOption: [opzione, opzione] }).success).toBe(
			false
		);
	});

	const letta: PosizioneLetta = { stato: 'APERTA', nav: posizione.nav, cent: 4500, codiceFiscale: undefined };
	it.each([
		['uguale in tutto', { codiceFiscale: 'ZNCMRT84C57C037X' }, true],
		['senza il debitore', {}, true],
		['scaduta', { stato: 'SCADUTA' }, true],
		['pagata', { stato: 'PAGATA' }, true],
		['annullata', { stato: 'ANNULLATA' }, false],
		['non pubblicata', { stato: 'INCERTA' }, false],
		['di un altro debitore', { codiceFiscale: 'RSSMRA80A01C03TU' }, false],
		['di un altro avviso', { nav: '302000123456789142' }, false],
		['di un altro importo', { cent: 4501 }, false]
	] as [string, Partial<PosizioneLetta>, boolean][])(
		'%s si confronta con quella chiesta',
		(_, altro, stessa) => {
			expect(isStessa({ ...letta, ...altro }, posizione)).toBe(stessa);
		}
	);
});
