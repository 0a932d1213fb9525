// Our client of pagoPA before the answers to a position, and the faults that every call can meet.
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pagopa } from '#lib/server/integrations/pagopa/port.ts';
import { CF_ENTE, IUV, NAV } from '#tests/support/pagopa.ts';
import {
	carrello,
	chiavi,
	clientDiProva,
	posizione,
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

function gpd(status: string, altro: object = {}): Passo {
	const opzione = { nav: NAV, iuv: IUV, amount: 4500, ...altro };
	return { status: 200, corpo: { iupd: posizione.iupd, status, paymentOption: [opzione] } };
}

function percorsi(): string[] {
	return finto.richieste.map(({ metodo, percorso }) => `${metodo} ${percorso}`);
}

const POSIZIONI = `/gpd/debt-positions-service/v1/organizations/${CF_ENTE}/debtpositions`;
const QUESTA = `${POSIZIONI}/${CF_ENTE}-${NAV}`;

describe('aprire una posizione', () => {
	it('la crea già pubblicata, con la chiave del prodotto e un numero di richiesta', async () => {
		finto.say({ status: 201, corpo: {} });
		await pagopa.openPosizione(posizione);
		expect(percorsi()).toEqual([`POST ${POSIZIONI}?toPublish=true`]);
		const [richiesta] = finto.richieste;
		expect(richiesta?.headers['ocp-apim-subscription-key']).toBe('chiave-gpd');
		expect(richiesta?.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
		expect(richiesta?.corpo).toMatchObject({ iupd: posizione.iupd, switchToExpired: true, payStandIn: true });
	});

	it.each([
		['era già là', { status: 409 }],
		['la risposta è andata persa', 'CADE'],
		['la risposta non è arrivata in tempo', 'TACE']
	] as [string, Passo][])('se %s ed è la stessa, è aperta', async (_, passo) => {
		finto.say(passo, gpd('VALID'));
		await pagopa.openPosizione(posizione);
		expect(percorsi()).toEqual([`POST ${POSIZIONI}?toPublish=true`, `GET ${QUESTA}`]);
	});

	it.each([
		['è di un altro importo', [{ status: 409 }, gpd('VALID', { amount: 4600 })]],
		['è di un altro avviso', [{ status: 409 }, gpd('VALID', { nav: '302000123456789142' })]],
		['è annullata per sempre', [{ status: 409 }, gpd('INVALID')]],
		['non c’è sotto questo nome: è l’avviso a essere di un’altra', [{ status: 409 }, { status: 404 }]],
		['la risposta è andata persa e ce n’è un’altra', ['CADE', gpd('VALID', { amount: 1 })]]
	] as [string, Passo[]][])('se quella di pagoPA %s, non si riprova', async (_, passi) => {
		finto.say(...passi);
		await expect(pagopa.openPosizione(posizione)).rejects.toMatchObject(RIFIUTO);
	});

	it.each([
		['non è arrivata', ['CADE', { status: 404 }]],
		['non si sa', ['CADE', 'CADE']],
		['pagoPA è guasta', [{ status: 500 }]]
	] as [string, Passo[]][])('se %s si riprova', async (_, passi) => {
		finto.say(...passi);
		await expect(pagopa.openPosizione(posizione)).rejects.toMatchObject(RIPROVA);
	});
});

describe('cambiare e annullare una posizione', () => {
	it('la cambia intera', async () => {
		finto.say({ status: 200, corpo: {} });
		expect(await pagopa.updatePosizione({ ...posizione, scadenza: '2027-01-31' })).toBe('FATTO');
		expect(percorsi()).toEqual([`PUT ${QUESTA}?toPublish=true`]);
		expect(finto.richieste[0]?.corpo).toMatchObject({ paymentOption: [{ dueDate: '2027-01-31T22:59:59Z' }] });
	});

	it.each(['PAID', 'REPORTED', 'PARTIALLY_PAID'])('se è %s è troppo tardi', async (stato) => {
		finto.say({ status: 409 }, gpd(stato));
		expect(await pagopa.updatePosizione(posizione)).toBe('PAGATA');
		finto.say({ status: 409 }, gpd(stato));
		expect(await pagopa.invalidatePosizione(posizione.iupd)).toBe('PAGATA');
	});

	it('annullare quella che non c’è o è già annullata è fatto', async () => {
		for (const passi of [[{ status: 200 }], [{ status: 404 }], [{ status: 409 }, gpd('INVALID')]]) {
			finto.say(...passi);
			expect(await pagopa.invalidatePosizione(posizione.iupd)).toBe('FATTO');
			expect(percorsi()[0]).toBe(`POST ${QUESTA}/invalidate`);
		}
	});

	it('non si cambia una posizione annullata o che non c’è', async () => {
		for (const [passi, esito] of [
			[[{ status: 404 }], 'SCONOSCIUTA'],
			[[{ status: 409 }, gpd('INVALID')], 'ANNULLATA']
		] as const) {
			finto.say(...passi);
			expect(await pagopa.updatePosizione(posizione)).toBe(esito);
		}
		finto.say({ status: 409 }, { status: 404 });
		await expect(pagopa.updatePosizione(posizione)).rejects.toMatchObject(RIFIUTO);
	});

	it('se pagoPA rifiuta e poi risulta aperta, qualcuno la stava muovendo: si riprova', async () => {
		finto.say({ status: 409 }, gpd('VALID'));
		await expect(pagopa.invalidatePosizione(posizione.iupd)).rejects.toMatchObject(RIPROVA);
	});
});

describe('ogni chiamata', () => {
	it.each([
		[{ status: 400 }, { temporaneo: false }],
		[{ status: 401 }, { temporaneo: false }],
		[{ status: 403 }, { temporaneo: false }],
		[
			{ status: 429, headers: { 'retry-after': '7' } },
			{ temporaneo: true, riprovaDopo: 7 }
		],
		[{ status: 500 }, { temporaneo: true }],
		[
			{ status: 503, headers: { 'retry-after': 'Mon, 30 Nov 2026 12:01:00 GMT' } },
			{ temporaneo: true, riprovaDopo: 60 }
		],
		[{ status: 200, corpo: '<html>' }, { temporaneo: false }],
		[{ status: 200, corpo: {} }, { temporaneo: false }],
		[{ status: 200, corpo: { status: 'NUOVO' } }, { temporaneo: false }],
		[{ status: 200, corpo: 'x'.repeat(2 * 1024 * 1024 + 1) }, { temporaneo: false }],
		['CADE', { temporaneo: true }],
		['TACE', { temporaneo: true }]
	] as [Passo, object][])('davanti a %j sa se riprovare', async (passo, errore) => {
		finto.say(passo);
		await expect(pagopa.readPosizione('x')).rejects.toMatchObject({ integrazione: 'pagopa', ...errore });
	});

	it('non porta la chiave dove la si vuole mandare', async () => {
		finto.say({ status: 302, headers: { location: `${finto.indirizzo}/altrove` } });
		await expect(pagopa.readPosizione('x')).rejects.toMatchObject(RIFIUTO);
		expect(finto.richieste).toHaveLength(1);
	});

	it('può essere ripetuta quando pagoPA non si raggiunge', async () => {
		const chiuso = createServer();
		const porta = await new Promise<number>((resolve) => {
			chiuso.listen(0, '127.0.0.1', () => {
				const address = chiuso.address();
				resolve(typeof address === 'object' && address ? address.port : 0);
			});
		});
		await new Promise((resolve) => chiuso.close(resolve));
		const lontana = clientDiProva(`http://127.0.0.1:${porta}`);
		await expect(lontana.openPosizione(posizione)).rejects.toMatchObject(RIPROVA);
		await expect(lontana.createCarrello(carrello)).rejects.toMatchObject(RIPROVA);
	});

	it('non parte senza la chiave del suo prodotto; per il carrello non serve', async () => {
		const poche = clientDiProva(finto.indirizzo, { chiavi: { gpd: chiavi.gpd, ricevute: chiavi.ricevute } });
		finto.say({ status: 302, headers: { location: 'https://checkout.pagopa.it/c/1' } });
		for (const chiamata of [
			poche.askBollo(richiestaBollo),
			poche.listFlussi(new Date()),
			poche.readAvviso(NAV)
		])
			await expect(chiamata).rejects.toMatchObject(RIFIUTO);
		expect((await poche.createCarrello(carrello)).esito).toBe('PRONTO');
		expect(finto.richieste).toHaveLength(1);
		expect(finto.richieste[0]?.headers).not.toHaveProperty('ocp-apim-subscription-key');
	});

	it('scrive nel percorso ciò che le si dà, non un altro percorso', async () => {
		finto.say({ status: 404 });
		expect(await pagopa.readPosizione('../x?y=1')).toBeUndefined();
		expect(percorsi()).toEqual([`GET ${POSIZIONI}/..%2Fx%3Fy%3D1`]);
	});
});
