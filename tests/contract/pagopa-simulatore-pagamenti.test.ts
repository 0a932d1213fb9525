// Payments with the simulator of pagoPA: carts, buttons and scripted amounts.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	CASSOLA,
	nuovoCarrello,
	press,
	faultOf,
	openBanco,
	mosseDi,
	type Banco
} from '#tests/support/simulatore-pagopa.ts';

const NAV = '302000000000000101';
const ALTRA = '302000000000000202';

let banco: Banco;
const { gpd, open, cart, statusOf, pay } = mosseDi(() => banco);

beforeEach(async () => {
	banco = await openBanco();
});

afterEach(async () => {
	await banco.stop();
});

describe('il pagamento con Checkout', () => {
	beforeEach(async () => {
		await open(NAV, 4500);
	});

	it('pagato torna al sito, poi arriva la ricevuta e non si paga due volte', async () => {
		expect(await pay('PAGA', NAV)).toBe('https://cassola.example/ok');
		expect(await statusOf(NAV)).toBe('PAID');
		expect(banco.ricevute).toEqual([]);
		await banco.pagopa.tick();
		expect(banco.ricevute).toHaveLength(1);
		expect(banco.ricevute[0]).toContain('<paymentAmount>45.00</paymentAmount>');
		expect(banco.ricevute[0]).toContain('<paymentNote>carrello-1</paymentNote>');
		expect(banco.ricevute[0]).toContain('<paymentDateTime>2026-11-24T11:00:00</paymentDateTime>');
		expect(await faultOf(cart(NAV, 4500))).toEqual([422, 'PAA_PAGAMENTO_DUPLICATO']);
		expect((await gpd(`/${CASSOLA}-${NAV}/invalidate`, { metodo: 'POST' })).status).toBe(409);
		expect((await gpd(`/${CASSOLA}-${NAV}`, { metodo: 'DELETE' })).status).toBe(409);
	});

	it('mostra chi, che cosa e quanto, senza script e senza eseguire ciò che arriva', async () => {
		const location = (await cart(NAV, 4500)).headers.get('location') ?? '';
		const pagina = await fetch(location);
		const testo = await pagina.text();
		expect(pagina.headers.get('content-security-policy')).toContain("default-src 'none'");
		expect(testo).toContain('Ambiente di prova');
		expect(testo).toContain('Canone &lt;b&gt;unico&lt;/b&gt;');
		expect(testo).toContain('3020 0000 0000 0001 01');
		expect(testo).toContain('Totale: 45,00 €');
		expect(testo).not.toContain('<script');
	});

	it.each([
		['TARDI', 'https://cassola.example/ok', 2],
		['SOSPESO', 'http://cassola.localhost:3000/attesa', 5]
	])('%s: torna al sito, resta in corso e la ricevuta arriva dopo', async (modo, ritorno, minuti) => {
		expect(await pay(modo, NAV)).toBe(ritorno);
		await banco.pagopa.tick();
		expect(await faultOf(cart(NAV, 4500))).toEqual([422, 'PAA_PAGAMENTO_IN_CORSO']);
		expect(banco.ricevute).toEqual([]);
		banco.pagopa.advance(minuti);
		await banco.pagopa.tick();
		expect(banco.ricevute).toHaveLength(1);
		expect(await statusOf(NAV)).toBe('PAID');
	});

	it('la ricevuta può arrivare due volte, uguale', async () => {
		await pay('DOPPIA', NAV);
		await banco.pagopa.tick();
		expect(banco.ricevute).toHaveLength(2);
		expect(banco.ricevute[0]).toBe(banco.ricevute[1]);
	});

	it('chi chiude senza tornare ha pagato lo stesso', async () => {
		expect(await pay('CHIUDI', NAV)).toMatch(/\/pagopa\/checkout\/[^/]+\/fine$/);
		await banco.pagopa.tick();
		expect(banco.ricevute).toHaveLength(1);
	});

	it('non riuscito o annullato non lascia niente, e si riprova subito', async () => {
		expect(await pay('RIFIUTO', NAV)).toBe('https://cassola.example/errore');
		expect(await pay('INDIETRO', NAV)).toBe('https://cassola.example/annullato');
		await banco.pagopa.tick();
		expect(banco.ricevute).toEqual([]);
		expect(await statusOf(NAV)).toBe('VALID');
		expect((await cart(NAV, 4500)).status).toBe(302);
	});

	it('lasciato a metà blocca l’avviso per 30 minuti', async () => {
		await pay('ABBANDONA', NAV);
		banco.pagopa.advance(29);
		expect(await faultOf(cart(NAV, 4500))).toEqual([422, 'PAA_PAGAMENTO_IN_CORSO']);
		banco.pagopa.advance(1);
		expect((await cart(NAV, 4500)).status).toBe(302);
	});

	it('il carrello vale dieci minuti e una volta sola', async () => {
		const location = (await cart(NAV, 4500)).headers.get('location') ?? '';
		const secondo = (await cart(NAV, 4500)).headers.get('location') ?? '';
		banco.pagopa.advance(10);
		expect((await fetch(location)).status).toBe(410);
		const terzo = (await cart(NAV, 4500)).headers.get('location') ?? '';
		const quarto = (await cart(NAV, 4500)).headers.get('location') ?? '';
		expect((await press(terzo, 'PAGA')).status).toBe(303);
		expect((await press(terzo, 'PAGA')).status).toBe(410);
		expect((await press(secondo, 'PAGA')).status).toBe(410);
		// Made before somebody else paid.
		expect((await press(quarto, 'PAGA')).headers.get('location')).toBe('https://cassola.example/errore');
		expect(banco.pagopa.pagamenti()).toHaveLength(1);
	});

	it.each([
		['nessun avviso', { paymentNotices: [] }],
		['un ritorno che manca', { returnUrls: { returnOkUrl: 'https://a.example' } }],
		['un ritorno non protetto', { returnUrls: ritorni('http://cassola.example/') }],
		['un ritorno che è uno script', { returnUrls: ritorni('javascript:alert(1)') }]
	])('rifiuta %s', async (_, altro) => {
		expect((await cart(NAV, 4500, altro)).status).toBe(400);
	});

	it('rifiuta un avviso ripetuto, sconosciuto o con un altro importo', async () => {
		const [avviso] = nuovoCarrello(NAV, 4500).paymentNotices as object[];
		expect((await cart(NAV, 4500, { paymentNotices: [avviso, avviso] })).status).toBe(422);
		expect(await faultOf(cart(ALTRA, 4500))).toEqual([422, 'PAA_PAGAMENTO_SCONOSCIUTO']);
		expect(await faultOf(cart(NAV, 4400))).toEqual([422, 'PAA_ATTIVA_RPT_IMPORTO_NON_VALIDO']);
	});

	it('paga insieme più avvisi, con una ricevuta per ognuno', async () => {
		await open(ALTRA, 1000);
		const [uno, due] = [NAV, ALTRA].map(
			(nav) => (nuovoCarrello(nav, nav === NAV ? 4500 : 1000).paymentNotices as object[])[0]
		);
		const location = (await cart(NAV, 4500, { paymentNotices: [uno, due] })).headers.get('location') ?? '';
		expect(await (await fetch(location)).text()).toContain('Totale: 55,00 €');
		await press(location, 'PAGA');
		await banco.pagopa.tick();
		expect(banco.ricevute.map((ricevuta) => /<noticeNumber>(\d+)/.exec(ricevuta)?.[1]).toSorted()).toEqual([
			NAV,
			ALTRA
		]);
	});
});

describe('gli importi con un copione', () => {
	it.each([
		[4504, [422, 'PAA_PAGAMENTO_DUPLICATO']],
		[4505, [422, 'PAA_PAGAMENTO_IN_CORSO']],
		[4506, [422, 'PAA_PAGAMENTO_SCADUTO']],
		[4509, [500, undefined]]
	])('%i: il carrello è rifiutato', async (cent, atteso) => {
		await open(NAV, cent);
		expect(await faultOf(cart(NAV, cent))).toEqual(atteso);
	});

	it.each([
		[4501, 'https://cassola.example/ok', 0, 1],
		[4502, 'https://cassola.example/ok', 2, 1],
		[4503, 'https://cassola.example/annullato', 0, 0],
		[4507, 'https://cassola.example/ok', 0, 2]
	])('%i: decide lui, qualunque bottone si prema', async (cent, ritorno, minuti, ricevute) => {
		await open(NAV, cent);
		expect(await pay('RIFIUTO', NAV, cent)).toBe(ritorno);
		banco.pagopa.advance(minuti);
		await banco.pagopa.tick();
		expect(banco.ricevute).toHaveLength(ricevute);
	});

	it('08: la ricevuta dice un altro importo', async () => {
		await open(NAV, 4508);
		await pay('PAGA', NAV, 4508);
		await banco.pagopa.tick();
		expect(banco.ricevute[0]).toContain('<paymentAmount>46.08</paymentAmount>');
	});
});

function ritorni(indirizzo: string): object {
	return {
		returnOkUrl: indirizzo,
		returnCancelUrl: indirizzo,
		returnErrorUrl: indirizzo,
		returnWaitingUrl: indirizzo
	};
}
