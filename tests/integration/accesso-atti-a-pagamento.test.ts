// A copy that costs something: counted by who decides, paid, and only then given.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Grezzi } from '#lib/forms/grezzo.ts';
import { attachToPratica } from '#lib/server/allegati/attach-file.ts';
import { findAllegato } from '#lib/server/allegati/find-allegato.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { paths } from '#lib/paths.ts';
import { findPorta } from '#lib/server/servizi/index.ts';
import { decidePratica } from '#lib/server/pratiche/decide.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { mosseDi } from '#lib/server/pratiche/servizio-di.ts';
import { arriva, avvisiDi, elena, lavora, sommeDi } from '#tests/support/cassa.ts';
import { come } from '#tests/support/mondo.ts';
import { archivia, incassa, MOTIVI } from '#tests/support/mosse.ts';
import { esitoDi, eventoDi } from '#tests/support/pagine.ts';
import { pagopaFinta, ricevutaDi, type PagopaFinta } from '#tests/support/pagopa-finta.ts';
import {
	conMarca,
	contornoDi,
	ESEMPIO,
	ESEMPIO_CIVICO,
	leggi,
	piccoloPdf,
	praticaInCarico,
	ricezioneDi
} from '#tests/support/pratiche.ts';
import { anna, capo, fascicolo, marta, mondo } from '#tests/support/scena.ts';
import { actions, load } from '../../src/routes/operatore/pratiche/[numero]/+page.server.ts';

const CARTA: Grezzi = { ...ESEMPIO, modalita: 'COPIA_SEMPLICE_CARTA', invio: 'RITIRO' };

let pagopa: PagopaFinta;
let marche = 20_000_000_000_000;

beforeEach(() => {
	pagopa = pagopaFinta();
});

type Conteggio = Record<string, number>;

/** Grants it with the file of the copy, as the desk does. */
async function accogli(numero: string, quantita: Conteggio, id = 'ACCOGLI'): Promise<void> {
	const contorno = await contornoDi(mondo, capo);
	await come(mondo, capo, async (tx: Tx) => {
		const pratica = await findPratica(tx, { numero, blocca: true });
		const mossa = mosseDi(pratica).find((una) => una.id === id);
		if (!mossa) throw new Error(`Manca ${id}`);
		const file = [{ nome: 'copia.pdf', byte: piccoloPdf('Copia') }];
		const ricezione = ricezioneDi(mondo, { ...marta, personaId: pratica.personaId });
		await attachToPratica(tx, { pratica: pratica.id, campo: 'consegna', file }, ricezione);
		await decidePratica(tx, contorno, {
			numero,
			revisione: 2,
			mossa,
			motivazione: MOTIVI,
			quantita,
			firmatario: capo,
			conFile: true
		});
	});
}

async function consegnati(numero: string): Promise<string[]> {
	const { allegati } = await fascicolo(numero);
	return allegati.filter(({ campo }) => campo === 'consegna').map(({ id }) => id);
}

async function testoAtto(numero: string): Promise<string> {
	const { id } = await leggi(mondo, 'cassola', numero);
	const [atto] = await mondo.owner<{ testo: string }[]>`
		select contenuto::text as testo from documento where pratica_id = ${id} and tipo = 'provvedimento'`;
	return atto?.testo ?? '';
}

async function modelli(numero: string): Promise<string[]> {
	const { id } = await leggi(mondo, 'cassola', numero);
	const righe = await mondo.owner<{ modello: string }[]>`
		select modello from messaggio where pratica_id = ${id} order by creato_il, id`;
	return righe.map(({ modello }) => modello);
}

type Corpo = Record<string, string>;

function evento(numero: string, body?: Corpo) {
	const app = { archivio: mondo.archivio, porta: findPorta, log: { error: () => undefined } };
	const indirizzo = paths.praticaOperatore(numero);
	return eventoDi(mondo, { chi: capo, indirizzo, params: { numero }, body, app });
}

describe('una copia che costa', () => {
	it('aspetta il pagamento: la decisione c’è, la copia si vede solo con la ricevuta', async () => {
		const numero = await praticaInCarico(mondo, marta, CARTA);
		await accogli(numero, { 'copia-A4': 12, 'copia-A3': 0, 'ricerca-0': 1 });
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({
			stato: 'ATTESA_PAGAMENTO',
			esito: 'ACCOLTA'
		});
		expect(
			(await sommeDi(numero)).map(({ causale, cent, tassonomia, scadenza }) => [
				causale,
				cent,
				tassonomia,
				scadenza
			])
		).toEqual(
			expect.arrayContaining([
				['Facciate A4: 12 da 0,20 €', 240, '9/0103102AP/', '2026-12-09'],
				[expect.stringContaining('Ricerca'), 3_000, '9/0103102AP/', '2026-12-09']
			])
		);
		const [avviso] = await avvisiDi(numero);
		expect(avviso).toMatchObject({ cent: 3_240, stato: 'da_aprire' });
		expect(await modelli(numero)).toContain('IO05');
		expect(await modelli(numero)).not.toContain('IO06');
		expect(await testoAtto(numero)).toContain('Quando hai pagato trovi la copia nella tua area personale');

		const dellUfficio = await come(mondo, capo, (tx) => readFascicolo(tx, numero));
		const file = dellUfficio.allegati.find(({ campo }) => campo === 'consegna')?.id ?? '';
		expect(file).not.toBe('');
		expect(await consegnati(numero)).toEqual([]);
		await expect(come(mondo, marta, (tx) => findAllegato(tx, file))).rejects.toMatchObject({
			codice: 'NON_TROVATO'
		});

		await lavora(pagopa);
		if (avviso) await arriva(ricevutaDi(avviso));
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ACCOLTA');
		expect(await consegnati(numero)).toEqual([file]);
		expect(await modelli(numero)).toContain('IO06');
	});

	it('si paga anche allo sportello', async () => {
		const numero = await praticaInCarico(mondo, marta, ESEMPIO);
		await accogli(numero, { 'ricerca-0': 1 });
		const [dovuto] = await sommeDi(numero);
		const incasso = { numero, revisione: 3, pagamento: dovuto?.id ?? '', cent: 3_000 };
		expect(await incassa(mondo, elena, incasso)).toBeUndefined();
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ACCOLTA');
		expect(await consegnati(numero)).toHaveLength(1);
	});

	it('conforme ha il bollo, con il suo codice', async () => {
		marche += 1;
		const numero = await praticaInCarico(mondo, marta, { ...conMarca(String(marche)), invio: 'RITIRO' });
		await accogli(numero, { 'copia-A4': 6, 'copia-A3': 0, 'ricerca-0': 0, bollo: 2 });
		expect((await sommeDi(numero)).map(({ cent, tassonomia }) => [cent, tassonomia]).toSorted()).toEqual([
			[120, '9/0103102AP/'],
			[3_200, '9/0115103TS/']
		]);
	});

	it('accolta in parte resta accolta in parte, e con il pagamento lo dice', async () => {
		const numero = await praticaInCarico(mondo, marta, ESEMPIO);
		await accogli(numero, { 'ricerca-0': 1 }, 'ACCOGLI_IN_PARTE');
		expect(await modelli(numero)).toEqual(expect.arrayContaining(['IO05', 'IO07']));
		const [avviso] = await avvisiDi(numero);
		await lavora(pagopa);
		if (avviso) await arriva(ricevutaDi(avviso));
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ACCOLTA_PARZ');
		expect(await modelli(numero)).toContain('CONSEGNA_DOPO_PAGAMENTO');
		expect(await consegnati(numero)).toHaveLength(1);
	});

	it('archiviata senza pagamento non si vede mai', async () => {
		const numero = await praticaInCarico(mondo, marta, ESEMPIO);
		await accogli(numero, { 'ricerca-0': 1 });
		mondo.sposta('2026-12-20T09:00:00Z');
		await archivia(mondo, anna, { numero, revisione: 3 });
		expect(await consegnati(numero)).toEqual([]);
	});
});

describe('quello che è gratis', () => {
	it.each([
		['vedere il documento', { ...ESEMPIO, modalita: 'VISIONE' }, {}],
		['la copia digitale del civico', ESEMPIO_CIVICO, {}],
		['una ricerca che non si conta', ESEMPIO, { 'ricerca-0': 0 }]
	] as const)('%s: la richiesta è accolta subito', async (_, risposte, quantita) => {
		const numero = await praticaInCarico(mondo, marta, risposte);
		await accogli(numero, quantita);
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ACCOLTA');
		expect(await sommeDi(numero)).toEqual([]);
		expect(await consegnati(numero)).toHaveLength(1);
	});
});

describe('la pagina della decisione', () => {
	const corpo = { revisione: '2', atto: 'ACCOGLI', motivazione: MOTIVI };

	it('chiede le quantità che non si sanno, e propone le altre con il conto', async () => {
		const carta = await praticaInCarico(mondo, marta, CARTA);
		expect(await load(await evento(carta))).toMatchObject({
			conteggio: {
				voci: [
					{ nome: 'quante-copia-A4', proposta: '' },
					{ nome: 'quante-copia-A3', proposta: '' },
					{ nome: 'quante-ricerca-0', proposta: '1' }
				],
				conto: undefined
			}
		});
		const digitale = await praticaInCarico(mondo, marta, ESEMPIO);
		expect(await load(await evento(digitale))).toMatchObject({
			conteggio: { conto: { totale: '30,00 €', visto: '3000' } }
		});
		const visione = await praticaInCarico(mondo, marta, { ...ESEMPIO, modalita: 'VISIONE' });
		expect(await load(await evento(visione))).toMatchObject({ conteggio: undefined });
	});

	it('senza le quantità, o con quantità che non sono numeri, dice quali mancano', async () => {
		const numero = await praticaInCarico(mondo, marta, CARTA);
		const scritto = { ...corpo, 'quante-copia-A4': '', 'quante-copia-A3': 'due', 'quante-ricerca-0': '1' };
		for (const azione of [actions.conta, actions.decidi])
			expect(await esitoDi(azione?.(await evento(numero, scritto)))).toMatchObject({
				status: 422,
				data: {
					problemi: [
						{ campo: 'quante-copia-A4', etichetta: 'Facciate A4' },
						{ campo: 'quante-copia-A3', etichetta: 'Facciate A3' }
					],
					scritti: { motivazione: MOTIVI, 'quante-copia-A3': 'due' }
				}
			});
	});

	it('non firma per una somma che nessuno ha visto', async () => {
		const numero = await praticaInCarico(mondo, marta, CARTA);
		const scritto = {
			...corpo,
			'quante-copia-A4': '10',
			'quante-copia-A3': '0',
			'quante-ricerca-0': '1'
		};
		expect(await esitoDi(actions.decidi?.(await evento(numero, scritto)))).toMatchObject({
			status: 422,
			data: {
				problemi: [{ campo: 'conto', messaggio: expect.stringContaining('32,00 €') as string }],
				conto: { visto: '3200' },
				scritti: { 'quante-copia-A4': '10' }
			}
		});
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('IN_CARICO');
		expect(await esitoDi(actions.conta?.(await evento(numero, scritto)))).toMatchObject({
			data: { problemi: [], conto: { totale: '32,00 €' } }
		});
		expect(
			await esitoDi(actions.decidi?.(await evento(numero, { ...scritto, visto: '3200' })))
		).toMatchObject({ status: 303 });
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('ATTESA_PAGAMENTO');
	});

	it('per non accogliere non chiede quantità', async () => {
		const numero = await praticaInCarico(mondo, marta, CARTA);
		const scritto = { ...corpo, atto: 'RIGETTA' };
		expect(await esitoDi(actions.decidi?.(await evento(numero, scritto)))).toMatchObject({ status: 303 });
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('RIGETTATA');
	});
});
