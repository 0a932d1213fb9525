// Sums paid with pagoPA: notices made with the act, told to pagoPA by the worker, paid by a receipt alone, whatever happens in between.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { isUuid } from '#lib/domain/uuid.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { findDocumento } from '#lib/server/documenti/find-documento.ts';
import type { RicevutaPagopa } from '#lib/server/integrations/pagopa/port.ts';
import { applyRicevuta, claimRicevute, type Applicata } from '#lib/server/pagamenti/apply-ricevuta.ts';
import { findAttestazione, findAvviso, findMarca } from '#lib/server/pagamenti/carte.ts';
import { claimPosizioni } from '#lib/server/pagamenti/claim-posizioni.ts';
import { listPagamenti } from '#lib/server/pagamenti/pagamento.ts';
import {
	asPagante,
	comeBack,
	findTentativo,
	startPagamento,
	viewPagamento
} from '#lib/server/pagamenti/pay.ts';
import { listPosizioni, type Posizione } from '#lib/server/pagamenti/posizione.ts';
import { servePosizione } from '#lib/server/pagamenti/serve-posizione.ts';
import { storeRicevuta } from '#lib/server/pagamenti/store-ricevuta.ts';
import type { PortaServizio } from '#lib/server/servizi/porta.ts';
import { come, comeSistema, enteDi, entra, impiegato, sitoIn } from '#tests/support/mondo.ts';
import { archivia, decidi, incassa } from '#tests/support/mosse.ts';
import {
	guastoPagopa,
	marcaDi,
	pagopaFinta,
	ricevutaDi,
	type PagopaFinta
} from '#tests/support/pagopa-finta.ts';
import { leggi, praticaInCarico } from '#tests/support/pratiche.ts';
import { ACCOGLI_A_PAGAMENTO } from '#tests/support/procedura-di-prova.ts';
import { anna, capo, fascicolo, marta, mondo } from '#tests/support/scena.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

const MINUTO = 60_000;
const elena = impiegato('cassola', 'cassa');
let pagopa: PagopaFinta;

beforeEach(() => {
	pagopa = pagopaFinta();
});

const porta: PortaServizio = {
	rilascia: (_tx, { ente }, { numero }) =>
		Promise.resolve({
			nomeFile: `permesso-${numero}.pdf`,
			contenuto: {
				titolo: 'Permesso',
				intestazione: { nome: ente.impostazioni.nome, righe: [] },
				sezioni: []
			}
		})
};

/** A request granted that waits for two sums, 16 euro by 10 December and 120,50 by the 15th. */
async function accolta(): Promise<string> {
	const numero = await praticaInCarico(mondo, marta);
	await decidi(mondo, capo, { numero, revisione: 2, mossa: ACCOGLI_A_PAGAMENTO, porta });
	return numero;
}

async function posizioni(numero: string): Promise<[Posizione, Posizione]> {
	const { id } = await leggi(mondo, 'cassola', numero);
	const [prima, seconda] = await comeSistema(mondo, 'cassola', (tx) => listPosizioni(tx, id));
	if (!prima || !seconda) throw new Error('Mancano gli avvisi');
	return [prima, seconda];
}

async function pagamenti(numero: string) {
	const { id } = await leggi(mondo, 'cassola', numero);
	return comeSistema(mondo, 'cassola', (tx) => listPagamenti(tx, id));
}

/** What the worker does with pagoPA until nothing is due. */
async function lavora(): Promise<void> {
	for (;;) {
		const adesso = mondo.clock();
		const prese = await comeSistema(mondo, 'cassola', (tx) =>
			claimPosizioni(tx, { ente: 'cassola', adesso, quante: 20 })
		);
		if (prese.length === 0) return;
		for (const presa of prese) await servePosizione({ ...mondo, pagopa, random: () => 0.5 }, presa);
	}
}

async function arriva(ricevuta: RicevutaPagopa) {
	return comeSistema(mondo, 'cassola', (tx) =>
		storeRicevuta(tx, { ente: 'cassola', ricevuta, istante: mondo.clock(), newId: mondo.newId })
	);
}

/** What the worker does with the receipts. */
async function guarda(): Promise<(Applicata | undefined)[]> {
	const ids = await comeSistema(mondo, 'cassola', (tx) =>
		claimRicevute(tx, { ente: 'cassola', adesso: mondo.clock(), quante: 20 })
	);
	const esiti = [];
	for (const id of ids) esiti.push(await comeSistema(mondo, 'cassola', async (tx) => applica(tx, id)));
	return esiti;
}

async function applica(tx: Tx, id: string) {
	const ente = await enteDi(mondo);
	return applyRicevuta(
		tx,
		{
			ente,
			sito: sitoIn(ente),
			attore: { ruolo: 'sistema' },
			chi: ['sistema'],
			istante: mondo.clock(),
			newId: mondo.newId,
			porta: () => porta
		},
		id
	);
}

async function avvia(gettone: string) {
	const ente = await enteDi(mondo);
	return startPagamento(
		{ ...mondo, ente, pagopa, ritorno: (tentativo, modo) => `https://sito.example/${tentativo}/${modo}` },
		gettone
	);
}

async function vista(gettone: string) {
	const ente = await enteDi(mondo);
	return asPagante({ ...mondo, ente }, gettone, (tx) =>
		viewPagamento(tx, { gettone, istante: mondo.clock() })
	);
}

function passano(minuti: number): void {
	mondo.sposta(new Date(mondo.clock().getTime() + minuti * MINUTO).toISOString());
}

describe('gli avvisi di un atto', () => {
	it('sono uno per ogni ultimo giorno, con numeri diversi, e chi li fa non aspetta pagoPA', async () => {
		const [prima, seconda] = await posizioni(await accolta());
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
		await lavora();
		const [prima] = await posizioni(numero);
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
			await lavora();
			passano(5);
		}
		expect((await posizioni(numero)).map(({ stato }) => stato)).toEqual(['da_aprire', 'da_aprire']);
		pagopa.guasto = undefined;
		passano(120);
		await lavora();
		expect((await posizioni(numero)).map(({ stato }) => stato)).toEqual(['aperta', 'aperta']);
	});

	it('che pagoPA non vuole restano da guardare, e nessuno li chiede ancora', async () => {
		const numero = await accolta();
		pagopa.guasto = guastoPagopa(false);
		await lavora();
		pagopa.guasto = undefined;
		passano(60 * 24 * 3);
		await lavora();
		const [prima] = await posizioni(numero);
		expect(prima.stato).toBe('rifiutata');
		expect((await vista(prima.gettone)).situazione).toEqual({ tipo: 'non_pagabile' });
	});

	it('di una pratica archiviata si annullano', async () => {
		const numero = await accolta();
		await lavora();
		mondo.sposta('2026-12-20T09:00:00Z');
		await archivia(mondo, anna, { numero, revisione: 3 });
		await lavora();
		const avvisi = await posizioni(numero);
		expect(avvisi.map(({ stato }) => stato)).toEqual(['annullata', 'annullata']);
		expect([...pagopa.posizioni.values()].map(({ statoPagopa }) => statoPagopa)).toEqual(
			expect.arrayContaining(['ANNULLATA', 'ANNULLATA'])
		);
	});

	it('a un cittadino si vedono solo i suoi', async () => {
		const [prima] = await posizioni(await accolta());
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
		const [prima] = await posizioni(await accolta());
		const attore = { ruolo: 'pagante', gettone: 'A'.repeat(24) } as const;
		await inEnte(mondo.database, { ente: 'cassola', attore }, async (tx) => {
			expect(await tx`select 1 from posizione`).toHaveLength(0);
			expect(await tx`select 1 from pratica`).toHaveLength(0);
			const { count } = await tx`update posizione set in_corso_fino = null where id = ${prima.id}`;
			expect(count).toBe(0);
		});
	});
});

describe('una ricevuta', () => {
	it('paga la sua somma, e con l’ultima rilascia il documento', async () => {
		const numero = await accolta();
		const [prima, seconda] = await posizioni(numero);
		expect(await arriva(ricevutaDi(seconda))).toEqual({ nuova: true, conosciuta: true });
		expect(await guarda()).toMatchObject([{ esito: 'abbinata' }]);
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ATTESA_PAGAMENTO');
		await arriva(ricevutaDi(prima));
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
		expect((await pagamenti(numero)).map(({ stato, mezzo, pagatoIl }) => [stato, mezzo, pagatoIl])).toEqual([
			['PAGATA', 'pagopa', '2026-11-24'],
			['PAGATA', 'pagopa', '2026-11-24']
		]);
	});

	it('arrivata due volte, o in due insieme, paga una volta', async () => {
		const numero = await accolta();
		const [prima] = await posizioni(numero);
		const esiti = await Promise.all([arriva(ricevutaDi(prima)), arriva(ricevutaDi(prima))]);
		expect(esiti.filter(({ nuova }) => nuova)).toHaveLength(1);
		await guarda();
		expect(await arriva(ricevutaDi(prima))).toEqual({ nuova: false, conosciuta: true });
		expect(await guarda()).toEqual([]);
		expect((await pagamenti(numero)).filter(({ stato }) => stato === 'PAGATA')).toHaveLength(1);
	});

	it.each([
		['di un altro importo', 'IMPORTO', { cent: 1_599 }],
		['di un secondo pagamento', 'DOPPIA', { id: 'altro-token' }]
	] as const)('%s non paga niente e resta da riconciliare', async (_, motivo, altro) => {
		const numero = await accolta();
		const [prima] = await posizioni(numero);
		if (motivo === 'DOPPIA') {
			await arriva(ricevutaDi(prima));
			await guarda();
		}
		await arriva(ricevutaDi(prima, altro));
		expect(await guarda()).toMatchObject([{ esito: motivo }]);
		const [riga] = await mondo.owner`
			select stato, motivo from ricevuta_pagopa where nav = ${prima.nav} and motivo is not null`;
		expect(riga).toEqual({ stato: 'da_riconciliare', motivo });
	});

	it('di un avviso sconosciuto, o annullato, resta da riconciliare', async () => {
		const cfEnte = '90000000019';
		const nav = '302000000000999999';
		expect(await arriva(ricevutaDi({ nav, cent: 500, cfEnte }))).toEqual({ nuova: true, conosciuta: false });
		expect(await guarda()).toMatchObject([{ esito: 'SCONOSCIUTA' }]);
		const numero = await accolta();
		await lavora();
		const [prima] = await posizioni(numero);
		mondo.sposta('2026-12-20T09:00:00Z');
		await archivia(mondo, anna, { numero, revisione: 3 });
		await arriva(ricevutaDi(prima));
		expect(await guarda()).toMatchObject([{ esito: 'ANNULLATA' }]);
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ARCHIVIATA');
	});

	it('con la marca di un altro documento, o senza, non lo rilascia', async () => {
		for (const marche of [[], [marcaDi('A'.repeat(43) + '=')]]) {
			const [prima] = await posizioni(await accolta());
			await arriva(ricevutaDi(prima, { marche }));
			expect(await guarda()).toMatchObject([{ esito: 'BOLLO' }]);
		}
	});

	it('di un pagamento non riuscito non paga, e lascia riprovare', async () => {
		const [prima] = await posizioni(await accolta());
		await lavora();
		await avvia(prima.gettone);
		expect((await vista(prima.gettone)).situazione.tipo).toBe('in_corso');
		await arriva(ricevutaDi(prima, { riuscita: false }));
		expect(await guarda()).toMatchObject([{ esito: 'non_riuscita' }]);
		expect((await vista(prima.gettone)).situazione.tipo).toBe('da_pagare');
	});

	it('che nessuno ha portato la va a prendere il lavoratore', async () => {
		const numero = await accolta();
		await lavora();
		const [prima] = await posizioni(numero);
		await avvia(prima.gettone);
		pagopa.ricevute.set(prima.nav.slice(1), ricevutaDi(prima));
		passano(1);
		await lavora();
		await guarda();
		expect((await posizioni(numero))[0].stato).toBe('pagata');
	});

	it('la legge e la cambia solo chi tiene la cassa', async () => {
		const [prima] = await posizioni(await accolta());
		await arriva(ricevutaDi(prima, { cent: 1 }));
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
		const [bollo, canone] = await posizioni(numero);
		const { id } = await leggi(mondo, 'cassola', numero);
		const impronta = (bollo.voci[0] as { bollo: { impronta: string } }).bollo.impronta;
		expect(canone.voci).toMatchObject([{ cent: 12_050, iban: 'IT60X0542811101000000123456' }]);
		expect(await come(mondo, marta, (tx) => tx`select 1 from documento_da_bollare`)).toHaveLength(0);
		mondo.sposta('2026-11-26T09:00:00Z');
		for (const posizione of [bollo, canone]) {
			await arriva(ricevutaDi(posizione));
			await guarda();
		}
		const [documento] = await mondo.owner<{ id: string; file: Buffer }[]>`
			select id, file from documento where pratica_id = ${id} and tipo = 'rilascio'`;
		expect(
			createHash('sha256')
				.update(documento?.file ?? '')
				.digest('base64')
		).toBe(impronta);
		const letto = await come(mondo, marta, (tx) => findDocumento(tx, documento?.id ?? ''));
		expect(Buffer.from(letto.file ?? '')).toEqual(documento?.file);
		const ente = await enteDi(mondo);
		const { gettone, nav } = bollo;
		const marca = await asPagante({ ...mondo, ente }, gettone, (tx) => findMarca(tx, { gettone, nav }));
		expect(Buffer.from(marca).toString()).toBe(`<marcaDaBollo>${impronta}</marcaDaBollo>`);
	});

	it('non ha un avviso su carta, e la ricevuta sì', async () => {
		const numero = await accolta();
		const [bollo, canone] = await posizioni(numero);
		const ente = await enteDi(mondo);
		const avviso = ({ gettone, nav }: Posizione) =>
			asPagante({ ...mondo, ente }, gettone, (tx) => findAvviso(tx, ente, { gettone, nav }));
		await expect(avviso(bollo)).rejects.toThrow(NonTrovato);
		expect((await avviso(canone)).dati).toMatchObject({
			cent: 12_050,
			nav: canone.nav,
			ente: { cbill: 'AB1CD' }
		});
		await arriva(ricevutaDi(canone));
		await guarda();
		await expect(avviso(canone)).rejects.toThrow(NonTrovato);
		const { gettone, nav } = canone;
		const { documento } = await asPagante({ ...mondo, ente }, gettone, (tx) =>
			findAttestazione(tx, ente, { gettone, nav })
		);
		expect(documento.titolo).toBe('Ricevuta pagoPA');
	});
});

describe('pagare con un collegamento', () => {
	async function daPagare(): Promise<{ numero: string; gettone: string; nav: string }> {
		const numero = await accolta();
		await lavora();
		const [{ gettone, nav }] = await posizioni(numero);
		return { numero, gettone, nav };
	}

	it('prima che pagoPA conosca l’avviso si aspetta', async () => {
		const [{ gettone }] = await posizioni(await accolta());
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'in_preparazione' });
		expect(await avvia(gettone)).toEqual({ tipo: 'cambiato' });
		expect(pagopa.carrelli).toEqual([]);
	});

	it('porta alla pagina di pagoPA, sempre alla stessa finché è buona', async () => {
		const { gettone, nav } = await daPagare();
		const esito = await avvia(gettone);
		if (esito.tipo !== 'vai') throw new Error('Non parte');
		expect(isUuid(esito.tentativo)).toBe(true);
		expect(pagopa.carrelli).toMatchObject([
			{
				id: esito.tentativo,
				avvisi: [{ nav, cent: 1_600, ente: 'Comune di Cassola' }],
				ritorno: { ok: `https://sito.example/${esito.tentativo}/ok` }
			}
		]);
		expect(await avvia(gettone)).toEqual(esito);
		expect(pagopa.carrelli).toHaveLength(1);
		passano(11);
		expect(await avvia(gettone)).toEqual({ tipo: 'cambiato' });
		expect((await vista(gettone)).situazione).toMatchObject({ tipo: 'in_corso', tentativo: undefined });
		passano(20);
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'da_pagare' });
	});

	it('due clic insieme fanno un solo carrello', async () => {
		const { gettone } = await daPagare();
		await Promise.all([avvia(gettone), avvia(gettone), avvia(gettone)]);
		expect(pagopa.carrelli).toHaveLength(1);
	});

	it('chi torna indietro può riprovare subito, chi ha pagato aspetta la ricevuta', async () => {
		const { gettone, numero } = await daPagare();
		const ente = await enteDi(mondo);
		for (const [modo, tipo] of [
			['annullato', 'da_pagare'],
			['errore', 'da_pagare'],
			['attesa', 'in_corso']
		] as const) {
			const esito = await avvia(gettone);
			if (esito.tipo !== 'vai') throw new Error('Non parte');
			const { tentativo } = esito;
			const istante = mondo.clock();
			await asPagante({ ...mondo, ente }, gettone, (tx) =>
				comeBack(tx, { gettone, tentativo, come: modo, istante })
			);
			expect((await vista(gettone)).situazione).toMatchObject({ tipo });
			const { valido } = await asPagante({ ...mondo, ente }, gettone, (tx) =>
				findTentativo(tx, { gettone, tentativo, istante })
			);
			expect(valido).toBe(false);
		}
		expect((await pagamenti(numero)).map(({ stato }) => stato)).toEqual(['CREATA', 'CREATA']);
	});

	it('quando pagoPA non risponde non comincia niente', async () => {
		const { gettone } = await daPagare();
		pagopa.esitiCarrello.push(guastoPagopa(true));
		expect(await avvia(gettone)).toEqual({ tipo: 'non_risponde' });
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'da_pagare' });
	});

	it.each([
		['IN_CORSO', 'in_corso'],
		['PAGATO', 'da_pagare'],
		['SCONOSCIUTO', 'da_pagare']
	] as const)('se pagoPA dice %s la pagina lo sa, e pagoPA è interrogata subito', async (detto, tipo) => {
		const { gettone } = await daPagare();
		pagopa.esitiCarrello.push({ esito: detto });
		expect(await avvia(gettone)).toEqual({ tipo: 'cambiato' });
		expect((await vista(gettone)).situazione).toMatchObject({ tipo });
		pagopa.chiamate = [];
		await lavora();
		expect(pagopa.chiamate).toContain('readRicevuta');
	});

	it('un avviso che a pagoPA è scaduto si dice scaduto', async () => {
		const { gettone, nav, numero } = await daPagare();
		const posizione = pagopa.posizioni.get(`90000000019-${nav}`);
		if (posizione) posizione.statoPagopa = 'SCADUTA';
		passano(60 * 25);
		await lavora();
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'scaduto' });
		expect((await pagamenti(numero))[0]?.stato).toBe('SCADUTA');
	});
});

describe('chi paga allo sportello', () => {
	it('toglie l’avviso da pagoPA, e non può mentre qualcuno lo sta pagando', async () => {
		const numero = await accolta();
		await lavora();
		const [prima] = await posizioni(numero);
		const [dovuto] = await pagamenti(numero);
		const incasso = { numero, revisione: 3, pagamento: dovuto?.id ?? '', cent: 1_600, porta };
		await avvia(prima.gettone);
		await expect(incassa(mondo, elena, incasso)).rejects.toMatchObject({ codice: 'PAGAMENTO_IN_CORSO' });
		passano(31);
		expect(await incassa(mondo, elena, incasso)).toBeUndefined();
		await lavora();
		expect((await posizioni(numero))[0].stato).toBe('annullata');
		expect(pagopa.posizioni.get(`90000000019-${prima.nav}`)?.statoPagopa).toBe('ANNULLATA');
	});
});
