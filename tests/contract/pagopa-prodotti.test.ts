// Our client of pagoPA before the answers of the other products: carts, receipts, notices, stamps and flows.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pagopa } from '#lib/server/integrations/pagopa/port.ts';
import { CF_ENTE, IMPRONTA, invioRicevuta, IUBD, IUV, marcaDaBollo, NAV } from '#tests/support/pagopa.ts';
import {
	carrello,
	clientDiProva,
	richiestaBollo,
	startPagopaFinto,
	type PagopaFinto,
	type Passo
} from '#tests/support/pagopa-finto.ts';

let finto: PagopaFinto;
let pagopa: Pagopa;

beforeAll(async () => {
	finto = await startPagopaFinto();
	pagopa = clientDiProva(finto.indirizzo);
});

afterAll(() => finto.stop());

const RIFIUTO = { integrazione: 'pagopa', temporaneo: false };
const RIPROVA = { integrazione: 'pagopa', temporaneo: true };

function percorsi(): string[] {
	return finto.richieste.map(({ metodo, percorso }) => `${metodo} ${percorso}`);
}

describe('il carrello', () => {
	it('dà l’indirizzo di Checkout senza andarci', async () => {
		finto.say({ status: 302, headers: { location: `${finto.indirizzo}/c/1` } });
		expect(await pagopa.createCarrello(carrello)).toEqual({
			esito: 'PRONTO',
			indirizzo: `${finto.indirizzo}/c/1`
		});
		expect(percorsi()).toEqual(['POST /checkout/ec/v2/carts']);
	});

	it.each([
		[409, 'PAA_PAGAMENTO_DUPLICATO', 'PAGATO'],
		[409, 'PPT_PAGAMENTO_IN_CORSO', 'IN_CORSO'],
		[422, 'PAA_PAGAMENTO_SCADUTO', 'SCADUTO'],
		[422, 'PAA_PAGAMENTO_ANNULLATO', 'ANNULLATO'],
		[404, 'PAA_PAGAMENTO_SCONOSCIUTO', 'SCONOSCIUTO'],
		[404, '', 'SCONOSCIUTO'],
		[422, 'Unprocessable', 'IN_CORSO']
	])('rifiutato con %d %s è %s', async (status, detail, esito) => {
		finto.say({ status, corpo: { title: 'x', status, detail } });
		expect(await pagopa.createCarrello(carrello)).toEqual({ esito });
	});

	it.each([
		[{ status: 422, corpo: { detail: 'PPT_STAZIONE_INT_PA_TIMEOUT' } }, RIPROVA],
		[{ status: 502, corpo: { detail: 'PAA_PAGAMENTO_SCADUTO' } }, RIPROVA],
		[{ status: 500 }, RIPROVA],
		[{ status: 400, corpo: { detail: 'PPT_SEMANTICA' } }, RIFIUTO],
		[{ status: 302 }, RIFIUTO],
		[{ status: 302, headers: { location: 'http://checkout.example/c/1' } }, RIFIUTO],
		[{ status: 200, corpo: {} }, RIFIUTO]
	] as [Passo, object][])('davanti a %j non porta da nessuna parte', async (passo, errore) => {
		finto.say(passo);
		await expect(pagopa.createCarrello(carrello)).rejects.toMatchObject(errore);
	});
});

describe('leggere da pagoPA', () => {
	it('la ricevuta di uno IUV, o che non c’è ancora', async () => {
		finto.say({ status: 200, corpo: invioRicevuta() }, { status: 404 });
		expect(await pagopa.readRicevuta(IUV)).toMatchObject({
			nav: NAV,
			cent: 4500,
			originale: invioRicevuta()
		});
		expect(await pagopa.readRicevuta(IUV)).toBeUndefined();
		const risorsa = `/gpd/payments-receipts-service/v1/payments/${CF_ENTE}/receipts/${IUV}`;
		expect(percorsi()).toEqual([`GET ${risorsa}`, `GET ${risorsa}`]);
		expect(finto.richieste[0]?.headers['ocp-apim-subscription-key']).toBe('chiave-ricevute');
	});

	it('anche una ricevuta della versione di prima', async () => {
		finto.say({ status: 200, corpo: invioRicevuta().replaceAll('paSendRTV2Request', 'paSendRTReq') });
		expect(await pagopa.readRicevuta(IUV)).toMatchObject({ riuscita: true });
	});

	it.each([
		['di un altro IUV', invioRicevuta().replaceAll(IUV, '02000123456789142')],
		['con DOCTYPE', `<!DOCTYPE a>${invioRicevuta()}`],
		['che è altro', '<receipt/>'],
		['che non è XML', '{}']
	])('non una ricevuta %s', async (_, corpo) => {
		finto.say({ status: 200, corpo });
		await expect(pagopa.readRicevuta(IUV)).rejects.toMatchObject(RIFIUTO);
	});

	it('un avviso fatto altrove, o perché non si può pagare', async () => {
		const rata = { nav: NAV, amount: 4500, description: 'Mensa', status: 'POI_UNPAID' };
		finto.say(
			{ status: 200, corpo: { paymentOptions: [{ installments: [rata] }] } },
			{ status: 404, corpo: { appErrorCode: 'ODP-107' } },
			{ status: 409, corpo: { appErrorCode: 'ODP-109' } },
			{ status: 422, corpo: { appErrorCode: 'ODP-111' } },
			{ status: 400, corpo: { appErrorCode: 'ODP-104' } }
		);
		expect(await pagopa.readAvviso(NAV)).toMatchObject({ cent: 4500, causale: 'Mensa' });
		expect(await pagopa.readAvviso(NAV)).toBeUndefined();
		expect(await pagopa.readAvviso(NAV)).toEqual({ esito: 'IN_CORSO' });
		expect(await pagopa.readAvviso(NAV)).toEqual({ esito: 'ANNULLATO' });
		await expect(pagopa.readAvviso(NAV)).rejects.toMatchObject(RIFIUTO);
	});

	it('una marca da bollo, dall’acquisto al suo XML', async () => {
		const base64 = Buffer.from(marcaDaBollo()).toString('base64');
		finto.say(
			{ status: 200, corpo: { checkoutRedirectUrl: 'https://checkout.pagopa.it/c/1', nav: NAV } },
			{ status: 404 },
			{ status: 200, corpo: { content: [base64] } },
			{ status: 200, corpo: { content: Buffer.from('<a/>').toString('base64') } }
		);
		const indirizzo = 'https://checkout.pagopa.it/c/1';
		expect(await pagopa.askBollo(richiestaBollo)).toEqual({ indirizzo, nav: NAV });
		expect(await pagopa.readBollo(NAV)).toBeUndefined();
		expect(await pagopa.readBollo(NAV)).toEqual({ impronta: IMPRONTA, iubd: IUBD, xml: marcaDaBollo() });
		await expect(pagopa.readBollo(NAV)).rejects.toMatchObject(RIFIUTO);
	});

	it('i flussi di tutte le pagine, da un istante compreso', async () => {
		const uno = { fdr: 'f-1', pspId: 'p 1', revision: 1, published: '2026-12-02T00:00:00Z' };
		const metadata = { totPage: 2, pageNumber: 1, pageSize: 1000 };
		finto.say(
			{ status: 200, corpo: { metadata, data: [uno] } },
			{ status: 200, corpo: { metadata, data: [{ ...uno, fdr: 'f-0', published: '2026-12-01T00:00:00Z' }] } }
		);
		const flussi = await pagopa.listFlussi(new Date('2026-12-01T00:00:00Z'));
		expect(flussi.map(({ id }) => id)).toEqual(['f-0', 'f-1']);
		const elenco = `GET /fdr-org/service/v1/organizations/${CF_ENTE}/fdrs?publishedGt=2026-11-30T23%3A59%3A59.999Z`;
		expect(percorsi()).toEqual([`${elenco}&page=1&size=1000`, `${elenco}&page=2&size=1000`]);
	});

	it('i pagamenti di un flusso, di tutte le pagine', async () => {
		const uno = { iuv: IUV, iur: 't-1', pay: 29.5, payStatus: 'EXECUTED', payDate: '2026-12-01T10:00:00Z' };
		const metadata = { totPage: 2 };
		finto.say(
			{ status: 200, corpo: { regulation: 'SEPA', regulationDate: '2026-12-02', sumPayments: 59 } },
			{ status: 200, corpo: { metadata, data: [uno] } },
			{ status: 200, corpo: { metadata, data: [{ ...uno, iur: 't-2' }] } }
		);
		const quale = { id: 'f-1', revisione: 1, psp: 'p 1', pubblicatoIl: new Date('2026-12-02T00:00:00Z') };
		const letto = await pagopa.readFlusso(quale);
		expect(letto).toMatchObject({ totaleCent: 5900, regolamento: 'SEPA' });
		expect(letto.righe.map(({ iur, cent }) => [iur, cent])).toEqual([
			['t-1', 2950],
			['t-2', 2950]
		]);
		const base = `GET /fdr-org/service/v1/organizations/${CF_ENTE}/fdrs/f-1/revisions/1/psps/p%201`;
		expect(percorsi()).toEqual([
			base,
			`${base}/payments?page=1&size=1000`,
			`${base}/payments?page=2&size=1000`
		]);
	});

	it('non un elenco che non finisce più', async () => {
		finto.say({ status: 200, corpo: { metadata: { totPage: 1_000_000 }, data: [] } });
		await expect(pagopa.listFlussi(new Date('2026-12-01T00:00:00Z'))).rejects.toMatchObject(RIFIUTO);
	});
});
