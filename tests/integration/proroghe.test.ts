// Other days to pay: who gives them, until when, and what pagoPA and the person are told.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Pagopa } from '#lib/server/integrations/pagopa/port.ts';
import { createPagopa } from '#lib/server/integrations/pagopa/client.ts';
import { grantGiorni, prorogabiliDi, type Proroga } from '#lib/server/pagamenti/grant-giorni.ts';
import { findAvviso } from '#lib/server/pagamenti/carte.ts';
import type { Posizione } from '#lib/server/pagamenti/posizione.ts';
import {
	accolta,
	arriva,
	avvia,
	avvisiDi,
	comePagante,
	contornoCassa,
	elena,
	lavora,
	minutiDopo,
	sommeDi,
	tieni,
	vista
} from '#tests/support/cassa.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { come, enteDi, impiegato, type Impiegato } from '#tests/support/mondo.ts';
import { guastoPagopa, pagopaFinta, ricevutaDi, type PagopaFinta } from '#tests/support/pagopa-finta.ts';
import { anna, fascicolo, mondo } from '#tests/support/scena.ts';
import { openBanco } from '#tests/support/simulatore-pagopa.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

let pagopa: PagopaFinta;

beforeEach(() => {
	mondo.sposta('2026-11-24T09:30:00Z');
	pagopa = pagopaFinta();
});

type Caso = { numero: string; avviso: Posizione; scelta: string };

/** A request with the notice of its canone, known to pagoPA. */
async function conAvviso(chi: Pagopa = pagopa): Promise<Caso> {
	const numero = await accolta();
	await lavora(chi);
	return leggiCaso(numero);
}

async function leggiCaso(numero: string): Promise<Caso> {
	const avviso = (await avvisiDi(numero)).find(({ cent }) => cent === 12_050);
	if (!avviso) throw new Error('Manca l’avviso');
	return { numero, avviso, scelta: `posizione:${avviso.id}` };
}

async function proroga(dati: Proroga, chi: Impiegato = elena) {
	const contorno = await contornoCassa(chi);
	return come(mondo, chi, (tx) => grantGiorni(tx, contorno, dati));
}

/** pagoPA says that the notice is expired, and the worker hears it. */
async function scade({ numero, avviso }: Caso): Promise<void> {
	const tenuta = pagopa.posizioni.get(`90000000019-${avviso.nav}`);
	if (tenuta) tenuta.statoPagopa = 'SCADUTA';
	mondo.sposta('2026-12-17T09:30:00Z');
	await lavora(pagopa);
	expect((await leggiCaso(numero)).avviso.stato).toBe('scaduta');
	expect((await somma(numero))?.stato).toBe('SCADUTA');
}

async function somma(numero: string) {
	return (await sommeDi(numero)).find(({ cent }) => cent === 12_050);
}

describe('concedere altri giorni', () => {
	it('a un avviso scaduto lo rende di nuovo pagabile, con lo stesso numero', async () => {
		const caso = await conAvviso();
		await scade(caso);
		const { numero, scelta, avviso } = caso;
		expect(await proroga({ numero, scelta, entro: '2027-01-15' })).toBeUndefined();
		expect(await somma(numero)).toMatchObject({ stato: 'CREATA', scadenza: '2027-01-15' });
		expect((await leggiCaso(numero)).avviso).toMatchObject({ stato: 'da_cambiare', scadenza: '2027-01-15' });
		expect((await vista(avviso.gettone)).situazione).toEqual({ tipo: 'in_preparazione' });
		await lavora(pagopa);
		expect((await leggiCaso(numero)).avviso).toMatchObject({ stato: 'aperta', nav: avviso.nav });
		expect(pagopa.posizioni.get(`90000000019-${avviso.nav}`)).toMatchObject({
			scadenza: '2027-01-15',
			statoPagopa: 'APERTA'
		});
		expect((await vista(avviso.gettone)).situazione).toEqual({ tipo: 'da_pagare' });
		expect((await avvia(pagopa, avviso.gettone)).tipo).toBe('vai');
	});

	it('resta nella storia con chi l’ha fatto, e la persona lo legge con il suo avviso', async () => {
		const { numero, scelta, avviso } = await conAvviso();
		await proroga({ numero, scelta, entro: '2027-01-15' });
		const { messaggi } = await fascicolo(numero);
		const { eventi } = await come(mondo, elena, (tx) => readFascicolo(tx, numero));
		expect(eventi.at(-1)).toMatchObject({
			tipo: 'PROROGA_PAGAMENTO',
			operatore: `${elena.nome} ${elena.cognome}`,
			motivo: 'Canone, 120,50 €: entro il 15/01/2027 invece del 15/12/2026'
		});
		expect(messaggi.map(({ oggetto }) => oggetto)).toContain(
			`Richiesta ${numero}: hai altri giorni per pagare`
		);
		const [mandato] = await mondo.owner`
			select avviso_nav as nav, entro::text from messaggio where modello = 'PROROGA' and avviso_nav = ${avviso.nav}`;
		expect(mandato).toEqual({ nav: avviso.nav, entro: '2027-01-15' });
	});

	it('si legge sull’avviso da stampare', async () => {
		const { numero, scelta, avviso } = await conAvviso();
		await proroga({ numero, scelta, entro: '2027-01-15' });
		const ente = await enteDi(mondo);
		const { dati } = await comePagante(avviso.gettone, (tx) => findAvviso(tx, ente, avviso));
		expect(dati.scadenza.toString()).toBe('2027-01-15');
	});

	it.each([
		['oggi', '2026-11-24'],
		['un giorno passato', '2026-11-01'],
		['lo stesso giorno di prima', '2026-12-15'],
		['un giorno prima di quello che c’è', '2026-12-01'],
		['un giorno troppo lontano', '2027-11-25']
	])('non vale con %s', async (_, entro) => {
		const { numero, scelta } = await conAvviso();
		expect(await proroga({ numero, scelta, entro })).toMatchObject({
			campo: 'entro',
			codice: 'DATA_PROROGA'
		});
		expect((await somma(numero))?.scadenza).toBe('2026-12-15');
	});

	it('è solo della cassa del Comune, anche per la banca dati', async () => {
		const { numero, scelta } = await conAvviso();
		for (const chi of [anna, impiegato('cassola', 'responsabile'), impiegato('cassola', 'auditor')])
			await expect(proroga({ numero, scelta, entro: '2027-01-15' }, chi)).rejects.toMatchObject({
				codice: 'NON_AUTORIZZATO'
			});
		await expect(
			proroga({ numero, scelta, entro: '2027-01-15' }, impiegato('seveso', 'cassa'))
		).rejects.toMatchObject({ codice: 'NON_TROVATO' });
		for (const tabella of ['posizione', 'pagamento'])
			await expect(
				come(
					mondo,
					anna,
					(tx) => tx`update ${tx(tabella)} set scadenza = '2027-01-15' where ente_id = 'cassola'`
				)
			).rejects.toThrow('Altri giorni per pagare li concede la cassa');
	});

	it('chi controlla legge gli avvisi e non li ritira', async () => {
		const { avviso } = await conAvviso();
		await come(mondo, impiegato('cassola', 'auditor'), async (tx) => {
			expect(await tx`select 1 from posizione where id = ${avviso.id}`).toHaveLength(1);
			await expect(
				tx.savepoint((dentro) => dentro`update posizione set stato = 'da_annullare' where id = ${avviso.id}`)
			).rejects.toMatchObject({ code: '42501' });
		});
	});

	it('aspetta, se qualcuno sta pagando o ha appena pagato', async () => {
		const { numero, scelta, avviso } = await conAvviso();
		await avvia(pagopa, avviso.gettone);
		const entro = '2027-01-15';
		await expect(proroga({ numero, scelta, entro })).rejects.toMatchObject({ codice: 'PAGAMENTO_IN_CORSO' });
		minutiDopo(31);
		await tieni(ricevutaDi(avviso));
		await expect(proroga({ numero, scelta, entro })).rejects.toMatchObject({ codice: 'PAGAMENTO_IN_CORSO' });
		await arriva(ricevutaDi(avviso));
		expect(await proroga({ numero, scelta, entro })).toMatchObject({ campo: 'proroga' });
	});
});

describe('pagoPA e i nuovi giorni', () => {
	it('se intanto è stato pagato la ricevuta si va a prendere, e paga', async () => {
		const { numero, scelta, avviso } = await conAvviso();
		await proroga({ numero, scelta, entro: '2027-01-15' });
		const tenuta = pagopa.posizioni.get(`90000000019-${avviso.nav}`);
		if (tenuta) tenuta.statoPagopa = 'PAGATA';
		pagopa.ricevute.set(avviso.nav.slice(1), ricevutaDi(avviso, { id: `tardi-${avviso.nav}` }));
		await lavora(pagopa);
		expect((await leggiCaso(numero)).avviso.stato).toBe('aperta');
		await arriva(ricevutaDi(avviso, { id: `tardi-${avviso.nav}` }));
		expect((await somma(numero))?.stato).toBe('PAGATA');
	});

	it('se non lo conosceva ancora nasce con il giorno nuovo', async () => {
		const numero = await accolta();
		const { scelta, avviso } = await leggiCaso(numero);
		await proroga({ numero, scelta, entro: '2027-01-15' });
		await lavora(pagopa);
		expect(pagopa.posizioni.get(`90000000019-${avviso.nav}`)?.scadenza).toBe('2027-01-15');
		expect((await leggiCaso(numero)).avviso.stato).toBe('aperta');
	});

	it('se altri l’hanno annullato si sa, e con altri giorni ce n’è uno nuovo', async () => {
		const { numero, scelta, avviso } = await conAvviso();
		const tenuta = pagopa.posizioni.get(`90000000019-${avviso.nav}`);
		if (tenuta) tenuta.statoPagopa = 'ANNULLATA';
		await proroga({ numero, scelta, entro: '2027-01-15' });
		await lavora(pagopa);
		expect((await leggiCaso(numero)).avviso.stato).toBe('annullata');
		expect(await proroga({ numero, scelta, entro: '2027-01-20' })).toBeUndefined();
		const nuovo = (await avvisiDi(numero)).find(({ scadenza }) => scadenza === '2027-01-20');
		expect(nuovo).toMatchObject({ stato: 'da_aprire', cent: 12_050 });
		expect(nuovo?.nav).not.toBe(avviso.nav);
		expect(await somma(numero)).toMatchObject({ scadenza: '2027-01-20', posizione: nuovo?.id });
	});

	it('se è lontana si riprova, e se rifiuta lo guarda la cassa', async () => {
		const { numero, scelta } = await conAvviso();
		await proroga({ numero, scelta, entro: '2027-01-15' });
		pagopa.guasto = guastoPagopa(true);
		await lavora(pagopa);
		expect((await leggiCaso(numero)).avviso.stato).toBe('da_cambiare');
		pagopa.guasto = guastoPagopa(false);
		minutiDopo(120);
		await lavora(pagopa);
		expect((await leggiCaso(numero)).avviso.stato).toBe('rifiutata');
	});

	it('chi cambia ancora mentre il lavoratore parla non resta indietro', async () => {
		const { numero, scelta, avviso } = await conAvviso();
		await proroga({ numero, scelta, entro: '2027-01-15' });
		let detto = false;
		const lento: PagopaFinta = {
			...pagopa,
			async updatePosizione(posizione) {
				if (!detto) {
					detto = true;
					await proroga({ numero, scelta, entro: '2027-02-10' });
				}
				return pagopa.updatePosizione(posizione);
			}
		};
		await lavora(lento);
		expect((await leggiCaso(numero)).avviso.stato).toBe('aperta');
		expect(pagopa.posizioni.get(`90000000019-${avviso.nav}`)?.scadenza).toBe('2027-02-10');
	});

	it('il simulatore, come GPD, riapre un avviso scaduto', async () => {
		const banco = await openBanco({ now: mondo.clock, newId: mondo.newId });
		const vera = createPagopa({
			indirizzo: `${banco.origine}/pagopa`,
			chiavi: { gpd: 'prova-cassola', ricevute: 'prova-cassola', checkout: 'prova-cassola' },
			clock: mondo.clock,
			cfEnte: '90000000019',
			nomeEnte: 'Comune di Cassola',
			attesa: 1_000
		});
		try {
			const { numero, scelta, avviso } = await conAvviso(vera);
			await mondo.owner`update posizione set scade = true where id = ${avviso.id}`;
			await proroga({ numero, scelta, entro: '2026-12-16' });
			await lavora(vera);
			const iupd = `90000000019-${avviso.nav}`;
			mondo.sposta('2026-12-18T09:30:00Z');
			await lavora(vera);
			expect((await leggiCaso(numero)).avviso.stato).toBe('scaduta');
			await proroga({ numero, scelta, entro: '2027-01-15' });
			await lavora(vera);
			expect(await vera.readPosizione(iupd)).toMatchObject({ stato: 'APERTA' });
			expect((await leggiCaso(numero)).avviso.stato).toBe('aperta');
		} finally {
			await banco.stop();
		}
	});
});

it('si concedono insieme alle somme di un avviso, da sole a quelle che non ne hanno', async () => {
	const numero = await accolta();
	const somme = await sommeDi(numero);
	const senza = somme.map((una) => ({ ...una, posizione: null }));
	expect(prorogabiliDi(senza).map(({ valore }) => valore)).toEqual(senza.map(({ id }) => `pagamento:${id}`));
	const una = somme.map((uno) => ({ ...uno, posizione: 'p' }));
	expect(prorogabiliDi(una)).toMatchObject([{ valore: 'posizione:p', cent: 13_650 }]);
});
