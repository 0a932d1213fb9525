// The life of a permit of public land: granted on conditions, paid, released, verified by anyone, renewed, changed, given up, taken away, run out.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Documento } from '#lib/server/documenti/documento.ts';
import { writePdf } from '#lib/server/documenti/write-pdf.ts';
import { archivePratica } from '#lib/server/pratiche/archivia.ts';
import {
	ADESSO,
	apriMondo,
	come,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { contornoDi, leggi } from '#tests/support/pratiche.ts';
import { ricorda, ricordaNeiGiorni } from '#tests/support/promemoria.ts';
import {
	codiceDi,
	giorniConcessi,
	gira,
	permessi,
	rilasciati,
	stato,
	verifica
} from '#tests/support/permessi-suolo.ts';
import {
	accogli,
	collegaOrdinanza,
	decidi,
	dehors,
	disegna,
	ENTE,
	paga,
	problemiInvio,
	suoloConcesso,
	suoloInCarico
} from '#tests/support/suolo.ts';

let mondo: Mondo;
let omar: Residente;
let davide: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	omar = await entra(mondo, 'Omar');
	davide = await entra(mondo, 'Davide');
});

beforeEach(() => {
	mondo.sposta(ADESSO);
});

afterAll(() => mondo.chiudi());

/** A place for each test, away from the others. */
let strada = 0;
function altrove(): { est: number } {
	strada += 60;
	return { est: strada - 600 };
}

function sulPermesso(numero: string, altro: object) {
	return {
		titolo: 'PROPRIO',
		permesso: numero,
		bollo: 'ESENTE',
		esenzioneBollo: 'ets',
		impegni: 'si',
		...altro
	};
}

describe('il permesso di occupazione', () => {
	it('si concede solo con l’area e, se cambia il traffico, con l’ordinanza; esce quando tutto è pagato', async () => {
		const numero = await suoloInCarico(
			mondo,
			omar,
			dehors({}, { area: '', viabilita: 'DIVIETO_SOSTA', bollo: 'ESENTE', cauzioneTipo: '', riduzione: '' })
		);
		await expect(accogli(mondo, numero)).rejects.toMatchObject({ codice: 'OSP_AREA_MANCANTE' });
		await disegna(mondo, numero, [
			[45.6443, 9.1413],
			[45.6443, 9.14136],
			[45.64434, 9.14136],
			[45.64434, 9.1413]
		]);
		await expect(accogli(mondo, numero)).rejects.toMatchObject({ codice: 'OSP_ORDINANZA_MANCANTE' });
		await collegaOrdinanza(mondo, numero);
		await accogli(mondo, numero);
		expect(await stato(mondo, numero)).toBe('ATTESA_PAGAMENTO');
		expect(await giorniConcessi(mondo, numero)).toEqual(['[2027-05-01,2027-06-01)']);
		expect(await rilasciati(mondo, numero)).toEqual([]);
		const dovuti = await mondo.owner<{ causale: string; cent: number }[]>`
			select causale, cent from pagamento g join pratica p on p.id = g.pratica_id where p.numero = ${numero}`;
		expect([...dovuti]).toEqual([
			{ causale: 'Canone per l’occupazione di suolo pubblico', cent: 20 * 31 * 77 }
		]);
		await paga(mondo, numero);
		expect(await stato(mondo, numero)).toBe('ACCOLTA');
		const [documento] = await rilasciati(mondo, numero);
		expect(documento?.titolo).toBe('Permesso di occupazione di suolo pubblico');
		const testo = JSON.stringify(documento);
		for (const atteso of ['n. 27/2027 del 20/04/2027', numero, 'Via Roma', 'dal 01/05/2027 al 31/05/2027'])
			expect(testo).toContain(atteso);
		const figura = documento?.sezioni.find((sezione) => sezione.figura)?.figura;
		expect(figura?.qr).toBe(`http://seveso.localhost:4000/verifica/${await codiceDi(mondo, numero)}`);
		const pdf = Buffer.from(await writePdf(documento as Documento, { creato: mondo.clock() })).toString(
			'latin1'
		);
		expect(pdf).toContain('/S /Figure');
		await expect(disegna(mondo, numero, [[45.6, 9.1]])).rejects.toMatchObject({ codice: 'OSP_AREA_DECISA' });
	});

	it('chiunque ne verifica la validità con il codice, senza leggere di chi è', async () => {
		const numero = await suoloConcesso(mondo, omar, dehors(altrove()));
		const codice = await codiceDi(mondo, numero);
		expect(await verifica(mondo, codice, '2027-05-15')).toEqual({
			titolo: 'Permesso di occupazione di suolo pubblico',
			numero,
			luogo: 'Via Roma',
			giorni: 'dal 01/05/2027 al 31/05/2027',
			vale: true,
			esito: 'Vale oggi.'
		});
		expect((await verifica(mondo, codice, '2027-04-30')).esito).toBe(
			'Non vale ancora: comincia il 01/05/2027.'
		);
		expect((await verifica(mondo, codice, '2027-06-01')).esito).toBe('Non vale più: è finito il 31/05/2027.');
		for (const sconosciuto of ['11111111-1111-4111-8111-111111111111', 'abc', ''])
			await expect(verifica(mondo, sconosciuto, '2027-05-15')).rejects.toMatchObject({
				codice: 'DOCUMENTO_SCONOSCIUTO'
			});
		await expect(verifica(mondo, codice, '2027-05-15', 'cassola')).rejects.toMatchObject({
			codice: 'DOCUMENTO_SCONOSCIUTO'
		});
	});
});

describe('dopo il permesso', () => {
	it('il rinnovo tiene il posto, aggiunge i giorni e lascia valido il vecchio codice fino alla sua fine', async () => {
		const qui = altrove();
		const primo = await suoloConcesso(mondo, omar, dehors(qui));
		expect(await permessi(mondo, omar)).toContainEqual(expect.objectContaining({ id: primo }));
		const rinnovo = await suoloConcesso(
			mondo,
			omar,
			sulPermesso(primo, {
				tipoDomanda: 'RINNOVO',
				motivo: 'La bella stagione continua.',
				al: '2027-06-15'
			})
		);
		expect([await stato(mondo, primo), await stato(mondo, rinnovo)]).toEqual(['RINNOVATA', 'ACCOLTA']);
		expect(await giorniConcessi(mondo, primo)).toEqual(['[2027-05-01,2027-06-01)']);
		expect(await giorniConcessi(mondo, rinnovo)).toEqual(['[2027-06-01,2027-06-16)']);
		expect((await verifica(mondo, await codiceDi(mondo, primo), '2027-05-31')).vale).toBe(true);
		expect((await verifica(mondo, await codiceDi(mondo, rinnovo), '2027-06-10')).giorni).toBe(
			'dal 01/05/2027 al 15/06/2027'
		);
		const dati = (await permessi(mondo, omar)).find(({ id }) => id === rinnovo)?.dati;
		expect(dati).toMatchObject({ dal: '2027-05-01', al: '2027-06-15', tipologia: 'dehors' });
		// A revocation takes away all of it.
		await decidi(mondo, rinnovo, 'REVOCA');
		expect(await stato(mondo, rinnovo)).toBe('REVOCATA');
		expect([await giorniConcessi(mondo, primo), await giorniConcessi(mondo, rinnovo)]).toEqual([[], []]);
		expect((await verifica(mondo, await codiceDi(mondo, rinnovo), '2027-05-15')).esito).toBe(
			'Non vale più dal 24/11/2026.'
		);
	});

	it('la modifica prende il posto del permesso e non si scontra con lui', async () => {
		const qui = altrove();
		const primo = await suoloConcesso(mondo, omar, dehors(qui));
		const modifica = dehors({ ...qui, nord: 1 }, { tipoDomanda: 'MODIFICA', permesso: primo });
		expect(await problemiInvio(mondo, davide, dehors(qui))).toHaveLength(1);
		const nuovo = await suoloConcesso(mondo, omar, modifica);
		expect([await stato(mondo, primo), await stato(mondo, nuovo)]).toEqual(['SOSTITUITA', 'ACCOLTA']);
		expect([await giorniConcessi(mondo, primo), await giorniConcessi(mondo, nuovo)]).toEqual([
			[],
			['[2027-05-01,2027-06-01)']
		]);
		expect((await verifica(mondo, await codiceDi(mondo, primo), '2027-05-15')).vale).toBe(false);
	});

	it('la rinuncia libera il posto dal giorno che dice', async () => {
		const qui = altrove();
		const primo = await suoloConcesso(mondo, omar, dehors(qui));
		const rinuncia = await suoloConcesso(mondo, omar, {
			titolo: 'PROPRIO',
			tipoDomanda: 'RINUNCIA',
			permesso: primo,
			liberoDal: '2027-05-16'
		});
		expect([await stato(mondo, primo), await stato(mondo, rinuncia)]).toEqual(['RINUNCIATA', 'ACCOLTA']);
		expect(await giorniConcessi(mondo, primo)).toEqual(['[2027-05-01,2027-05-16)']);
		expect((await verifica(mondo, await codiceDi(mondo, primo), '2027-05-15')).vale).toBe(true);
		expect((await verifica(mondo, await codiceDi(mondo, primo), '2027-05-16')).vale).toBe(false);
		expect(await rilasciati(mondo, rinuncia)).toEqual([]);
		await expect(decidi(mondo, rinuncia, 'REVOCA')).rejects.toMatchObject({ codice: 'OSP_PERMESSO_CHIUSO' });
		await suoloConcesso(mondo, davide, dehors(qui, { dal: '2027-05-16', al: '2027-05-31' }));
	});

	it('due rinnovi dello stesso permesso non si concedono', async () => {
		const primo = await suoloConcesso(mondo, omar, dehors(altrove()));
		const rinnova = (al: string) =>
			suoloInCarico(
				mondo,
				omar,
				sulPermesso(primo, { tipoDomanda: 'RINNOVO', motivo: 'La stagione continua.', al })
			);
		const [uno, due] = [await rinnova('2027-06-10'), await rinnova('2027-06-20')];
		await accogli(mondo, uno);
		await expect(accogli(mondo, due)).rejects.toMatchObject({ codice: 'OSP_PERMESSO_CHIUSO' });
	});

	it('chi non paga perde il posto con l’archiviazione', async () => {
		const qui = altrove();
		const numero = await suoloConcesso(mondo, omar, dehors(qui, { riduzione: '' }));
		expect(await stato(mondo, numero)).toBe('ATTESA_PAGAMENTO');
		mondo.sposta('2026-12-20T09:00:00Z');
		const capo = impiegato(ENTE, 'responsabile');
		const contorno = await contornoDi(mondo, capo);
		const { revisione } = await leggi(mondo, ENTE, numero);
		await come(mondo, capo, (tx) =>
			archivePratica(tx, contorno, {
				numero,
				revisione,
				motivazione: 'Il canone non è stato pagato nel tempo dato.',
				firmatario: capo
			})
		);
		expect(await stato(mondo, numero)).toBe('ARCHIVIATA');
		await suoloConcesso(mondo, davide, dehors(qui));
	});

	it('scade il giorno dopo la fine, e chi lo ha riceve un messaggio sette giorni prima e uno due', async () => {
		const numero = await suoloConcesso(
			mondo,
			davide,
			dehors(altrove(), { dal: '2027-01-10', al: '2027-01-31' })
		);
		const giorni = ['2027-01-23', '2027-01-24', '2027-01-24', '2027-01-28', '2027-01-29', '2027-01-30'];
		expect(await ricordaNeiGiorni(mondo, ENTE, giorni)).toEqual([0, 1, 0, 0, 1, 0]);
		expect(await gira(mondo)).toEqual([0]);
		const messaggi = await mondo.owner<{ oggetto: string; testo: string }[]>`
			select m.oggetto, m.testo from messaggio m join pratica p on p.id = m.pratica_id
			where p.numero = ${numero} and modello = 'IO12'`;
		const atteso = {
			oggetto: `Permesso ${numero}: scade il 31/01/2027`,
			testo:
				"Il permesso di occupazione scade il 31/01/2027. Per il rinnovo la domanda va inviata almeno 5 giorni prima. Alla fine lascia l'area libera e pulita."
		};
		expect([...messaggi]).toEqual([atteso, atteso]);
		mondo.sposta('2027-01-31T12:00:00Z');
		expect(await gira(mondo)).toEqual([0]);
		expect(await permessi(mondo, davide, '2027-01-31')).toContainEqual(
			expect.objectContaining({ id: numero })
		);
		mondo.sposta('2027-02-01T09:00:00Z');
		expect(await gira(mondo)).toEqual([1]);
		expect(await stato(mondo, numero)).toBe('SCADUTA');
		expect(await permessi(mondo, davide, '2027-02-01')).not.toContainEqual(
			expect.objectContaining({ id: numero })
		);
	});

	it('della fine di un permesso dato il giorno prima, o finito prima, nessuno è avvisato', async () => {
		const rinunciato = await suoloConcesso(
			mondo,
			omar,
			dehors(altrove(), { dal: '2027-01-10', al: '2027-01-31' })
		);
		await suoloConcesso(mondo, omar, {
			titolo: 'PROPRIO',
			tipoDomanda: 'RINUNCIA',
			permesso: rinunciato,
			liberoDal: '2027-01-20'
		});
		mondo.sposta('2027-01-30T09:00:00Z');
		const numero = await suoloConcesso(
			mondo,
			davide,
			dehors(altrove(), { dal: '2027-02-14', al: '2027-02-14' })
		);
		await mondo.owner`update documento_verificabile set vale_dal = '2027-01-31', vale_al = '2027-01-31' where numero = ${numero}`;
		expect(await ricorda(mondo, ENTE)).toBe(0);
	});
});
