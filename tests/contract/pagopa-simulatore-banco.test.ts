// What else the simulator of pagoPA does: receipts asked for, stamps, notices of others, flows, and its control page.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	BOLLO,
	call,
	CASSOLA,
	CHECKOUT,
	FLUSSI,
	nuovaPosizione,
	openBanco,
	OPZIONI,
	RICEVUTE,
	voce,
	STAMP,
	press,
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

describe('le ricevute', () => {
	it('si possono chiedere, una o tutte', async () => {
		const indirizzo = `${banco.origine}${RICEVUTE}/payments/${CASSOLA}/receipts`;
		await open(NAV, 4500);
		expect((await call(`${indirizzo}/${NAV.slice(1)}`)).status).toBe(404);
		banco.pagopa.payAltrove({ ente: CASSOLA, nav: NAV });
		const una = await call(`${indirizzo}/${NAV.slice(1)}`);
		expect(una.headers.get('content-type')).toBe('application/xml');
		expect(await una.text()).toMatch(/^<paf:paSendRTV2Request /);
		const elenco = (await (await call(`${indirizzo}?debtorOrIuv=ZNCMRT84C57C037X`)).json()) as object;
		expect(elenco).toMatchObject({ totalPages: 1, results: [{ iuv: NAV.slice(1) }] });
	});

	it('arrivano anche per una posizione annullata mentre si pagava', async () => {
		await open(NAV, 4500);
		await pay('TARDI', NAV);
		await gpd(`/${CASSOLA}-${NAV}/invalidate`, { metodo: 'POST' });
		banco.pagopa.advance(2);
		await banco.pagopa.tick();
		expect(banco.ricevute).toHaveLength(1);
		expect(await statusOf(NAV)).toBe('INVALID');
		expect(banco.pagopa.sendAnnullata()).toBe(NAV);
		await banco.pagopa.tick();
		expect(banco.ricevute).toHaveLength(2);
	});
});

describe('la marca da bollo digitale', () => {
	const chi = {
		firstName: 'Marta',
		lastName: 'Zanchi',
		fiscalCode: 'ZNCMRT84C57C037X',
		email: 'marta@example.it',
		amount: 1600,
		province: 'VI',
		documentHash: STAMP.hashDocument
	};
	const corpo = {
		paymentNotices: [chi],
		idCIService: '00005',
		returnUrls: {
			successUrl: 'https://cassola.example/ok',
			cancelUrl: 'https://cassola.example/no',
			errorUrl: 'https://cassola.example/errore'
		}
	};

	it('si paga sulla sua pagina e dice l’impronta chiesta', async () => {
		const base = `${banco.origine}${BOLLO}/organizations/${CASSOLA}`;
		const chiesto = await call(`${base}/mbd`, { metodo: 'POST', corpo });
		const { checkoutRedirectUrl, mbdDownloadLink, nav } = (await chiesto.json()) as Record<string, string>;
		expect((await call(`${base}/receipt/${nav ?? ''}`)).status).toBe(404);
		expect(await (await fetch(checkoutRedirectUrl ?? '')).text()).not.toContain('value="SOSPESO"');
		expect((await press(checkoutRedirectUrl ?? '', 'SOSPESO')).status).toBe(422);
		const pagato = await press(checkoutRedirectUrl ?? '', 'PAGA');
		expect(pagato.headers.get('location')).toBe('https://cassola.example/ok');
		const { content } = (await (await call(`${base}/receipt/${nav ?? ''}`)).json()) as { content: string[] };
		const xml = Buffer.from(content[0] ?? '', 'base64').toString();
		expect(xml).toContain(`<ds:DigestValue>${STAMP.hashDocument}</ds:DigestValue>`);
		expect(await (await fetch(mbdDownloadLink ?? '')).text()).toBe(xml);
		await banco.pagopa.tick();
		expect(banco.ricevute).toEqual([]);
	});

	it('costa 16 euro e vuole un’impronta', async () => {
		const base = `${banco.origine}${BOLLO}/organizations/${CASSOLA}/mbd`;
		for (const altro of [{ amount: 1500 }, { documentHash: 'corta' }])
			expect(
				(await call(base, { metodo: 'POST', corpo: { ...corpo, paymentNotices: [{ ...chi, ...altro }] } }))
					.status
			).toBe(400);
	});
});

describe('gli avvisi fatti da un altro programma', () => {
	const notice = (nav: string): Promise<Response> =>
		call(`${banco.origine}${OPZIONI}/payment-options/organizations/${CASSOLA}/notices/${nav}`, {
			metodo: 'POST'
		});

	it('si leggono, si pagano, e la ricevuta va all’altro programma', async () => {
		const testo = await (await fetch(`${banco.origine}/pagopa`)).text();
		const [tari = '', mensa = ''] = [...testo.matchAll(/Avviso (303\d{15}), (87,50|43,00)/g)]
			.map(([, nav = '', importo]) => ({ nav, importo }))
			.toSorted((a, b) => String(b.importo).localeCompare(String(a.importo)))
			.filter(({ nav }, posto, tutti) => tutti.findIndex((uno) => uno.nav === nav) === posto)
			.map(({ nav }) => nav);
		const letto = (await (await notice(tari)).json()) as object;
		expect(letto).toMatchObject({
			organizationFiscalCode: CASSOLA,
			paymentOptions: [{ amount: 8750, installments: [{ nav: tari, status: 'POI_UNPAID' }] }]
		});
		expect(await (await notice(mensa)).json()).toMatchObject({ errorMessage: 'PAA_PAGAMENTO_DUPLICATO' });
		expect((await notice(NAV)).status).toBe(404);
		expect((await gpd(`/${CASSOLA}-${tari}`)).status).toBe(404);
		expect(await pay('PAGA', tari, 8750)).toBe('https://cassola.example/ok');
		await banco.pagopa.tick();
		expect(banco.ricevute).toEqual([]);
		expect((await notice(tari)).status).toBe(409);
	});
});

describe('i flussi di riversamento', () => {
	type Voci = { data: { fdr: string; pspId: string; published: string }[] };
	const base = (): string => `${banco.origine}${FLUSSI}/organizations/${CASSOLA}/fdrs`;
	const list = async (query = ''): Promise<Voci> => (await (await call(`${base()}${query}`)).json()) as Voci;

	it('escono due giorni dopo, uno per PSP, con le voci che vanno al Comune', async () => {
		const bollo = voce(1600, { idTransfer: '2', iban: undefined, stamp: STAMP });
		const corpo = nuovaPosizione(NAV, 4500) as { paymentOption: object[] };
		const paymentOption = [{ ...corpo.paymentOption[0], amount: 6100, transfer: [voce(4500), bollo] }];
		await open(NAV, 6100, { paymentOption });
		await open(ALTRA, 1000);
		await pay('PAGA', NAV, 6100);
		banco.pagopa.payAltrove({ ente: CASSOLA, nav: ALTRA, zitto: true });
		banco.pagopa.advance(24 * 60);
		expect((await list()).data).toEqual([]);
		expect(await statusOf(NAV)).toBe('PAID');
		banco.pagopa.advance(24 * 60);
		const { data } = await list();
		expect(data).toHaveLength(2);
		expect(await statusOf(NAV)).toBe('REPORTED');
		// Nobody told GPD of it.
		expect(await statusOf(ALTRA)).toBe('VALID');
		const righe = await Promise.all(
			data.map(async ({ fdr, pspId }): Promise<unknown> => {
				return (await call(`${base()}/${fdr}/revisions/1/psps/${pspId}/payments`)).json();
			})
		);
		expect(righe).toMatchObject([
			{ data: [{ iuv: NAV.slice(1), pay: 45, payStatus: 'EXECUTED', idTransfer: 1 }] },
			{ data: [{ iuv: ALTRA.slice(1), pay: 10, payStatus: 'NO_RPT' }] }
		]);
		expect((await list(`?publishedGt=${data[0]?.published ?? ''}`)).data).toEqual([]);
	});

	it('dicono ciò che è scelto finché non sono usciti', async () => {
		await open(NAV, 4500);
		await pay('PAGA', NAV);
		const [pagamento] = banco.pagopa.pagamenti();
		expect(banco.pagopa.setFlusso(pagamento?.id ?? '', 3)).toBe(true);
		banco.pagopa.advance(3 * 24 * 60);
		expect(banco.pagopa.setFlusso(pagamento?.id ?? '', 0)).toBe(false);
		const [flusso] = (await list()).data;
		const righe = await call(
			`${base()}/${flusso?.fdr ?? ''}/revisions/1/psps/${flusso?.pspId ?? ''}/payments`
		);
		expect(await righe.json()).toMatchObject({ data: [{ payStatus: 'REVOKED' }] });
	});
});

describe('il banco di prova', () => {
	const act = (campi: Record<string, string>): Promise<Response> =>
		fetch(`${banco.origine}/pagopa`, { method: 'POST', body: new URLSearchParams(campi) });

	it('muove il tempo, paga in tabaccheria e manda ricevute strane', async () => {
		await open(NAV, 4500);
		expect(await (await act({ azione: 'tempo', minuti: '60' })).text()).toContain('avanti di 1 ora');
		expect(await (await act({ azione: 'paga', ente: CASSOLA, nav: NAV })).text()).toContain('pagato');
		expect(await (await act({ azione: 'sconosciuta', ente: CASSOLA })).text()).toContain('nessuno ha creato');
		expect(await (await act({ azione: 'ultima' })).text()).toContain('riparte');
		expect(await (await act({ azione: 'annullata' })).text()).toContain('Nessuna posizione è annullata');
		await banco.pagopa.tick();
		expect(banco.ricevute).toHaveLength(3);
		expect(await (await fetch(`${banco.origine}/pagopa?cerca=${NAV}`)).text()).toContain('12:00');
	});

	it('manda una ricevuta sconosciuta dell’importo che si scrive', async () => {
		const sconosciuta = { azione: 'sconosciuta', ente: CASSOLA };
		expect(await (await act({ ...sconosciuta, importo: '12,05' })).text()).toContain('nessuno ha creato');
		for (const importo of ['dodici', '0', '-1'])
			expect(await (await act({ ...sconosciuta, importo })).text()).toContain('Non capisco l’importo');
		await banco.pagopa.tick();
		expect(banco.ricevute).toHaveLength(1);
		expect(banco.ricevute[0]).toContain('<paymentAmount>12.05</paymentAmount>');
	});

	it('con pagoPA guasta ogni chiamata dà 503, con pagoPA muta non ha risposta', async () => {
		await act({ azione: 'risponde', risponde: 'ERRORE' });
		expect((await gpd('')).status).toBe(503);
		expect((await cart(NAV, 4500)).status).toBe(503);
		await act({ azione: 'risponde', risponde: 'MUTO' });
		const muta = fetch(`${banco.origine}${CHECKOUT}/carts`, {
			method: 'POST',
			signal: AbortSignal.timeout(300)
		});
		await expect(muta).rejects.toThrow();
		await act({ azione: 'risponde', risponde: 'SI' });
		expect((await gpd('')).status).toBe(200);
	});

	it('ricorda tutto dopo un riavvio, orologio compreso', async () => {
		const cartella = await mkdtemp(path.join(tmpdir(), 'comune-vicino-pagopa-'));
		const file = path.join(cartella, 'pagopa.jsonl');
		await banco.stop();
		banco = await openBanco({ file });
		await open(NAV, 4500);
		await pay('TARDI', NAV);
		banco.pagopa.advance(2);
		await banco.stop();
		banco = await openBanco({ file });
		expect(banco.pagopa.posizioni()).toMatchObject([{ stato: 'VALID' }]);
		await banco.pagopa.tick();
		expect(banco.ricevute).toHaveLength(1);
		expect(await statusOf(NAV)).toBe('PAID');
		await rm(cartella, { recursive: true });
	});
});
