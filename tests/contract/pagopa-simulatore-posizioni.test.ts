// The debt positions of the simulator of pagoPA: what it takes, refuses and makes of them with time.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	call,
	CASSOLA,
	GPD,
	nuovaPosizione,
	voce,
	STAMP,
	faultOf,
	openBanco,
	mosseDi,
	type Banco
} from '#tests/support/simulatore-pagopa.ts';

const NAV = '302000000000000101';
const ALTRA = '302000000000000202';

let banco: Banco;
const { gpd, open, cart, statusOf } = mosseDi(() => banco);

beforeEach(async () => {
	banco = await openBanco();
});

afterEach(async () => {
	await banco.stop();
});

describe('le posizioni', () => {
	it('si creano, si leggono, cambiano termine e si annullano per sempre', async () => {
		expect((await open(NAV, 4500)).status).toBe(201);
		expect(await statusOf(NAV)).toBe('VALID');
		const corpo = nuovaPosizione(NAV, 4500);
		const iupd = `/${CASSOLA}-${NAV}`;
		expect((await gpd(`${iupd}?toPublish=true`, { metodo: 'PUT', corpo })).status).toBe(200);
		expect((await gpd(`${iupd}/invalidate`, { metodo: 'POST' })).status).toBe(200);
		expect(await statusOf(NAV)).toBe('INVALID');
		for (const [metodo, verbo] of [
			['POST', '/invalidate'],
			['POST', '/publish'],
			['PUT', '?toPublish=true']
		] as const)
			expect((await gpd(`${iupd}${verbo}`, { metodo, corpo })).status).toBe(409);
		expect(await faultOf(cart(NAV, 4500))).toEqual([422, 'PAA_PAGAMENTO_ANNULLATO']);
	});

	it('da bozza si pubblicano, e cambiate senza pubblicarle tornano bozza', async () => {
		await gpd('', { metodo: 'POST', corpo: nuovaPosizione(NAV, 4500) });
		expect(await statusOf(NAV)).toBe('DRAFT');
		expect(await faultOf(cart(NAV, 4500))).toEqual([422, 'PAA_PAGAMENTO_SCONOSCIUTO']);
		expect((await gpd(`/${CASSOLA}-${NAV}/publish`, { metodo: 'POST' })).status).toBe(200);
		expect(await statusOf(NAV)).toBe('VALID');
		await gpd(`/${CASSOLA}-${NAV}`, { metodo: 'PUT', corpo: nuovaPosizione(NAV, 4500) });
		expect(await statusOf(NAV)).toBe('DRAFT');
		expect((await gpd(`/${CASSOLA}-${NAV}`, { metodo: 'DELETE' })).status).toBe(200);
		expect((await gpd(`/${CASSOLA}-${NAV}`)).status).toBe(404);
	});

	it('sono uniche per IUPD e per avviso', async () => {
		await open(NAV, 4500);
		expect((await open(NAV, 4500)).status).toBe(409);
		expect((await open(NAV, 4500, { iupd: 'altro' })).status).toBe(409);
		expect((await open(ALTRA, 4500)).status).toBe(201);
	});

	it.each([
		['un campo nullo', { officeName: null }],
		['una data di inizio passata', { validityDate: '2026-11-23T10:00:00Z' }],
		['un tipo che non c’è', { type: 'X' }],
		['nessuna opzione', { paymentOption: [] }]
	])('rifiutano %s', async (_, altro) => {
		expect((await open(NAV, 4500, altro)).status).toBe(400);
	});

	it.each([
		['una somma che non torna', { transfer: [voce(4400)] }],
		['IBAN e bollo insieme', { transfer: [voce(4500, { stamp: STAMP })] }],
		['né IBAN né bollo', { transfer: [voce(4500, { iban: undefined })] }],
		['un importo zero', { amount: 0, transfer: [voce(0)] }],
		['una scadenza passata', { dueDate: '2026-11-23T10:00:00Z' }],
		['una causale lunga', { description: 'x'.repeat(141) }]
	])('rifiutano %s', async (_, opzione) => {
		const corpo = nuovaPosizione(NAV, 4500) as { paymentOption: object[] };
		const [prima] = corpo.paymentOption;
		const paymentOption = [{ ...prima, ...opzione }];
		expect((await open(NAV, 4500, { paymentOption })).status).toBe(400);
	});

	it('vogliono la chiave del loro ente', async () => {
		const altrui = `${banco.origine}${GPD}/organizations/90000000027/debtpositions`;
		expect((await gpd('', { chiave: 'sbagliata' })).status).toBe(401);
		expect((await call(altrui)).status).toBe(403);
		expect((await call(altrui, { chiave: 'prova-castellanza' })).status).toBe(200);
	});

	it('scadono quando il tempo passa, e con un nuovo termine tornano pagabili', async () => {
		await open(NAV, 4500);
		banco.pagopa.advance(60 * 24 * 60);
		expect(await statusOf(NAV)).toBe('EXPIRED');
		expect(await faultOf(cart(NAV, 4500))).toEqual([422, 'PAA_PAGAMENTO_SCADUTO']);
		const corpo = nuovaPosizione(NAV, 4500) as { paymentOption: { dueDate: string }[] };
		for (const opzione of corpo.paymentOption) opzione.dueDate = '2027-06-30T21:59:59Z';
		await gpd(`/${CASSOLA}-${NAV}?toPublish=true`, { metodo: 'PUT', corpo });
		expect(await statusOf(NAV)).toBe('VALID');
	});
});
