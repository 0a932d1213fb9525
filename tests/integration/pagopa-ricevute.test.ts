// Receipts of pagoPA: what they pay, once, what they release, and what they cannot pay.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { findDocumento } from '#lib/server/documenti/find-documento.ts';
import { findAttestazione, findAvviso, findMarca } from '#lib/server/pagamenti/carte.ts';
import { asPagante } from '#lib/server/pagamenti/pay.ts';
import { type Posizione } from '#lib/server/pagamenti/posizione.ts';
import {
	accolta,
	avvia,
	dueAvvisi,
	elena,
	guarda,
	lavora,
	minutiDopo,
	sommeDi,
	tieni,
	vista
} from '#tests/support/cassa.ts';
import { come, enteDi } from '#tests/support/mondo.ts';
import { archivia } from '#tests/support/mosse.ts';
import { marcaDi, pagopaFinta, ricevutaDi, type PagopaFinta } from '#tests/support/pagopa-finta.ts';
import { leggi } from '#tests/support/pratiche.ts';
import { anna, fascicolo, marta, mondo } from '#tests/support/scena.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

let pagopa: PagopaFinta;

beforeEach(() => {
	pagopa = pagopaFinta();
});

describe('una ricevuta', () => {
	it('paga la sua somma, e con l’ultima rilascia il documento', async () => {
		const numero = await accolta();
		const [prima, seconda] = await dueAvvisi(numero);
		expect(await tieni(ricevutaDi(seconda))).toEqual({ nuova: true, conosciuta: true });
		expect(await guarda()).toEqual(['abbinata']);
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ATTESA_PAGAMENTO');
		await tieni(ricevutaDi(prima));
		await guarda();
		const { pratica, documenti, messaggi } = await fascicolo(numero);
		expect(pratica).toMatchObject({ stato: 'ACCOLTA', esito: 'ACCOLTA' });
		expect(documenti.filter(({ tipo }) => tipo === 'rilascio')).toHaveLength(1);
		expect(messaggi.map(({ testo }) => testo)).toEqual(
			expect.arrayContaining([
				expect.stringContaining('Abbiamo ricevuto il tuo pagamento di 120,50 euro'),
				expect.stringContaining('è stata accolta con atto')
			])
		);
		expect((await sommeDi(numero)).map(({ stato, mezzo, pagatoIl }) => [stato, mezzo, pagatoIl])).toEqual([
			['PAGATA', 'pagopa', '2026-11-24'],
			['PAGATA', 'pagopa', '2026-11-24']
		]);
	});

	it('arrivata due volte, o in due insieme, paga una volta', async () => {
		const numero = await accolta();
		const [prima] = await dueAvvisi(numero);
		await mondo.scalda();
		const esiti = await Promise.all([tieni(ricevutaDi(prima)), tieni(ricevutaDi(prima))]);
		expect(esiti.filter(({ nuova }) => nuova)).toHaveLength(1);
		await guarda();
		expect(await tieni(ricevutaDi(prima))).toEqual({ nuova: false, conosciuta: true });
		expect(await guarda()).toEqual([]);
		expect((await sommeDi(numero)).filter(({ stato }) => stato === 'PAGATA')).toHaveLength(1);
	});

	it.each([
		['di un altro importo', 'IMPORTO', { cent: 1_599 }],
		['di un secondo pagamento', 'DOPPIA', { id: 'altro-token' }]
	] as const)('%s non paga niente e resta da riconciliare', async (_, motivo, altro) => {
		const numero = await accolta();
		const [prima] = await dueAvvisi(numero);
		if (motivo === 'DOPPIA') {
			await tieni(ricevutaDi(prima));
			await guarda();
		}
		await tieni(ricevutaDi(prima, altro));
		expect(await guarda()).toEqual([motivo]);
		const [riga] = await mondo.owner`
			select stato, motivo from ricevuta_pagopa where nav = ${prima.nav} and motivo is not null`;
		expect(riga).toEqual({ stato: 'da_riconciliare', motivo });
	});

	it('di un avviso sconosciuto, o annullato, resta da riconciliare', async () => {
		const cfEnte = '90000000019';
		const nav = '302000000000999999';
		expect(await tieni(ricevutaDi({ nav, cent: 500, cfEnte }))).toEqual({ nuova: true, conosciuta: false });
		expect(await guarda()).toEqual(['SCONOSCIUTA']);
		const numero = await accolta();
		await lavora(pagopa);
		const [prima] = await dueAvvisi(numero);
		mondo.sposta('2026-12-20T09:00:00Z');
		await archivia(mondo, anna, { numero, revisione: 3 });
		await tieni(ricevutaDi(prima));
		expect(await guarda()).toEqual(['ANNULLATA']);
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ARCHIVIATA');
	});

	it('con la marca di un altro documento, o senza, non lo rilascia', async () => {
		for (const marche of [[], [marcaDi('A'.repeat(43) + '=')]]) {
			const [prima] = await dueAvvisi(await accolta());
			await tieni(ricevutaDi(prima, { marche }));
			expect(await guarda()).toEqual(['BOLLO']);
		}
	});

	it('di un pagamento non riuscito non paga, e lascia riprovare', async () => {
		const [prima] = await dueAvvisi(await accolta());
		await lavora(pagopa);
		await avvia(pagopa, prima.gettone);
		expect((await vista(prima.gettone)).situazione.tipo).toBe('in_corso');
		await tieni(ricevutaDi(prima, { riuscita: false }));
		expect(await guarda()).toEqual(['non_riuscita']);
		expect((await vista(prima.gettone)).situazione.tipo).toBe('da_pagare');
	});

	it('che nessuno ha portato la va a prendere il lavoratore', async () => {
		const numero = await accolta();
		await lavora(pagopa);
		const [prima] = await dueAvvisi(numero);
		await avvia(pagopa, prima.gettone);
		pagopa.ricevute.set(prima.nav.slice(1), ricevutaDi(prima));
		minutiDopo(1);
		await lavora(pagopa);
		await guarda();
		expect((await dueAvvisi(numero))[0].stato).toBe('pagata');
	});

	it('la legge e la cambia solo chi tiene la cassa', async () => {
		const [prima] = await dueAvvisi(await accolta());
		await tieni(ricevutaDi(prima, { cent: 1 }));
		await guarda();
		for (const [chi, quante] of [
			[elena, 1],
			[marta, 0]
		] as const)
			expect(
				(
					await come(
						mondo,
						chi,
						(tx) =>
							tx`select 1 from ricevuta_pagopa where nav = ${prima.nav} and posizione_id is null or posizione_id = ${prima.id}`
					)
				).length > 0
					? 1
					: 0
			).toBe(chi === marta ? 1 : quante);
		await expect(
			come(
				mondo,
				marta,
				(tx) => tx`update ricevuta_pagopa set stato = 'riconciliata' where nav = ${prima.nav} returning 1`
			)
		).resolves.toHaveLength(0);
	});
});

describe('la marca da bollo digitale', () => {
	it('si compra per i byte del documento, che esce così com’era e porta la sua marca', async () => {
		const numero = await accolta();
		const [bollo, canone] = await dueAvvisi(numero);
		const { id } = await leggi(mondo, 'cassola', numero);
		const impronta = (bollo.voci[0] as { bollo: { impronta: string } }).bollo.impronta;
		expect(canone.voci).toMatchObject([{ cent: 12_050, iban: 'IT60X0542811101000000123456' }]);
		expect(await come(mondo, marta, (tx) => tx`select 1 from documento_da_bollare`)).toHaveLength(0);
		mondo.sposta('2026-11-26T09:00:00Z');
		for (const posizione of [bollo, canone]) {
			await tieni(ricevutaDi(posizione));
			await guarda();
		}
		const [documento] = await mondo.owner<{ id: string; file: Buffer }[]>`
			select d.id, o.byte as file from documento d join documento_originale o on o.documento_id = d.id
			where d.pratica_id = ${id} and d.tipo = 'rilascio'`;
		expect(
			createHash('sha256')
				.update(documento?.file ?? '')
				.digest('base64')
		).toBe(impronta);
		const letto = await come(mondo, marta, (tx) => findDocumento(tx, documento?.id ?? ''));
		expect(Buffer.from(letto.byte ?? '')).toEqual(documento?.file);
		const ente = await enteDi(mondo);
		const { gettone, nav } = bollo;
		const marca = await asPagante({ ...mondo, ente }, gettone, (tx) => findMarca(tx, { gettone, nav }));
		expect(Buffer.from(marca).toString()).toBe(`<marcaDaBollo>${impronta}</marcaDaBollo>`);
	});

	it('non ha un avviso su carta, e la ricevuta sì', async () => {
		const numero = await accolta();
		const [bollo, canone] = await dueAvvisi(numero);
		const ente = await enteDi(mondo);
		const avviso = ({ gettone, nav }: Posizione) =>
			asPagante({ ...mondo, ente }, gettone, (tx) => findAvviso(tx, ente, { gettone, nav }));
		await expect(avviso(bollo)).rejects.toThrow(NonTrovato);
		expect((await avviso(canone)).dati).toMatchObject({
			cent: 12_050,
			nav: canone.nav,
			ente: { cbill: 'AB1CD' }
		});
		await tieni(ricevutaDi(canone));
		await guarda();
		await expect(avviso(canone)).rejects.toThrow(NonTrovato);
		const { gettone, nav } = canone;
		const { documento } = await asPagante({ ...mondo, ente }, gettone, (tx) =>
			findAttestazione(tx, ente, { gettone, nav })
		);
		expect(documento.titolo).toBe('Ricevuta pagoPA');
	});
});
