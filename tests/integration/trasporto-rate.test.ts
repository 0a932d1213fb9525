// The instalments of school transport: the first is enough to ride, the others are reminded, and what is not paid stops the service until it is.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giornoARoma } from '#lib/domain/istante.ts';
import { grantGiorni, prorogabiliDi } from '#lib/server/pagamenti/grant-giorni.ts';
import { listPagamenti } from '#lib/server/pagamenti/pagamento.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { moveSemplice } from '#lib/server/pratiche/move-semplice.ts';
import { readLista } from '#lib/server/servizi/trasporto-scolastico/lista.ts';
import { followRate } from '#lib/server/servizi/trasporto-scolastico/rate.ts';
import { MOSSE_TRASPORTO } from '#lib/services/trasporto-scolastico/procedura.ts';
import {
	contornoSistema,
	decidiDomanda,
	domandaInCarico,
	domandaPer,
	TOMMASO
} from '#tests/support/domande-trasporto.ts';
import {
	ADESSO,
	apriMondo,
	come,
	comeSistema,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { incassa } from '#tests/support/mosse.ts';
import { ricorda, ricordaNeiGiorni } from '#tests/support/promemoria.ts';
import { contornoDi, leggi } from '#tests/support/pratiche.ts';
import { impostazioniDi } from '#tests/support/prova-trasporto-scolastico.ts';

const ENTE = 'seveso';
const capo = impiegato(ENTE, 'responsabile');
const cassa = impiegato(ENTE, 'cassa');

let mondo: Mondo;
let giulia: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	giulia = await entra(mondo, 'Giulia');
});

beforeEach(async () => {
	mondo.sposta(ADESSO);
	await mondo.owner`update trasporto_iscrizione set stato = 'CHIUSA'`;
});

afterAll(() => mondo.chiudi());

/** Admitted: 54.50 euro by 4 January, 54.50 by 15 February. */
async function ammessa(): Promise<string> {
	mondo.sposta('2026-12-05T09:00:00Z');
	const numero = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
	await decidiDomanda(mondo, capo, { numero, mossa: MOSSE_TRASPORTO.AMMETTI });
	return numero;
}

async function paga(numero: string, rata: number): Promise<void> {
	const { id, revisione } = await leggi(mondo, ENTE, numero);
	const dovuto = (await come(mondo, cassa, (tx) => listPagamenti(tx, id)))[rata - 1];
	await incassa(mondo, cassa, { numero, revisione, pagamento: dovuto?.id ?? '', cent: dovuto?.cent ?? 0 });
}

async function altriGiorni(numero: string, entro: string): Promise<void> {
	const contorno = await contornoDi(mondo, cassa);
	const { id } = await leggi(mondo, ENTE, numero);
	const problema = await come(mondo, cassa, async (tx) => {
		const [prorogabile] = prorogabiliDi(await listPagamenti(tx, id));
		return grantGiorni(tx, contorno, { numero, scelta: prorogabile?.valore ?? '', entro });
	});
	expect(problema).toBeUndefined();
}

async function giroDelleRate(): Promise<number> {
	const contorno = await contornoSistema(mondo, ENTE);
	return comeSistema(mondo, ENTE, (tx) => followRate(tx, contorno));
}

async function statoDi(numero: string): Promise<string> {
	return (await leggi(mondo, ENTE, numero)).stato;
}

async function messaggiDi(numero: string): Promise<string[]> {
	const { messaggi } = await come(mondo, giulia, (tx) => readFascicolo(tx, numero));
	return messaggi.map(({ oggetto, testo }) => `${oggetto}. ${testo}`);
}

async function viaggia(): Promise<boolean> {
	const contorno = await contornoDi(mondo, capo);
	const dati = { linea: 'rossa', oggi: giornoARoma(mondo.clock()), impostazioni: impostazioniDi(ENTE) };
	return (await come(mondo, capo, (tx) => readLista(tx, contorno, dati))).fermate.length > 0;
}

describe('le rate', () => {
	it('con la prima il servizio è attivo, e la seconda resta da pagare alla sua data', async () => {
		const numero = await ammessa();
		await paga(numero, 1);
		expect(await statoDi(numero)).toBe('ATTIVA');
		const { id } = await leggi(mondo, ENTE, numero);
		const rate = await come(mondo, giulia, (tx) => listPagamenti(tx, id));
		expect(rate.map(({ stato, scadenza }) => [stato, scadenza])).toEqual([
			['PAGATA', '2027-01-04'],
			['CREATA', '2027-02-15']
		]);
		await paga(numero, 2);
		expect(await statoDi(numero)).toBe('ATTIVA');
		const accolte = (await messaggiDi(numero)).filter((testo) => testo.includes('è stata accolta'));
		expect(accolte).toHaveLength(1);
	});

	it('la seconda da sola non basta', async () => {
		const numero = await ammessa();
		await paga(numero, 2);
		expect(await statoDi(numero)).toBe('ATTESA_PAGAMENTO');
		await paga(numero, 1);
		expect(await statoDi(numero)).toBe('ATTIVA');
	});
});

describe('il ritardo', () => {
	it('due promemoria, un sollecito, poi la sospensione, e pagando il servizio riparte', async () => {
		const numero = await ammessa();
		await paga(numero, 1);
		for (const [giorno, attesi] of [
			['2027-02-07', 0],
			['2027-02-08', 1],
			['2027-02-12', 0],
			['2027-02-13', 1]
		] as const) {
			mondo.sposta(`${giorno}T09:00:00Z`);
			expect([await ricorda(mondo, ENTE), await ricorda(mondo, ENTE)]).toEqual([attesi, 0]);
			expect(await giroDelleRate()).toBe(0);
		}
		for (const messaggio of (await messaggiDi(numero)).slice(0, 2))
			expect(messaggio).toContain(
				`c'è una scadenza il 15/02/2027: devi pagare 54,50 €, Trasporto scolastico, rata 2.`
			);
		mondo.sposta('2027-02-16T09:00:00Z');
		expect([await giroDelleRate(), await giroDelleRate()]).toEqual([1, 0]);
		expect((await messaggiDi(numero)).at(0)).toContain(
			"c'è una scadenza il 03/03/2027: devi pagare 54,50 €, Trasporto scolastico, rata 2 (scadeva il 15/02/2027). Dopo quel giorno il servizio è sospeso."
		);
		mondo.sposta('2027-03-03T09:00:00Z');
		expect(await giroDelleRate()).toBe(0);
		expect(await viaggia()).toBe(true);
		mondo.sposta('2027-03-04T09:00:00Z');
		expect(await giroDelleRate()).toBe(1);
		expect(await statoDi(numero)).toBe('SOSPESA_MOROSITA');
		expect(await viaggia()).toBe(false);
		expect((await messaggiDi(numero)).at(0)).toContain('Trasporto scolastico 2026/2027: servizio sospeso');
		await paga(numero, 2);
		expect(await statoDi(numero)).toBe('ATTIVA');
		expect(await viaggia()).toBe(true);
		expect(await giroDelleRate()).toBe(0);
	});

	it('di altri giorni passati senza pagare ci sono promemoria e sollecito nuovi, e la sospensione solo dopo', async () => {
		const numero = await ammessa();
		await paga(numero, 1);
		mondo.sposta('2027-02-16T09:00:00Z');
		expect(await giroDelleRate()).toBe(1);
		mondo.sposta('2027-02-20T09:00:00Z');
		await altriGiorni(numero, '2027-03-20');
		expect(await ricordaNeiGiorni(mondo, ENTE, ['2027-03-12', '2027-03-13', '2027-03-18'])).toEqual([
			0, 1, 1
		]);
		// The first sollecito had the 3rd of March as its last day.
		expect(await giroDelleRate()).toBe(0);
		mondo.sposta('2027-03-21T09:00:00Z');
		expect([await giroDelleRate(), await giroDelleRate()]).toEqual([1, 0]);
		expect(await statoDi(numero)).toBe('ATTIVA');
		expect((await messaggiDi(numero)).at(0)).toContain(
			"c'è una scadenza il 05/04/2027: devi pagare 54,50 €, Trasporto scolastico, rata 2 (scadeva il 20/03/2027)."
		);
		mondo.sposta('2027-04-05T09:00:00Z');
		expect(await giroDelleRate()).toBe(0);
		mondo.sposta('2027-04-06T09:00:00Z');
		expect(await giroDelleRate()).toBe(1);
		expect(await statoDi(numero)).toBe('SOSPESA_MOROSITA');
	});

	it('chi il responsabile fa ripartire non è sospeso di nuovo per lo stesso sollecito', async () => {
		const numero = await ammessa();
		mondo.sposta('2027-01-05T09:00:00Z');
		await giroDelleRate();
		mondo.sposta('2027-01-21T09:00:00Z');
		await giroDelleRate();
		expect(await statoDi(numero)).toBe('SOSPESA_MOROSITA');
		const contorno = await contornoDi(mondo, capo);
		await come(mondo, capo, (tx) => moveSemplice(tx, contorno, { numero, mossa: 'RIATTIVA' }));
		mondo.sposta('2027-01-22T09:00:00Z');
		expect(await giroDelleRate()).toBe(0);
		expect(await statoDi(numero)).toBe('ATTIVA');
	});

	it('a chi è sospeso non si ricorda la rata che viene', async () => {
		const numero = await ammessa();
		mondo.sposta('2027-01-05T09:00:00Z');
		await giroDelleRate();
		mondo.sposta('2027-01-21T09:00:00Z');
		await giroDelleRate();
		expect(await statoDi(numero)).toBe('SOSPESA_MOROSITA');
		mondo.sposta('2027-02-08T09:00:00Z');
		const quanti = (await messaggiDi(numero)).length;
		await ricorda(mondo, ENTE);
		expect(await messaggiDi(numero)).toHaveLength(quanti);
		await paga(numero, 1);
		mondo.sposta('2027-02-08T10:00:00Z');
		await ricorda(mondo, ENTE);
		expect((await messaggiDi(numero)).at(0)).toContain('scadenza il 15/02/2027: devi pagare 54,50 €');
	});

	it('senza niente di scaduto nemmeno il responsabile sospende', async () => {
		const numero = await ammessa();
		const contorno = await contornoDi(mondo, capo);
		const sospesa = come(mondo, capo, (tx) =>
			moveSemplice(tx, contorno, { numero, mossa: 'SOSPENDI', motivo: 'Non ha pagato.' })
		);
		await expect(sospesa).rejects.toMatchObject({ codice: 'NIENTE_SCADUTO' });
	});
});
