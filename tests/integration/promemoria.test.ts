// Reminders of what the office asked and of what is to be paid: when they leave, once, and to whom none does.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createGettone } from '#lib/server/pagamenti/open-posizioni.ts';
import { storeRicevuta } from '#lib/server/pagamenti/store-ricevuta.ts';
import { findPorta } from '#lib/server/servizi/index.ts';
import { come, comeSistema, impiegato } from '#tests/support/mondo.ts';
import { chiedi, decidi, incassa, integra, osserva, preavvisa, ritira } from '#tests/support/mosse.ts';
import { pagopaFinta, ricevutaDi } from '#tests/support/pagopa-finta.ts';
import { leggi, praticaInCarico } from '#tests/support/pratiche.ts';
import { ACCOGLI_A_PAGAMENTO } from '#tests/support/procedura-di-prova.ts';
import { ricorda, ricordaNeiGiorni, ricordati, type Ricordato } from '#tests/support/promemoria.ts';
import { capo, marta, mondo } from '#tests/support/scena.ts';
import { apri, avvia, avvisi, delGettone, lavora, paga, porta } from '#tests/support/senza-pratica.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

const ENTE = 'cassola';
const elena = impiegato(ENTE, 'cassa');

// Each test begins with nothing in expiry, as if years had passed.
beforeEach(async () => {
	const { owner } = mondo;
	await owner`update pratica set stato = 'RITIRATA', chiusa_il = ${mondo.clock()} where chiusa_il is null`;
	await owner`update pagamento set stato = 'ANNULLATA' where stato = 'CREATA'`;
	await owner`update posizione set stato = 'annullata', chiusa_il = ${mondo.clock()} where stato in ('da_aprire', 'aperta')`;
	await owner`delete from spedizione`;
	await owner`delete from messaggio`;
});

function nei(...giorni: string[]): Promise<number[]> {
	return ricordaNeiGiorni(mondo, ENTE, giorni);
}

function diMarta(): Promise<Ricordato[]> {
	return ricordati(mondo, marta.personaId);
}

/** Asked on 24 November, by Christmas Eve. */
async function integrazioniChieste(giorni = 30): Promise<string> {
	const numero = await praticaInCarico(mondo, marta);
	await chiedi(mondo, capo, { numero, revisione: 2, giorni });
	return numero;
}

describe('le integrazioni chieste', () => {
	it('si ricordano sette e due giorni prima, una volta ciascuno', async () => {
		const numero = await integrazioniChieste();
		expect(await nei('2026-11-24', '2026-12-16', '2026-12-17', '2026-12-17', '2026-12-18')).toEqual([
			0, 0, 1, 0, 0
		]);
		expect(await nei('2026-12-21', '2026-12-22', '2026-12-23', '2026-12-24', '2026-12-25')).toEqual([
			0, 1, 0, 0, 0
		]);
		const testo = `Ti ricordiamo che per la richiesta ${numero} c'è una scadenza il 24/12/2026: devi inviare i dati o i documenti che ti abbiamo chiesto. Se hai già provveduto non devi fare altro. Apri l'area personale.`;
		const uno = { oggetto: 'Promemoria: scadenza il 24/12/2026', testo, entro: '2026-12-24' };
		const atteso = { ...uno, argomento: 'promemoria', nav: null, cent: null };
		expect(await diMarta()).toEqual([atteso, atteso]);
		const spedizioni = await mondo.owner`
			select distinct di_giorno from spedizione s join messaggio m on m.id = s.messaggio_id where argomento = 'promemoria'`;
		expect(spedizioni).toEqual([{ di_giorno: true }]);
	});

	it('arrivate o ritirata la richiesta, non si ricordano più', async () => {
		const [risposta, ritirata] = [await integrazioniChieste(), await integrazioniChieste()];
		expect(await nei('2026-12-17')).toEqual([2]);
		await integra(mondo, marta, risposta);
		await ritira(mondo, marta, ritirata);
		expect(await nei('2026-12-22', '2026-12-23')).toEqual([0, 0]);
	});

	it('chieste tre giorni prima, si ricordano una volta, il giorno dopo', async () => {
		await integrazioniChieste(3);
		expect(await nei('2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27')).toEqual([0, 1, 0, 0]);
	});

	it('con il lavoratore fermo dieci giorni si ricordano una volta sola', async () => {
		const { id } = await leggi(mondo, ENTE, await integrazioniChieste());
		expect(await nei('2026-12-12', '2026-12-23', '2026-12-23', '2026-12-24')).toEqual([0, 1, 0, 0]);
		expect(await mondo.owner`select giorni, entro::text from promemoria where riferimento = ${id}`).toEqual([
			{ giorni: 2, entro: '2026-12-24' }
		]);
	});

	it('con altri giorni si ricordano di nuovo', async () => {
		const numero = await integrazioniChieste();
		expect(await nei('2026-12-17', '2026-12-22')).toEqual([1, 1]);
		await mondo.owner`
			update pratica set integrazione = jsonb_set(integrazione, '{entro}', '"2027-01-15"') where numero = ${numero}`;
		expect(await nei('2026-12-23', '2027-01-07', '2027-01-08', '2027-01-13')).toEqual([0, 0, 1, 1]);
		expect((await diMarta()).map(({ entro }) => entro)).toEqual([
			'2026-12-24',
			'2026-12-24',
			'2027-01-15',
			'2027-01-15'
		]);
	});

	it('di notte nessuno le ricorda', async () => {
		await integrazioniChieste();
		mondo.sposta('2026-12-17T22:30:00Z');
		expect(await ricorda(mondo, ENTE)).toBe(0);
		mondo.sposta('2026-12-18T07:00:00Z');
		expect(await ricorda(mondo, ENTE)).toBe(1);
	});

	it('di due lavoratori insieme le scrive uno', async () => {
		for (let n = 0; n < 5; n += 1) await integrazioniChieste();
		mondo.sposta('2026-12-17T09:30:00Z');
		const registro: string[] = [];
		await mondo.scalda();
		const scritti = await Promise.all([1, 2].map(() => ricorda(mondo, ENTE, { registro })));
		expect(scritti.reduce((somma, uno) => somma + uno)).toBe(5);
		expect(await diMarta()).toHaveLength(5);
		expect(registro).toEqual([]);
	});

	it('si ricordano anche quando le scadenze di un servizio non si leggono', async () => {
		await integrazioniChieste();
		mondo.sposta('2026-12-17T09:30:00Z');
		const registro: string[] = [];
		const guasta = (id: string) =>
			id === 'accesso-atti' ? { scadenze: () => Promise.reject(new Error('guasto')) } : findPorta(id);
		expect(await ricorda(mondo, ENTE, { porta: guasta, registro })).toBe(1);
		expect(registro).toHaveLength(1);
		expect(registro[0]).toContain('"fonte":"accesso-atti"');
	});
});

describe('i motivi contrari', () => {
	it('si ricordano a chi non ha scritto osservazioni', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await preavvisa(mondo, capo, { numero, revisione: 2 });
		expect(await nei('2026-11-26', '2026-11-27', '2026-12-02')).toEqual([0, 1, 1]);
		expect((await diMarta())[0]?.testo).toBe(
			`Ti ricordiamo che per la richiesta ${numero} c'è una scadenza il 04/12/2026: puoi scriverci osservazioni e documenti sui motivi che impediscono di accogliere la richiesta. Se hai già provveduto non devi fare altro. Apri l'area personale.`
		);
	});

	it('non a chi le ha scritte', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await preavvisa(mondo, capo, { numero, revisione: 2 });
		mondo.sposta('2026-11-26T09:30:00Z');
		await osserva(mondo, marta, numero);
		expect(await nei('2026-11-27', '2026-12-02')).toEqual([0, 0]);
	});
});

describe('i pagamenti da fare', () => {
	it('si ricordano con l’avviso che chiede proprio quella somma', async () => {
		const { numero, prima, seconda } = await avvisi();
		await lavora(pagopaFinta());
		expect([prima.scadenza, seconda.scadenza]).toEqual(['2026-12-10', '2026-12-15']);
		expect(await nei('2026-12-02', '2026-12-03', '2026-12-08', '2026-12-13', '2026-12-14')).toEqual([
			0, 1, 2, 1, 0
		]);
		const primo = (await diMarta())[0];
		expect(primo).toMatchObject({ entro: '2026-12-10', nav: prima.nav, cent: 1_600 });
		expect(primo?.testo).toBe(
			`Ti ricordiamo che per la richiesta ${numero} c'è una scadenza il 10/12/2026: devi pagare 16,00 €, Bollo sul permesso. Se hai già provveduto non devi fare altro. Apri l'area personale.`
		);
		expect((await diMarta()).at(-1)).toMatchObject({ entro: '2026-12-15', nav: seconda.nav, cent: 12_050 });
	});

	it('quelli dello stesso giorno stanno in un messaggio solo, senza un avviso che ne chieda una parte', async () => {
		const { seconda } = await avvisi();
		await lavora(pagopaFinta());
		await come(
			mondo,
			elena,
			(tx) =>
				tx`update pagamento set scadenza = '2026-12-15' where scadenza = '2026-12-10' and stato = 'CREATA'`
		);
		expect(await nei('2026-12-03', '2026-12-08', '2026-12-13')).toEqual([0, 1, 1]);
		const [messaggio] = await diMarta();
		expect(messaggio?.testo).toMatch(
			/devi pagare 136,50 €, (Canone e Bollo sul permesso|Bollo sul permesso e Canone)\./
		);
		expect(messaggio).toMatchObject({ entro: seconda.scadenza, nav: null, cent: null });
	});

	it('con altri giorni si ricordano di nuovo', async () => {
		const { seconda } = await avvisi();
		expect(await nei('2026-12-03', '2026-12-08')).toEqual([1, 2]);
		await come(
			mondo,
			elena,
			(tx) => tx`update pagamento set scadenza = '2027-01-20' where posizione_id = ${seconda.id}`
		);
		expect(await nei('2026-12-13', '2027-01-12', '2027-01-13', '2027-01-18')).toEqual([0, 0, 1, 1]);
	});

	it('pagato uno allo sportello, resta l’altro', async () => {
		const { numero } = await avvisi();
		expect(await nei('2026-12-03')).toEqual([1]);
		const { id, revisione } = await leggi(mondo, ENTE, numero);
		const [bollo] = await mondo.owner<{ id: string }[]>`
			select id from pagamento where pratica_id = ${id} and cent = 1600`;
		await incassa(mondo, elena, { numero, revisione, pagamento: bollo?.id ?? '', cent: 1_600, porta });
		expect(await nei('2026-12-08', '2026-12-13')).toEqual([1, 1]);
		expect((await diMarta()).slice(1).map(({ entro }) => entro)).toEqual(['2026-12-15', '2026-12-15']);
	});

	it('non mentre si sta pagando, né con la ricevuta già arrivata', async () => {
		const { prima } = await avvisi();
		const pagopa = pagopaFinta();
		await lavora(pagopa);
		mondo.sposta('2026-12-03T09:30:00Z');
		await avvia(pagopa, prima.gettone);
		expect(await ricorda(mondo, ENTE)).toBe(0);
		mondo.sposta('2026-12-03T10:30:00Z');
		const istante = mondo.clock();
		await comeSistema(mondo, ENTE, (tx) =>
			storeRicevuta(tx, { ente: ENTE, ricevuta: ricevutaDi(prima), istante, newId: mondo.newId })
		);
		expect(await ricorda(mondo, ENTE)).toBe(0);
	});

	it('se nessuno ha pagato, il giro dopo lo ricorda', async () => {
		const { prima } = await avvisi();
		const pagopa = pagopaFinta();
		await lavora(pagopa);
		mondo.sposta('2026-12-03T09:30:00Z');
		await avvia(pagopa, prima.gettone);
		expect(await ricorda(mondo, ENTE)).toBe(0);
		mondo.sposta('2026-12-03T10:30:00Z');
		expect(await ricorda(mondo, ENTE)).toBe(1);
	});

	it('non per una richiesta sospesa', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await decidi(mondo, capo, { numero, revisione: 2, mossa: ACCOGLI_A_PAGAMENTO, porta });
		await mondo.owner`update pratica set stato = 'SOSPESA_MOROSITA' where numero = ${numero}`;
		expect(await nei('2026-12-03', '2026-12-08', '2026-12-13')).toEqual([0, 0, 0]);
	});
});

describe('i pagamenti senza una pratica', () => {
	it('si ricordano a chi li ha tra le sue cose, fino a che non paga', async () => {
		const gettone = await apri({ persona: marta.personaId });
		await apri({ invio: createGettone() });
		await lavora(pagopaFinta());
		const [posizione] = await delGettone(gettone);
		if (!posizione) throw new Error('Manca la posizione');
		expect(await nei('2026-12-16', '2026-12-17', '2026-12-18')).toEqual([0, 1, 0]);
		expect(await diMarta()).toEqual([
			{
				oggetto: 'Promemoria: scadenza il 24/12/2026',
				testo:
					"Ti ricordiamo che c'è una scadenza il 24/12/2026: il pagamento di 12,50 € che hai preparato tu, Diritti di segreteria - copia. Se hai già provveduto non devi fare altro. Apri l'area personale.",
				entro: '2026-12-24',
				argomento: 'promemoria',
				nav: posizione.nav,
				cent: 1_250
			}
		]);
		await paga(posizione);
		expect(await nei('2026-12-22')).toEqual([0]);
	});
});
