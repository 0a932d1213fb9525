// The end of an occupation: inspected once it is over, its surety given back or kept for what was broken.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Grezzi } from '#lib/forms/grezzo.ts';
import { listRimborsi } from '#lib/server/pagamenti/rimborso.ts';
import { findPratica } from '#lib/server/pratiche/pratica.ts';
import { findFine } from '#lib/server/servizi/occupazione-suolo/fine.ts';
import { recordSopralluogo, releaseCauzione } from '#lib/server/servizi/occupazione-suolo/sopralluogo.ts';
import {
	ADESSO,
	apriMondo,
	come,
	entra,
	impiegato,
	type Impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { contornoDi } from '#tests/support/pratiche.ts';
import { documenti, gira, messaggi } from '#tests/support/permessi-suolo.ts';
import { dehors, ENTE, paga, suoloConcesso } from '#tests/support/suolo.ts';

let mondo: Mondo;
let omar: Residente;
let davide: Residente;
const capo = impiegato(ENTE, 'responsabile');
const istruttore = impiegato(ENTE, 'operatore');

beforeAll(async () => {
	mondo = await apriMondo();
	omar = await entra(mondo, 'Omar');
	davide = await entra(mondo, 'Davide');
});

beforeEach(() => {
	mondo.sposta(ADESSO);
});

afterAll(() => mondo.chiudi());

let strada = 0;
function altrove(): { est: number } {
	strada += 60;
	return { est: strada - 600 };
}

/** A hole in the road in January, with the surety of 20 m² at 50 euro. */
function scavo(cauzioneTipo: string, altro: Grezzi = {}): Grezzi {
	return dehors(altrove(), {
		tipologia: 'scavo',
		motivo: 'Scavo per allacciare la casa alla rete del gas.',
		dal: '2027-01-11',
		al: '2027-01-20',
		cauzioneTipo,
		...(cauzioneTipo === 'FIDEIUSSIONE' && { cauzioneScadenza: '2027-06-30' }),
		impresaDenominazione: 'Edilnova Prealpi Srl',
		impresaPartitaIva: '03456780125',
		impresaResponsabile: 'Paolo Crespi',
		impresaTelefono: '0331 000000',
		...altro
	});
}

async function scavoFinito(cauzioneTipo = 'VERSAMENTO'): Promise<string> {
	const numero = await suoloConcesso(mondo, omar, scavo(cauzioneTipo));
	await paga(mondo, numero);
	mondo.sposta('2027-01-21T09:00:00Z');
	await gira(mondo);
	return numero;
}

type Verbale = Partial<{ fattoIl: string; danni: boolean; note: string }>;

async function sopralluogo(numero: string, altro: Verbale = {}, chi: Impiegato = istruttore) {
	const contorno = await contornoDi(mondo, chi);
	const verbale = {
		fattoIl: '2027-01-21',
		danni: false,
		note: 'La strada è asfaltata come prima.',
		firmatario: chi,
		...altro
	};
	return come(mondo, chi, async (tx) =>
		recordSopralluogo(tx, contorno, { pratica: await findPratica(tx, { numero, blocca: true }), verbale })
	);
}

async function svincola(numero: string, trattenutaCent = 0, chi: Impiegato = capo) {
	const contorno = await contornoDi(mondo, chi);
	const motivo = trattenutaCent > 0 ? 'Serve rifare due metri di marciapiede.' : '';
	const svincolo = { trattenutaCent, motivo, firmatario: chi };
	return come(mondo, chi, async (tx) =>
		releaseCauzione(tx, contorno, { pratica: await findPratica(tx, { numero, blocca: true }), svincolo })
	);
}

function fine(numero: string) {
	return come(mondo, istruttore, async (tx) =>
		findFine(tx, { ente: ENTE, pratica: await findPratica(tx, { numero }) })
	);
}

function rimborsi(numero: string) {
	return come(mondo, omar, async (tx) => listRimborsi(tx, (await findPratica(tx, { numero })).id));
}

describe('il sopralluogo alla fine', () => {
	it('si fa solo quando l’occupazione è finita, una volta, e lascia un verbale nel fascicolo', async () => {
		const numero = await suoloConcesso(mondo, omar, scavo('ASSEGNO'));
		await paga(mondo, numero);
		mondo.sposta('2027-01-20T09:00:00Z');
		await gira(mondo);
		await expect(sopralluogo(numero, { fattoIl: '2027-01-20' })).rejects.toMatchObject({
			codice: 'OSP_SOPRALLUOGO_PRESTO'
		});
		mondo.sposta('2027-01-22T09:00:00Z');
		await gira(mondo);
		for (const fattoIl of ['2027-01-20', '2027-01-23'])
			expect(await sopralluogo(numero, { fattoIl })).toMatchObject({
				campo: 'fattoIl',
				codice: 'OSP_SOPRALLUOGO_DATA'
			});
		expect(await sopralluogo(numero)).toBeUndefined();
		await expect(sopralluogo(numero)).rejects.toMatchObject({ codice: 'OSP_SOPRALLUOGO_FATTO' });
		const [verbale] = await documenti(mondo, numero, 'sopralluogo');
		expect(verbale?.titolo).toBe('Verbale di sopralluogo');
		for (const atteso of [
			'L’area è libera e com’era prima.',
			'La strada è asfaltata come prima.',
			'21/01/2027'
		])
			expect(verbale?.testo).toContain(atteso);
	});

	it('non lo scrive la cassa, e un cittadino vede solo il suo', async () => {
		const numero = await scavoFinito('ASSEGNO');
		await expect(sopralluogo(numero, {}, impiegato(ENTE, 'cassa'))).rejects.toMatchObject({
			name: 'NonTrovato'
		});
		await sopralluogo(numero);
		const visti = (chi: Residente) =>
			come(
				mondo,
				chi,
				(tx) =>
					tx`select 1 from sopralluogo s join pratica p on p.id = s.pratica_id where p.numero = ${numero}`
			);
		expect([(await visti(omar)).length, (await visti(davide)).length]).toEqual([1, 0]);
	});

	it('un permesso rinnovato non è finito: si guarda alla fine del rinnovo, con la cauzione del primo', async () => {
		const primo = await suoloConcesso(mondo, omar, scavo('VERSAMENTO'));
		await paga(mondo, primo);
		const rinnovo = await suoloConcesso(mondo, omar, {
			titolo: 'PROPRIO',
			tipoDomanda: 'RINNOVO',
			permesso: primo,
			motivo: 'I lavori non sono finiti.',
			al: '2027-01-31',
			bollo: 'ESENTE',
			esenzioneBollo: 'ets',
			impegni: 'si'
		});
		mondo.sposta('2027-02-01T09:00:00Z');
		await gira(mondo);
		await expect(sopralluogo(primo, { fattoIl: '2027-02-01' })).rejects.toMatchObject({
			codice: 'OSP_SOPRALLUOGO_PRESTO'
		});
		await sopralluogo(rinnovo, { fattoIl: '2027-02-01' });
		expect((await fine(rinnovo)).cauzione).toEqual({ tipo: 'VERSAMENTO', cent: 100_000 });
	});
});

describe('la cauzione', () => {
	it('senza danni si svincola tutta: documento, messaggio e rimborso di quello che era stato versato', async () => {
		const numero = await scavoFinito();
		await expect(svincola(numero)).rejects.toMatchObject({ codice: 'OSP_SOPRALLUOGO_MANCANTE' });
		await sopralluogo(numero);
		await expect(svincola(numero, 0, istruttore)).rejects.toMatchObject({ name: 'NonAutorizzato' });
		expect(await svincola(numero, 1)).toMatchObject({
			campo: 'trattenuta',
			codice: 'OSP_CAUZIONE_TRATTENUTA'
		});
		expect(await svincola(numero)).toBeUndefined();
		await expect(svincola(numero)).rejects.toMatchObject({ codice: 'OSP_CAUZIONE_CHIUSA' });
		expect(await rimborsi(numero)).toMatchObject([
			{
				causale: 'Cauzione per l’occupazione di suolo pubblico',
				cent: 100_000,
				motivo: 'Sopralluogo senza danni'
			}
		]);
		const [svincolo] = await documenti(mondo, numero, 'svincolo');
		expect(svincolo?.titolo).toBe('Svincolo della cauzione');
		expect(svincolo?.testo).toContain('non ha trovato danni: la cauzione è svincolata.');
		expect(await messaggi(mondo, numero)).toContain('CAUZIONE');
	});

	it('con i danni si trattiene la parte che serve, al massimo tutta, e torna il resto', async () => {
		const numero = await scavoFinito();
		await sopralluogo(numero, { danni: true, note: 'Il marciapiede è rotto per due metri.' });
		expect(await svincola(numero, 100_001)).toMatchObject({
			messaggio: 'Scrivi quanto trattieni: al massimo la cauzione, 1.000,00 €.'
		});
		await svincola(numero, 35_050);
		expect(await rimborsi(numero)).toMatchObject([
			{ cent: 64_950, motivo: 'Parte non trattenuta per i danni' }
		]);
		const [svincolo] = await documenti(mondo, numero, 'svincolo');
		for (const atteso of ['350,50 €', '649,50 €', 'Serve rifare due metri di marciapiede.'])
			expect(svincolo?.testo).toContain(atteso);
	});

	it('trattenuta tutta non torna niente', async () => {
		const numero = await scavoFinito();
		await sopralluogo(numero, { danni: true });
		await svincola(numero, 100_000);
		expect(await rimborsi(numero)).toEqual([]);
		expect((await documenti(mondo, numero, 'svincolo'))[0]?.titolo).toBe('Cauzione trattenuta');
	});

	it('una fideiussione o un assegno si svincolano con il documento, senza rimborsi', async () => {
		for (const [tipo, come] of [
			['FIDEIUSSIONE', 'Mostra questo documento a chi ha dato la fideiussione'],
			['ASSEGNO', 'Puoi ritirare l’assegno allo sportello']
		] as const) {
			mondo.sposta(ADESSO);
			const numero = await scavoFinito(tipo);
			await sopralluogo(numero);
			await svincola(numero);
			expect(await rimborsi(numero)).toEqual([]);
			expect((await documenti(mondo, numero, 'svincolo'))[0]?.testo).toContain(come);
		}
	});

	it('dove non c’era cauzione non c’è niente da svincolare', async () => {
		const numero = await suoloConcesso(
			mondo,
			omar,
			dehors(altrove(), { dal: '2027-01-11', al: '2027-01-20' })
		);
		mondo.sposta('2027-01-21T09:00:00Z');
		await gira(mondo);
		await sopralluogo(numero);
		await expect(svincola(numero)).rejects.toMatchObject({ codice: 'OSP_CAUZIONE_CHIUSA' });
	});
});
