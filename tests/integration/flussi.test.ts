// The flows by which the PSPs say what they transferred: read once, tied to the receipts, and what in them needs somebody; the notices that pagoPA does not know.
import { pino } from 'pino';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FlussoLetto, RigaFlusso } from '#lib/server/integrations/pagopa/port.ts';
import { countCassa } from '#lib/server/cassa/conta.ts';
import { listRifiutati, readInAttesa, riprovaAvviso } from '#lib/server/cassa/avvisi-fermi.ts';
import { listFlussiLetti, listRigheDaGuardare, markVista } from '#lib/server/cassa/flussi.ts';
import { countInAttesa } from '#lib/server/cassa/in-attesa.ts';
import { readFlussi } from '#lib/server/cassa/read-flussi.ts';
import { startPagamento } from '#lib/server/pagamenti/pay.ts';
import { readFlussiAndTell, warnInAttesa } from '#lib/server/worker/incassi.ts';
import {
	accolta,
	arriva,
	avvisiDi,
	contornoCassa,
	dueAvvisi,
	elena,
	guarda,
	lavora,
	minutiDopo
} from '#tests/support/cassa.ts';
import { come, comeSistema, enteDi, impiegato, type Impiegato } from '#tests/support/mondo.ts';
import { guastoPagopa, pagopaFinta, ricevutaDi, type PagopaFinta } from '#tests/support/pagopa-finta.ts';
import { anna, marta, mondo } from '#tests/support/scena.ts';
import { apri, delGettone } from '#tests/support/senza-pratica.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

let pagopa: PagopaFinta;
let quanti = 0;

beforeEach(() => {
	pagopa = pagopaFinta();
	quanti += 1;
});

function riga({ nav }: { nav: string }, altro: Partial<RigaFlusso> = {}): RigaFlusso {
	return { iuv: nav.slice(1), iur: `token-${nav}`, cent: 1_600, esito: 0, pagatoIl: '2026-11-24', ...altro };
}

function flusso(righe: RigaFlusso[], altro: Partial<FlussoLetto> = {}): FlussoLetto {
	return {
		id: `2026-11-24BANCA-${quanti}`,
		revisione: 1,
		psp: 'BANCA',
		pubblicatoIl: new Date('2026-11-24T08:00:00Z'),
		regolamento: 'SEPA 1',
		regolatoIl: '2026-11-24',
		totaleCent: righe.reduce((somma, { cent }) => somma + cent, 0),
		righe,
		...altro
	};
}

async function leggiFlussi() {
	const ente = await enteDi(mondo);
	return readFlussi({ ...mondo, ente, pagopa });
}

async function daGuardare(chi: Impiegato = elena) {
	const { righe } = await come(mondo, chi, (tx) => listRigheDaGuardare(tx));
	return righe;
}

function app(righe: string[] = []) {
	const log = pino({ level: 'info' }, { write: (riga: string) => righe.push(riga) });
	return { ...mondo, log, pagopa: () => pagopa };
}

describe('un flusso', () => {
	it('si legge una volta, anche da due lavoratori insieme, e si lega alle ricevute', async () => {
		const [prima, seconda] = await dueAvvisi(await accolta());
		await arriva(ricevutaDi(prima));
		await arriva(ricevutaDi(seconda));
		pagopa.flussi = [flusso([riga(prima), riga(seconda, { iur: 'altro', cent: 12_050 })])];
		await mondo.scalda();
		const letti = await Promise.all([leggiFlussi(), leggiFlussi()]);
		expect(letti.map(({ nuovi }) => nuovi).sort()).toEqual([0, 1]);
		expect(await leggiFlussi()).toMatchObject({ nuovi: 0, ricevute: 0 });
		const legate = await mondo.owner`
			select r.iuv, q.nav from flusso_riga r join ricevuta_pagopa q on q.id = r.ricevuta_id
			where r.iuv in (${prima.nav.slice(1)}, ${seconda.nav.slice(1)})`;
		expect(legate.map(({ nav }) => nav as string).sort()).toEqual([prima.nav, seconda.nav].sort());
		expect(await daGuardare()).toEqual([]);
	});

	it('fa cercare le ricevute che mancano, e senza ricevuta niente risulta pagato', async () => {
		const numero = await accolta();
		const [prima, seconda] = await dueAvvisi(numero);
		await lavora(pagopa);
		pagopa.flussi = [flusso([riga(prima, { esito: 9 }), riga(seconda, { cent: 12_050 })])];
		expect(await leggiFlussi()).toMatchObject({ nuovi: 1, ricevute: 0 });
		expect((await avvisiDi(numero)).map(({ stato }) => stato)).toEqual(['aperta', 'aperta']);
		expect((await daGuardare()).map(({ esito, cent }) => [esito, cent])).toEqual(
			expect.arrayContaining([
				[9, 1_600],
				[0, 12_050]
			])
		);
		minutiDopo(60);
		pagopa.ricevute.set(prima.nav.slice(1), ricevutaDi(prima));
		pagopa.ricevute.set(seconda.nav.slice(1), ricevutaDi(seconda));
		expect(await leggiFlussi()).toMatchObject({ nuovi: 0, ricevute: 2 });
		expect(await daGuardare()).toEqual([]);
		await guarda();
		expect((await avvisiDi(numero)).map(({ stato }) => stato)).toEqual(['pagata', 'pagata']);
	});

	it('mostra le righe revocate finché qualcuno non le ha guardate, e mai quelle di altri programmi', async () => {
		const [prima] = await dueAvvisi(await accolta());
		await arriva(ricevutaDi(prima));
		const altrui = riga({ nav: '347000000000000001' }, { esito: 9 });
		pagopa.flussi = [flusso([riga(prima, { esito: 3 }), altrui])];
		await leggiFlussi();
		expect(pagopa.chiamate).not.toContain('readRicevuta');
		const [revocata, ...altre] = await daGuardare();
		expect([revocata?.esito, altre]).toEqual([3, []]);
		const dati = { riga: revocata?.id ?? '', nota: 'Il PSP ha stornato: avvisata la persona.' };
		for (const chi of [anna, impiegato('cassola', 'auditor')]) {
			const contorno = await contornoCassa(chi);
			await expect(come(mondo, chi, (tx) => markVista(tx, contorno, dati))).rejects.toMatchObject({
				codice: 'NON_AUTORIZZATO'
			});
		}
		const contorno = await contornoCassa();
		await come(mondo, elena, (tx) => markVista(tx, contorno, dati));
		expect(await daGuardare()).toEqual([]);
		await expect(come(mondo, elena, (tx) => markVista(tx, contorno, dati))).rejects.toMatchObject({
			codice: 'RIGA_GIA_VISTA'
		});
	});

	it('con righe che non fanno il totale si dice, e una revisione nuova prende il posto di prima', async () => {
		const [prima] = await dueAvvisi(await accolta());
		await arriva(ricevutaDi(prima));
		const sbagliato = flusso([riga(prima)], { totaleCent: 1_700 });
		pagopa.flussi = [sbagliato];
		const righe: string[] = [];
		expect(await readFlussiAndTell(app(righe), 'cassola')).toBe(1);
		expect(righe.join('')).toContain('flusso che non quadra');
		const elenco = () => come(mondo, elena, (tx) => listFlussiLetti(tx, { quanti: 100 }));
		const mio = (await elenco()).righe.find((uno) => uno.flusso === sbagliato.id);
		expect(mio).toMatchObject({ totaleCent: 1_700, righeCent: 1_600, righe: 1, senzaRicevuta: 0 });
		pagopa.flussi.push({ ...sbagliato, revisione: 2, totaleCent: 1_600 });
		await leggiFlussi();
		const miei = (await elenco()).righe.filter((uno) => uno.flusso === sbagliato.id);
		expect(miei).toMatchObject([{ revisione: 2, totaleCent: 1_600 }]);
	});

	it('fuori dal contratto non ferma gli altri, e con pagoPA lontana si riprova', async () => {
		const [prima] = await dueAvvisi(await accolta());
		pagopa.flussi = [flusso([], { id: `rotto-${quanti}` }), flusso([riga(prima)])];
		pagopa.flussiIlleggibili.add(`rotto-${quanti}`);
		expect(await leggiFlussi()).toMatchObject({ nuovi: 1, falliti: [{ flusso: `rotto-${quanti}` }] });
		pagopa.flussiIlleggibili.clear();
		expect(await leggiFlussi()).toMatchObject({ nuovi: 1, falliti: [] });
		pagopa.guasto = guastoPagopa(true);
		await expect(leggiFlussi()).rejects.toThrow('503');
	});

	it('lo leggono la cassa e chi controlla, lo scrive solo il sistema', async () => {
		const [prima] = await dueAvvisi(await accolta());
		pagopa.flussi = [flusso([riga(prima)])];
		await leggiFlussi();
		const contati = (chi: typeof marta | Impiegato) =>
			come(mondo, chi, async (tx) => [
				(await tx`select 1 from flusso_riversamento`).length,
				(await tx`select 1 from flusso_riga`).length
			]);
		for (const chi of [marta, anna, impiegato('seveso', 'cassa')]) expect(await contati(chi)).toEqual([0, 0]);
		for (const chi of [elena, impiegato('cassola', 'auditor')])
			expect((await contati(chi))[0]).toBeGreaterThan(0);
		await expect(
			come(
				mondo,
				elena,
				(tx) => tx`
				insert into flusso_riversamento (id, ente_id, flusso, revisione, psp, pubblicato_il, regolamento, regolato_il, totale_cent, letto_il)
				values (${mondo.newId()}, 'cassola', 'finto', 1, 'X', now(), 'x', '2026-11-24', 0, now())`
			)
		).rejects.toThrow('row-level security');
		await expect(mondo.owner`delete from flusso_riga`).rejects.toThrow('non si modificano');
	});
});

describe('un avviso che pagoPA non conosce', () => {
	it('rifiutato si vede con il motivo, e la cassa lo fa riprovare una volta', async () => {
		const numero = await accolta();
		pagopa.guasto = guastoPagopa(false);
		await lavora(pagopa);
		pagopa.guasto = undefined;
		const miei = async () =>
			(await come(mondo, elena, (tx) => listRifiutati(tx))).righe.filter(({ pratica }) => pratica === numero);
		const [primo, secondo] = await miei();
		expect(primo).toMatchObject({ errore: 'pagoPA: posizioni 503' });
		const contorno = await contornoCassa();
		const id = primo?.id ?? '';
		const auditor = impiegato('cassola', 'auditor');
		const suo = await contornoCassa(auditor);
		await expect(come(mondo, auditor, (tx) => riprovaAvviso(tx, suo, id))).rejects.toMatchObject({
			codice: 'NON_AUTORIZZATO'
		});
		await come(mondo, elena, (tx) => riprovaAvviso(tx, contorno, id));
		await expect(come(mondo, elena, (tx) => riprovaAvviso(tx, contorno, id))).rejects.toMatchObject({
			codice: 'AVVISO_NON_RIFIUTATO'
		});
		expect((await miei()).map((uno) => uno.id)).toEqual([secondo?.id]);
		await lavora(pagopa);
		expect((await avvisiDi(numero)).find((uno) => uno.id === id)?.stato).toBe('aperta');
		const [evento] = await mondo.owner`select operatore_id from evento where tipo = 'AVVISO_RIPROVATO'`;
		expect(evento).toEqual({ operatore_id: elena.operatoreId });
	});

	it('senza una pratica lascia scritto chi l’ha fatto riprovare, e gli elenchi vanno avanti a pagine', async () => {
		await lavora(pagopa);
		pagopa.guasto = guastoPagopa(false);
		const gettoni = [await apri(), await apri({ cent: 1_300 }), await apri({ cent: 1_400 })];
		await lavora(pagopa);
		const ids = (await Promise.all(gettoni.map(delGettone))).flat().map(({ id }) => id);
		const prime = await come(mondo, elena, (tx) => listRifiutati(tx, { quanti: 1 }));
		expect(prime).toMatchObject({ altre: true, righe: [{ ripreso: undefined }] });
		const tutte = await come(mondo, elena, (tx) => listRifiutati(tx));
		const poi = await come(mondo, elena, (tx) => listRifiutati(tx, { dopo: prime.righe[0]?.id }));
		expect([...prime.righe, ...poi.righe]).toEqual(tutte.righe);
		const conto = await come(mondo, elena, countCassa);
		expect(conto.rifiutati).toBe(tutte.righe.length);
		expect(conto.righe).toBe((await daGuardare()).length);
		const contorno = await contornoCassa();
		const [id = ''] = ids;
		await come(mondo, elena, (tx) => riprovaAvviso(tx, contorno, id));
		await lavora(pagopa);
		const ancora = await come(mondo, elena, (tx) => listRifiutati(tx));
		expect(ancora.righe.find((uno) => uno.id === id)).toMatchObject({
			pratica: null,
			ripreso: { da: `${elena.nome} ${elena.cognome}`, il: mondo.clock() }
		});
		expect(await come(mondo, anna, (tx) => tx`select from avviso_ripreso`)).toHaveLength(0);
		pagopa.guasto = undefined;
	});

	it('si dice dopo un’ora che pagoPA non risponde, e da quando', async () => {
		await lavora(pagopa);
		const numero = await accolta();
		pagopa.guasto = guastoPagopa(true);
		const inizio = mondo.clock();
		const attesa = () => come(mondo, elena, (tx) => readInAttesa(tx, mondo.clock()));
		for (let volta = 0; volta < 11; volta += 1) {
			await lavora(pagopa);
			minutiDopo(5);
		}
		expect((await attesa()).quanti).toBe(0);
		minutiDopo(10);
		const { quanti: fermi, dal, primi } = await attesa();
		expect([fermi, dal]).toEqual([2, inizio]);
		expect(primi.map(({ pratica }) => pratica)).toEqual([numero, numero]);
		pagopa.guasto = undefined;
		minutiDopo(120);
		await lavora(pagopa);
		expect(await attesa()).toMatchObject({ quanti: 0, dal: null });
	});
});

it('chi ha cominciato a pagare da più di un’ora senza ricevuta si conta ogni giorno', async () => {
	const [prima] = await dueAvvisi(await accolta());
	await lavora(pagopa);
	const quantiOra = () => comeSistema(mondo, 'cassola', (tx) => countInAttesa(tx, mondo.clock()));
	const gia = await quantiOra();
	const ente = await enteDi(mondo);
	await startPagamento({ ...mondo, ente, pagopa, ritorno: () => 'https://sito.example/' }, prima.gettone);
	minutiDopo(59);
	expect(await quantiOra()).toBe(gia);
	minutiDopo(2);
	expect(await quantiOra()).toBe(gia + 1);
	const righe: string[] = [];
	await warnInAttesa(app(righe), 'cassola');
	expect(righe.join('')).toContain("pagamenti in attesa da più di un'ora");
	await arriva(ricevutaDi(prima));
	expect(await quantiOra()).toBe(gia);
});
