// An hour without pagoPA, over the wire: requests are decided and people want to pay, nothing is lost, and then everything goes on by itself.
import { expect, it, vi } from 'vitest';
import { giornoARoma } from '#lib/domain/istante.ts';
import { readInAttesa } from '#lib/server/cassa/avvisi-fermi.ts';
import { readMovimenti } from '#lib/server/cassa/movimenti.ts';
import { righeDi, totaleDi } from '#lib/server/cassa/rendiconto.ts';
import { createGettone } from '#lib/server/pagamenti/open-posizioni.ts';
import {
	accolta,
	avvia,
	avvisiDi,
	dueAvvisi,
	elena,
	lavora,
	minutiDopo,
	sommeDi
} from '#tests/support/cassa.ts';
import { come, enteDi, INDIRIZZO } from '#tests/support/mondo.ts';
import { banco, paga, pagopa, ricevi, situazione, vaiAPagopa } from '#tests/support/pagopa-sul-filo.ts';
import { leggi } from '#tests/support/pratiche.ts';
import { mondo } from '#tests/support/scena.ts';
import { press } from '#tests/support/simulatore-pagopa.ts';
import { actions, load } from '../../src/routes/paga/[gettone]/+page.server.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

/** Whoever has the link opens the page of a payment. */
async function evento(gettone: string, metodo = 'GET') {
	const url = new URL(`http://cassola.localhost/paga/${gettone}`);
	const { database, clock, newId } = mondo;
	return {
		locals: {
			app: {
				database,
				clock,
				newId,
				settings: INDIRIZZO,
				pagopa: () => pagopa,
				limiti: { pagamenti: () => ({ ok: true }) }
			},
			ente: await enteDi(mondo)
		},
		url,
		params: { gettone },
		setHeaders: () => undefined,
		getClientAddress: () => '192.0.2.1',
		request: new Request(url, { method: metodo })
	} as never;
}

async function statiDi(numeri: readonly string[]): Promise<Set<string>> {
	const avvisi = await Promise.all(numeri.map(avvisiDi));
	return new Set(avvisi.flat().map(({ stato }) => stato));
}

it('un’ora senza pagoPA: si decide, si dice la verità a chi vuole pagare, e poi torna tutto', async () => {
	const prima = await accolta();
	const [, daPagare] = await dueAvvisi(prima);
	const aMeta = await accolta();
	const [, cominciato] = await dueAvvisi(aMeta);
	await lavora(pagopa);
	// Somebody stands before the page of pagoPA when it all stops, and pays: the receipt waits there.
	const { indirizzo } = await vaiAPagopa(cominciato.gettone);
	const numeri = [prima, aMeta];
	const inizio = mondo.clock();
	banco.pagopa.answerWith('ERRORE');
	await press(indirizzo, 'CHIUDI');
	expect(await situazione(cominciato.gettone)).toBe('in_corso');

	for (let minuti = 0; minuti < 60; minuti += 10) {
		banco.pagopa.answerWith(minuti === 30 ? 'MUTO' : 'ERRORE');
		if (minuti % 20 === 0) {
			const numero = await accolta();
			numeri.push(numero);
			const [, nuovo] = await dueAvvisi(numero);
			expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ATTESA_PAGAMENTO');
			expect(await situazione(nuovo.gettone)).toBe('in_preparazione');
			expect(await avvia(pagopa, nuovo.gettone)).toEqual({ tipo: 'cambiato' });
		}
		await lavora(pagopa);
		if (minuti === 20 || minuti === 30) {
			const risposta = await actions.default?.(await evento(daPagare.gettone, 'POST'));
			expect(risposta).toMatchObject({
				status: 503,
				data: { fermo: expect.stringContaining('Non è cominciato nessun pagamento') as string }
			});
			expect(await load(await evento(daPagare.gettone))).toMatchObject({
				situazione: 'da_pagare',
				totale: '120,50 €'
			});
		}
		minutiDopo(10);
	}
	expect(await ricevi()).toEqual({ rifiuti: [], esiti: [] });
	const attesa = await come(mondo, elena, (tx) => readInAttesa(tx, mondo.clock()));
	expect(attesa.quanti).toBeGreaterThanOrEqual(2);
	expect(attesa.dal?.getTime()).toBe(inizio.getTime());
	// A link that opens nothing is not said to be a fault of pagoPA.
	await expect(
		Promise.resolve(actions.default?.(await evento(createGettone(), 'POST')))
	).rejects.toMatchObject({ status: 404 });

	banco.pagopa.answerWith('SI');
	expect((await ricevi()).esiti).toEqual(['abbinata']);
	for (let giri = 0; (await statiDi(numeri)).has('da_aprire'); giri += 1) {
		expect(giri, 'dopo un’ora non tutti gli avvisi sono a pagoPA').toBeLessThan(12);
		minutiDopo(5);
		await lavora(pagopa);
	}
	expect(await statiDi(numeri)).toEqual(new Set(['aperta', 'pagata']));
	expect((await come(mondo, elena, (tx) => readInAttesa(tx, mondo.clock()))).quanti).toBe(0);

	for (const avviso of (await Promise.all(numeri.map(avvisiDi))).flat())
		if (avviso.stato === 'aperta' && (await situazione(avviso.gettone)) === 'da_pagare')
			expect(await paga(avviso.gettone, 'PAGA')).toBe('ok');
	await ricevi();
	expect(await statiDi(numeri)).toEqual(new Set(['pagata']));
	for (const numero of numeri) expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ACCOLTA');

	const dovuti = (await Promise.all(numeri.map(sommeDi))).flat();
	expect(dovuti).toHaveLength(10);
	const dovuto = dovuti.reduce((somma, { cent }) => somma + cent, 0);
	const pagati = banco.pagopa.pagamenti().filter(({ stato }) => stato === 'RIUSCITO');
	expect(pagati.reduce((somma, { cent }) => somma + cent, 0)).toBe(dovuto);
	const giorni = { dal: giornoARoma(inizio), al: giornoARoma(mondo.clock()) };
	const movimenti = await come(mondo, elena, (tx) => readMovimenti(tx, giorni));
	expect(totaleDi(righeDi(movimenti))).toEqual({
		pagopa: dovuto,
		sportello: 0,
		rimborsi: 0,
		saldo: dovuto
	});
});
