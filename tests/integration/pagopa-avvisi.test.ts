// Notices of pagoPA: made with the act, told by the worker, seen by their own alone, withdrawn when they are paid in another way.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { inEnte } from '#lib/server/db/in-ente.ts';
import {
	accolta,
	avvia,
	dueAvvisi,
	elena,
	lavora,
	minutiDopo,
	porta,
	sommeDi,
	vista
} from '#tests/support/cassa.ts';
import { come, entra } from '#tests/support/mondo.ts';
import { archivia, incassa } from '#tests/support/mosse.ts';
import { guastoPagopa, pagopaFinta, type PagopaFinta } from '#tests/support/pagopa-finta.ts';
import { anna, marta, mondo } from '#tests/support/scena.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

let pagopa: PagopaFinta;

beforeEach(() => {
	pagopa = pagopaFinta();
});

describe('gli avvisi di un atto', () => {
	it('sono uno per ogni ultimo giorno, con numeri diversi, e chi li fa non aspetta pagoPA', async () => {
		const [prima, seconda] = await dueAvvisi(await accolta());
		expect(prima).toMatchObject({ cent: 1_600, scadenza: '2026-12-10', stato: 'da_aprire' });
		expect(seconda).toMatchObject({ cent: 12_050, scadenza: '2026-12-15', stato: 'da_aprire' });
		expect(prima.nav).toMatch(/^302\d{15}$/);
		expect(seconda.nav).not.toBe(prima.nav);
		expect(prima.causale).toMatch(/^Bollo sul permesso - AA-2026-\d{6}$/);
		expect(prima.debitore).toEqual({
			tipo: 'F',
			codiceFiscale: marta.codiceFiscale,
			nome: 'Marta Zanchettin'
		});
		expect(pagopa.chiamate).toEqual([]);
	});

	it('li porta a pagoPA il lavoratore, e il messaggio li chiede uno per uno', async () => {
		const numero = await accolta();
		await lavora(pagopa);
		const [prima] = await dueAvvisi(numero);
		expect(prima.stato).toBe('aperta');
		expect(pagopa.posizioni.get(`90000000019-${prima.nav}`)).toMatchObject({
			scadenza: '2026-12-10',
			voci: [{ cent: 1_600, tassonomia: '9/0115103TS/', bollo: { provincia: 'VI' } }]
		});
		const messaggi = await mondo.owner`
			select avviso_nav as nav, avviso_cent as cent from messaggio where modello = 'IO05' and avviso_nav = ${prima.nav}`;
		expect(messaggi).toEqual([{ nav: prima.nav, cent: 1_600 }]);
	});

	it('con pagoPA lontana un’ora aspettano, e poi vanno a posto da soli', async () => {
		const numero = await accolta();
		pagopa.guasto = guastoPagopa(true);
		for (let volta = 0; volta < 12; volta += 1) {
			await lavora(pagopa);
			minutiDopo(5);
		}
		expect((await dueAvvisi(numero)).map(({ stato }) => stato)).toEqual(['da_aprire', 'da_aprire']);
		pagopa.guasto = undefined;
		minutiDopo(120);
		await lavora(pagopa);
		expect((await dueAvvisi(numero)).map(({ stato }) => stato)).toEqual(['aperta', 'aperta']);
	});

	it('che pagoPA non vuole restano da guardare, e nessuno li chiede ancora', async () => {
		const numero = await accolta();
		pagopa.guasto = guastoPagopa(false);
		await lavora(pagopa);
		pagopa.guasto = undefined;
		minutiDopo(60 * 24 * 3);
		await lavora(pagopa);
		const [prima] = await dueAvvisi(numero);
		expect(prima.stato).toBe('rifiutata');
		expect((await vista(prima.gettone)).situazione).toEqual({ tipo: 'non_pagabile' });
	});

	it('di una pratica archiviata si annullano', async () => {
		const numero = await accolta();
		await lavora(pagopa);
		mondo.sposta('2026-12-20T09:00:00Z');
		await archivia(mondo, anna, { numero, revisione: 3 });
		await lavora(pagopa);
		const avvisi = await dueAvvisi(numero);
		expect(avvisi.map(({ stato }) => stato)).toEqual(['annullata', 'annullata']);
		expect([...pagopa.posizioni.values()].map(({ statoPagopa }) => statoPagopa)).toEqual(
			expect.arrayContaining(['ANNULLATA', 'ANNULLATA'])
		);
	});

	it('a un cittadino si vedono solo i suoi', async () => {
		const [prima] = await dueAvvisi(await accolta());
		const mario = await entra(mondo, 'Mario');
		for (const [chi, quanti] of [
			[marta, 1],
			[mario, 0]
		] as const)
			expect(await come(mondo, chi, (tx) => tx`select 1 from posizione where id = ${prima.id}`)).toHaveLength(
				quanti
			);
	});

	it('col collegamento di un altro pagamento non si vedono e non si toccano', async () => {
		const [prima] = await dueAvvisi(await accolta());
		const attore = { ruolo: 'pagante', gettone: 'A'.repeat(24) } as const;
		await inEnte(mondo.database, { ente: 'cassola', attore }, async (tx) => {
			expect(await tx`select 1 from posizione`).toHaveLength(0);
			expect(await tx`select 1 from pratica`).toHaveLength(0);
			const { count } = await tx`update posizione set in_corso_fino = null where id = ${prima.id}`;
			expect(count).toBe(0);
		});
	});
});

describe('chi paga allo sportello', () => {
	it('toglie l’avviso da pagoPA, e non può mentre qualcuno lo sta pagando', async () => {
		const numero = await accolta();
		await lavora(pagopa);
		const [prima] = await dueAvvisi(numero);
		const [dovuto] = await sommeDi(numero);
		const incasso = { numero, revisione: 3, pagamento: dovuto?.id ?? '', cent: 1_600, porta };
		await avvia(pagopa, prima.gettone);
		await expect(incassa(mondo, elena, incasso)).rejects.toMatchObject({ codice: 'PAGAMENTO_IN_CORSO' });
		minutiDopo(31);
		expect(await incassa(mondo, elena, incasso)).toBeUndefined();
		await lavora(pagopa);
		expect((await dueAvvisi(numero))[0].stato).toBe('annullata');
		expect(pagopa.posizioni.get(`90000000019-${prima.nav}`)?.statoPagopa).toBe('ANNULLATA');
	});
});
