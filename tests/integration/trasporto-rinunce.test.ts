// Giving up a seat of the school bus: it takes effect by itself, and the accounts are closed as the Comune has set.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { giornoARoma } from '#lib/domain/istante.ts';
import { listPagamenti } from '#lib/server/pagamenti/pagamento.ts';
import { disposeRimborso, listDaRimborsare, listRimborsi } from '#lib/server/pagamenti/rimborso.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { listNote } from '#lib/server/servizi/trasporto-scolastico/note.ts';
import { pannello } from '#lib/server/servizi/trasporto-scolastico/pannello.ts';
import { MOSSE_TRASPORTO } from '#lib/services/trasporto-scolastico/procedura.ts';
import {
	decidiDomanda,
	domandaInCarico,
	domandaPer,
	giroDeiPosti,
	TOMMASO,
	TRASPORTO
} from '#tests/support/domande-trasporto.ts';
import {
	ADESSO,
	apriMondo,
	come,
	enteDi,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { incassa } from '#tests/support/mosse.ts';
import { contornoDi, leggi, praticaInviata } from '#tests/support/pratiche.ts';

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

async function statoDi(numero: string): Promise<string> {
	return (await leggi(mondo, ENTE, numero)).stato;
}

function rinuncia(chi: Residente, iscrizione: string): Promise<string> {
	return praticaInviata(mondo, chi, { tipoDomanda: 'RINUNCIA', iscrizione }, TRASPORTO);
}

describe('la rinuncia', () => {
	async function ammessa(): Promise<string> {
		const numero = await domandaInCarico(mondo, giulia, domandaPer(TOMMASO));
		await decidiDomanda(mondo, capo, { numero, mossa: MOSSE_TRASPORTO.AMMETTI });
		return numero;
	}

	async function rateDi(numero: string) {
		const { id, revisione } = await leggi(mondo, ENTE, numero);
		return { revisione, rate: await come(mondo, cassa, (tx) => listPagamenti(tx, id)) };
	}

	async function paga(numero: string): Promise<void> {
		const { revisione, rate } = await rateDi(numero);
		const rata = rate.find(({ stato }) => stato === 'CREATA');
		await incassa(mondo, cassa, { numero, revisione, pagamento: rata?.id ?? '', cent: rata?.cent ?? 0 });
	}

	it('ha effetto da sola: nessuno la prende in carico, e ha il suo attestato', async () => {
		const iscrizione = await ammessa();
		const richiesta = await rinuncia(giulia, iscrizione);
		await giroDeiPosti(mondo, ENTE);
		expect(await giroDeiPosti(mondo, ENTE)).toBe(0);
		expect([await statoDi(iscrizione), await statoDi(richiesta)]).toEqual(['RINUNCIATA', 'ACCOLTA']);
		const { documenti, messaggi } = await come(mondo, giulia, (tx) => readFascicolo(tx, richiesta));
		expect(documenti.map(({ titolo }) => titolo)).toContain('Attestato di rinuncia');
		// Within five days of the notice nothing is due.
		const detto = messaggi.find(({ oggetto }) => oggetto.endsWith('rinuncia registrata'));
		expect(detto?.testo).toContain('vale dal 24/11/2026. Non devi pagare altro.');
		expect((await rateDi(iscrizione)).rate.map(({ stato }) => stato)).toEqual(['ANNULLATA', 'ANNULLATA']);
	});

	it('dopo, quello che è stato pagato in più si restituisce, e si legge', async () => {
		const iscrizione = await ammessa();
		await paga(iscrizione);
		await paga(iscrizione);
		mondo.sposta('2027-01-20T09:00:00Z');
		await rinuncia(giulia, iscrizione);
		await giroDeiPosti(mondo, ENTE);
		const { pratica } = await come(mondo, giulia, (tx) => readFascicolo(tx, iscrizione));
		const quando = { ente: await enteDi(mondo, ENTE), oggi: giornoARoma(mondo.clock()) };
		expect(await come(mondo, giulia, (tx) => listNote(tx, pratica, quando))).toEqual([
			'Il Comune deve restituirti 54,50 euro.'
		]);
		const vista = await come(mondo, capo, (tx) =>
			pannello(tx, pratica, { oggi: giornoARoma(mondo.clock()) })
		);
		expect(vista?.righe.at(-1)).toEqual({
			etichetta: 'Conti della rinuncia',
			valore: '54,50 € a favore della famiglia'
		});
		expect(await come(mondo, cassa, listDaRimborsare)).toEqual([iscrizione]);
		const [rimborso] = await come(mondo, cassa, (tx) => listRimborsi(tx, pratica.id));
		expect(rimborso).toMatchObject({ causale: 'Trasporto scolastico', cent: 5450, dovutoDal: '2027-01-20' });
		const contorno = await contornoDi(mondo, cassa);
		await come(mondo, cassa, (tx) =>
			disposeRimborso(tx, contorno, {
				numero: iscrizione,
				rimborso: rimborso?.id ?? '',
				mezzo: 'bonifico',
				il: '2027-01-20'
			})
		);
		expect(await come(mondo, cassa, listDaRimborsare)).toEqual([]);
		expect(await come(mondo, giulia, (tx) => listNote(tx, pratica, quando))).toEqual([
			'Il Comune ti ha restituito 54,50 euro il 20/01/2027.'
		]);
	});

	it('i conti non li tocca nessuno, nemmeno chi rinuncia', async () => {
		const iscrizione = await ammessa();
		await paga(iscrizione);
		mondo.sposta('2027-01-20T09:00:00Z');
		await rinuncia(giulia, iscrizione);
		await giroDeiPosti(mondo, ENTE);
		for (const chi of [giulia, capo])
			await expect(
				come(mondo, chi, (tx) => tx`update trasporto_saldo set dovuto_cent = 0`)
			).rejects.toMatchObject({ code: '42501' });
	});

	it('prima di essere ammessi non costa niente, e non aspetta nessuno', async () => {
		const iscrizione = await praticaInviata(mondo, giulia, domandaPer(TOMMASO), TRASPORTO);
		const richiesta = await rinuncia(giulia, iscrizione);
		await giroDeiPosti(mondo, ENTE);
		expect([await statoDi(iscrizione), await statoDi(richiesta)]).toEqual(['RINUNCIATA', 'ACCOLTA']);
	});

	it('dopo, quello che manca si paga con la richiesta di rinuncia', async () => {
		const iscrizione = await ammessa();
		mondo.sposta('2027-01-20T09:00:00Z');
		const richiesta = await rinuncia(giulia, iscrizione);
		await giroDeiPosti(mondo, ENTE);
		expect(await statoDi(richiesta)).toBe('ATTESA_PAGAMENTO');
		expect((await rateDi(richiesta)).rate.map(({ cent, scadenza }) => [cent, scadenza])).toEqual([
			[5450, '2027-02-19']
		]);
		await paga(richiesta);
		expect(await statoDi(richiesta)).toBe('ACCOLTA');
	});
});
