// Paying without a request: finding a notice by what is written on it, notices of other programs, payments that nobody asked for, and what one has paid.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Tx } from '#lib/server/db/connection.ts';
import { inEnte, type Attore } from '#lib/server/db/in-ente.ts';
import { applyRicevuta, claimRicevute } from '#lib/server/pagamenti/apply-ricevuta.ts';
import { findAvviso } from '#lib/server/pagamenti/carte.ts';
import {
	findAvvisoCercato,
	keepAvvisoAltrui,
	type DatiAvvisoCercato
} from '#lib/server/pagamenti/cerca-avviso.ts';
import { claimPosizioni, listEntiConPagamenti } from '#lib/server/pagamenti/claim-posizioni.ts';
import { listMieiPagamenti } from '#lib/server/pagamenti/miei-pagamenti.ts';
import { createGettone, openPosizione } from '#lib/server/pagamenti/open-posizioni.ts';
import { openSpontaneo } from '#lib/server/pagamenti/open-spontaneo.ts';
import { asPagante, comeBack, startPagamento, viewPagamento } from '#lib/server/pagamenti/pay.ts';
import { listDelGettone, listPosizioni, type Posizione } from '#lib/server/pagamenti/posizione.ts';
import { servePosizione } from '#lib/server/pagamenti/serve-posizione.ts';
import { storeRicevuta } from '#lib/server/pagamenti/store-ricevuta.ts';
import type { PortaServizio } from '#lib/server/servizi/porta.ts';
import { come, comeSistema, enteDi, entra, impiegato, sitoIn } from '#tests/support/mondo.ts';
import { decidi, incassa } from '#tests/support/mosse.ts';
import { guastoPagopa, pagopaFinta, ricevutaDi, type PagopaFinta } from '#tests/support/pagopa-finta.ts';
import { leggi, praticaInCarico } from '#tests/support/pratiche.ts';
import { ACCOGLI_A_PAGAMENTO } from '#tests/support/procedura-di-prova.ts';
import { capo, marta, mondo } from '#tests/support/scena.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

/** Of another program of the Comune. */
const ALTRUI = '303000002600011755';
const ANONIMO: Attore = { ruolo: 'anonimo' };
const porta: PortaServizio = {};
const elena = impiegato('cassola', 'cassa');
let pagopa: PagopaFinta;

beforeEach(() => {
	pagopa = pagopaFinta();
});

async function avvisi(): Promise<{ numero: string; prima: Posizione; seconda: Posizione }> {
	const numero = await praticaInCarico(mondo, marta);
	await decidi(mondo, capo, { numero, revisione: 2, mossa: ACCOGLI_A_PAGAMENTO, porta });
	const { id } = await leggi(mondo, 'cassola', numero);
	const [prima, seconda] = await comeSistema(mondo, 'cassola', (tx) => listPosizioni(tx, id));
	if (!prima || !seconda) throw new Error('Mancano gli avvisi');
	return { numero, prima, seconda };
}

async function cerca(dati: DatiAvvisoCercato, ente = 'cassola') {
	return findAvvisoCercato({ ...mondo, ente: await enteDi(mondo, ente), pagopa }, dati);
}

async function tieni(invio = createGettone()): Promise<string> {
	const avviso = { cent: 8_750, causale: 'TARI 2026, prima rata', scadenza: '2027-01-23' };
	return keepAvvisoAltrui({ ...mondo, ente: await enteDi(mondo) }, { nav: ALTRUI, avviso, invio });
}

async function apri(altro: { persona?: string | null; cent?: number; invio?: string } = {}): Promise<string> {
	const ente = await enteDi(mondo);
	const voce = ente.impostazioni.pagopa?.spontanei[0];
	if (!voce) throw new Error('Mancano i pagamenti spontanei');
	const { codiceFiscale } = marta;
	const debitore = { tipo: 'F', codiceFiscale, nome: 'Marta Zanchettin' } as const;
	const { persona = null, cent = 1_250, invio = createGettone() } = altro;
	return openSpontaneo(
		{ ...mondo, ente },
		{ voce, persona, invio, spontaneo: { debitore, causale: 'Diritti di segreteria - copia', cent } }
	);
}

async function delGettone(gettone: string): Promise<Posizione[]> {
	return comeSistema(mondo, 'cassola', (tx) => listDelGettone(tx, { gettone }));
}

async function comeAttore<T>(attore: Attore, work: (tx: Tx) => Promise<T>, ente = 'cassola'): Promise<T> {
	return inEnte(mondo.database, { ente, attore }, work);
}

async function vista(gettone: string) {
	return asPagante({ ...mondo, ente: await enteDi(mondo) }, gettone, (tx) =>
		viewPagamento(tx, { gettone, istante: mondo.clock() })
	);
}

async function avvia(gettone: string) {
	const ente = await enteDi(mondo);
	return startPagamento(
		{ ...mondo, ente, pagopa, ritorno: (tentativo, modo) => `https://sito.example/${tentativo}/${modo}` },
		gettone
	);
}

async function lavora(): Promise<void> {
	const adesso = mondo.clock();
	const prese = await comeSistema(mondo, 'cassola', (tx) =>
		claimPosizioni(tx, { ente: 'cassola', adesso, quante: 500 })
	);
	for (const presa of prese) await servePosizione({ ...mondo, pagopa, random: () => 0.5 }, presa);
}

/** The receipt of a position arrives and is looked at. */
async function paga(posizione: Posizione): Promise<void> {
	const ente = await enteDi(mondo);
	const istante = mondo.clock();
	await comeSistema(mondo, 'cassola', (tx) =>
		storeRicevuta(tx, { ente: 'cassola', ricevuta: ricevutaDi(posizione), istante, newId: mondo.newId })
	);
	const contorno = {
		ente,
		sito: sitoIn(ente),
		attore: { ruolo: 'sistema' },
		chi: ['sistema'],
		istante,
		newId: mondo.newId,
		porta: () => porta
	} as const;
	await comeSistema(mondo, 'cassola', async (tx) => {
		for (const id of await claimRicevute(tx, { ente: 'cassola', adesso: istante, quante: 20 }))
			await applyRicevuta(tx, contorno, id);
	});
}

describe('un avviso in mano', () => {
	it('si trova con il codice e il codice fiscale di chi lo deve pagare', async () => {
		const { prima } = await avvisi();
		const { nav, gettone } = prima;
		expect(await cerca({ nav, codiceFiscale: marta.codiceFiscale })).toEqual({ tipo: 'nostro', gettone });
		expect(pagopa.chiamate).toEqual([]);
	});

	it('con il codice fiscale di un altro è come se non ci fosse, e pagoPA non lo racconta', async () => {
		const { prima } = await avvisi();
		const mario = await entra(mondo, 'Mario');
		pagopa.avvisi.set(prima.nav, { cent: prima.cent, causale: prima.causale, scadenza: undefined });
		const risposte = [
			await cerca({ nav: prima.nav, codiceFiscale: mario.codiceFiscale }),
			await cerca({ nav: prima.nav, codiceFiscale: '00743110157' }),
			await cerca({ nav: '302999999999999942', codiceFiscale: marta.codiceFiscale }),
			await cerca({ nav: '302999999999999942', codiceFiscale: mario.codiceFiscale })
		];
		expect(risposte).toEqual(risposte.map(() => ({ tipo: 'non_trovato' })));
		expect(pagopa.chiamate).toEqual([]);
	});

	it('non si trova dal sito di un altro Comune', async () => {
		const { nav } = (await avvisi()).prima;
		expect(await cerca({ nav, codiceFiscale: marta.codiceFiscale }, 'seveso')).toEqual({
			tipo: 'non_trovato'
		});
		expect(
			await comeAttore(
				ANONIMO,
				(tx) => tx`select gettone_avviso(${nav}, ${marta.codiceFiscale}) as gettone`,
				'seveso'
			)
		).toEqual([{ gettone: null }]);
	});

	it('di chi non ha codice fiscale non si trova scrivendo come si scrive quando manca', async () => {
		const ente = await enteDi(mondo);
		const { nav } = await comeSistema(mondo, 'cassola', (tx) =>
			openPosizione(
				tx,
				{ ente, istante: mondo.clock(), newId: mondo.newId },
				{
					persona: null,
					pratica: null,
					gettone: createGettone(),
					debitore: { tipo: 'F', codiceFiscale: 'ANONIMO', nome: 'Chi viene da fuori' },
					causale: 'Diritti',
					voci: [
						{ cent: 1, causale: 'Diritti', tassonomia: '9/0103100TS/', iban: 'IT60X0542811101000000123456' }
					],
					scadenza: '2026-12-24',
					scade: false,
					pagamenti: []
				}
			)
		);
		expect(
			await comeAttore(ANONIMO, (tx) => tx`select gettone_avviso(${nav}, 'ANONIMO') as gettone`)
		).toEqual([{ gettone: null }]);
	});

	it('a chi non è entrato le tabelle non dicono niente, e la funzione dà solo il collegamento', async () => {
		const { nav, gettone } = (await avvisi()).prima;
		await comeAttore(ANONIMO, async (tx) => {
			for (const tabella of ['posizione', 'tentativo_pagamento', 'ricevuta_pagopa', 'pagamento', 'persona'])
				expect(await tx`select 1 from ${tx(tabella)}`, tabella).toHaveLength(0);
			expect(await tx`select gettone_avviso(${nav}, ${marta.codiceFiscale}) as gettone`).toEqual([
				{ gettone }
			]);
			expect(await tx`select gettone_avviso(${nav}, '%') as gettone`).toEqual([{ gettone: null }]);
			expect(await tx`select gettone_avviso('%', ${marta.codiceFiscale}) as gettone`).toEqual([
				{ gettone: null }
			]);
			const { count } = await tx`update posizione set in_corso_fino = null`;
			expect(count).toBe(0);
		});
		// Whoever serves the till has other ways, and a link already has what it opens.
		for (const attore of [
			{ ruolo: 'operatore', operatore: elena.operatoreId },
			{ ruolo: 'pagante', gettone: 'A'.repeat(24) }
		] as const)
			await comeAttore(attore, async (tx) => {
				expect(await tx`select gettone_avviso(${nav}, ${marta.codiceFiscale}) as gettone`).toEqual([
					{ gettone: null }
				]);
			});
	});
});

describe('un avviso di un altro programma', () => {
	it('lo racconta pagoPA, con quello che impedisce di pagarlo', async () => {
		const dati = { nav: ALTRUI, codiceFiscale: marta.codiceFiscale };
		expect(await cerca(dati)).toEqual({ tipo: 'non_trovato' });
		const avviso = { cent: 8_750, causale: 'TARI 2026, prima rata', scadenza: '2027-01-23' };
		pagopa.avvisi.set(ALTRUI, avviso);
		expect(await cerca(dati)).toEqual({ tipo: 'altrui', avviso });
		for (const esito of ['PAGATO', 'SCADUTO', 'ANNULLATO', 'IN_CORSO'] as const) {
			pagopa.avvisi.set(ALTRUI, { esito });
			expect(await cerca(dati)).toEqual({ tipo: 'impedito', esito });
		}
		pagopa.avvisi.set(ALTRUI, { esito: 'SCONOSCIUTO' });
		expect(await cerca(dati)).toEqual({ tipo: 'non_trovato' });
	});

	it('quando pagoPA non risponde, o il Comune non li può leggere, si dice', async () => {
		const dati = { nav: ALTRUI, codiceFiscale: marta.codiceFiscale };
		pagopa.guasto = guastoPagopa(true);
		expect(await cerca(dati)).toEqual({ tipo: 'non_risponde' });
		pagopa.guasto = guastoPagopa(false);
		expect(await cerca(dati)).toEqual({ tipo: 'non_leggibile' });
		const ente = await enteDi(mondo);
		expect(await findAvvisoCercato({ ...mondo, ente, pagopa: undefined }, dati)).toEqual({
			tipo: 'non_leggibile'
		});
	});

	it('si può pagare, e di chi lo cerca non si tiene niente', async () => {
		const gettone = await tieni();
		const [posizione] = await delGettone(gettone);
		expect(posizione).toMatchObject({
			altrui: true,
			stato: 'aperta',
			persona: null,
			debitore: { codiceFiscale: 'ANONIMO' }
		});
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'da_pagare' });
		expect(await avvia(gettone)).toMatchObject({ tipo: 'vai' });
		expect(pagopa.carrelli).toMatchObject([{ avvisi: [{ nav: ALTRUI, cent: 8_750 }] }]);
	});

	it('nessuno lo porta a pagoPA, né chiede come sta, anche dopo il ritorno', async () => {
		await lavora();
		const gettone = await tieni();
		const esito = await avvia(gettone);
		if (esito.tipo !== 'vai') throw new Error('Non parte');
		const istante = mondo.clock();
		await asPagante({ ...mondo, ente: await enteDi(mondo) }, gettone, (tx) =>
			comeBack(tx, { gettone, tentativo: esito.tentativo, come: 'ok', istante })
		);
		pagopa.chiamate = [];
		expect(await listEntiConPagamenti(mondo.database, istante)).not.toContain('cassola');
		await lavora();
		expect(pagopa.chiamate).toEqual([]);
	});

	it.each(['PAGATO', 'SCADUTO', 'IN_CORSO', 'SCONOSCIUTO'] as const)(
		'se alla cassa pagoPA dice %s, lo si dice e non si aspetta',
		async (detto) => {
			const gettone = await tieni();
			pagopa.esitiCarrello.push({ esito: detto });
			expect(await avvia(gettone)).toEqual({ tipo: 'impedito', esito: detto });
			expect((await vista(gettone)).situazione).toEqual({ tipo: 'da_pagare' });
		}
	);

	it('lo stesso modulo inviato due volte è un solo pagamento, due persone ne hanno due', async () => {
		const invio = createGettone();
		const [uno, due] = await Promise.all([tieni(invio), tieni(invio)]);
		expect(uno).toBe(due);
		expect(await delGettone(uno)).toHaveLength(1);
		expect(await tieni()).not.toBe(uno);
	});

	it('non ha un nostro avviso da scaricare', async () => {
		const gettone = await tieni();
		const ente = await enteDi(mondo);
		await expect(
			asPagante({ ...mondo, ente }, gettone, (tx) => findAvviso(tx, ente, { gettone, nav: ALTRUI }))
		).rejects.toMatchObject({ codice: 'NON_TROVATO' });
	});

	it('una ricevuta con quel codice non lo dà per pagato: la guarda una persona', async () => {
		const gettone = await tieni();
		const [posizione] = (await delGettone(gettone)) as [Posizione];
		await paga(posizione);
		expect((await delGettone(gettone))[0]?.stato).toBe('aperta');
		const righe = await mondo.owner`select motivo from ricevuta_pagopa where nav = ${ALTRUI}`;
		expect(righe).toEqual([{ motivo: 'SCONOSCIUTA' }]);
	});
});

describe('un pagamento senza avviso', () => {
	it('aspetta che pagoPA lo sappia, e poi si paga con il suo collegamento', async () => {
		const gettone = await apri();
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'in_preparazione' });
		expect(pagopa.chiamate).toEqual([]);
		await lavora();
		const [posizione] = (await delGettone(gettone)) as [Posizione];
		expect(posizione).toMatchObject({
			stato: 'aperta',
			altrui: false,
			pratica: null,
			persona: null,
			scadenza: '2026-12-24',
			scade: false,
			causale: 'Diritti di segreteria - copia',
			voci: [{ cent: 1_250, tassonomia: '9/0103100TS/', iban: 'IT60X0542811101000000123456' }]
		});
		await paga(posizione);
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'pagato' });
	});

	it('lo stesso modulo inviato due volte insieme è un solo pagamento', async () => {
		for (const persona of [null, marta.personaId]) {
			const invio = createGettone();
			const tutti = await Promise.all([1, 2, 3].map(() => apri({ invio, persona })));
			expect(new Set(tutti).size).toBe(1);
			expect(await delGettone(tutti[0] ?? '')).toHaveLength(1);
			expect(await apri({ invio, persona, cent: 1_300 })).not.toBe(tutti[0]);
		}
	});

	it('di chi è entrato e paga per sé sta tra le sue cose, e tra quelle di nessun altro', async () => {
		const gettone = await apri({ persona: marta.personaId });
		const mario = await entra(mondo, 'Mario');
		const quanti = (chi: typeof marta) =>
			come(mondo, chi, (tx) => tx`select 1 from posizione where gettone = ${gettone}`);
		expect(await quanti(marta)).toHaveLength(1);
		expect(await quanti(mario)).toHaveLength(0);
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'in_preparazione' });
	});

	it.each([
		['nel fascicolo di un altro', {}],
		['già aperto', { stato: 'aperta' }],
		['già pagato', { stato: 'pagata' }]
	])('non nasce %s', async (come_nasce, altro: { stato?: string }) => {
		const mario = await entra(mondo, 'Mario');
		const persona = altro.stato ? marta.personaId : mario.personaId;
		await expect(
			come(
				mondo,
				marta,
				(tx) => tx`
					insert into posizione (id, ente_id, persona_id, gettone, nav, cf_ente, debitore, causale, cent, voci, scadenza,
						scade, stato, chiusa_il, prossimo_il, creata_il)
					values (${mondo.newId()}, 'cassola', ${persona}, ${createGettone()}, '302000000099999900', '90000000019',
						${tx.json({})}, ${come_nasce}, 1, ${tx.json([{}])}, '2026-12-24', false, ${altro.stato ?? 'da_aprire'},
						${altro.stato === 'pagata' ? mondo.clock() : null}, ${mondo.clock()}, ${mondo.clock()})`
			)
		).rejects.toMatchObject({ code: '42501' });
	});

	it('con il collegamento non si fa passare per uno di un altro programma quello che è nostro', async () => {
		const gettone = await apri();
		await expect(
			comeAttore({ ruolo: 'pagante', gettone }, (tx) => tx`update posizione set altrui = true`)
		).rejects.toMatchObject({ code: '42501' });
	});
});

describe('i pagamenti di una persona', () => {
	it('sono quelli delle sue pratiche e quelli che ha cominciato da sola, pagati e da pagare', async () => {
		const nadia = await entra(mondo, 'Mario');
		const prima = await come(mondo, nadia, (tx) => listMieiPagamenti(tx, mondo.clock()));
		expect(prima).toEqual([]);
		const { numero, prima: avviso, seconda } = await avvisi();
		const [dovuto] = await comeSistema(
			mondo,
			'cassola',
			(tx) => tx<{ id: string }[]>`select id from pagamento where posizione_id = ${seconda.id}`
		);
		const gettone = await apri({ persona: marta.personaId });
		await paga(avviso);
		await incassa(mondo, elena, { numero, revisione: 4, pagamento: dovuto?.id ?? '', cent: 12_050, porta });
		const miei = (await come(mondo, marta, (tx) => listMieiPagamenti(tx, mondo.clock()))).filter(
			({ pratica, avviso: suo }) => pratica === numero || suo?.gettone === gettone
		);
		expect(miei.map(({ stato, mezzo, cent, pratica }) => [stato, mezzo, cent, pratica])).toEqual([
			['DA_PAGARE', null, 1_250, null],
			['PAGATO', 'pagopa', 1_600, numero],
			['PAGATO', 'contanti', 12_050, numero]
		]);
		expect(await come(mondo, nadia, (tx) => listMieiPagamenti(tx, mondo.clock()))).toEqual([]);
	});

	it('quello che ha cominciato da sola e non ha pagato, dopo l’ultimo giorno non c’è più', async () => {
		const gettone = await apri({ persona: marta.personaId });
		const ci = async () =>
			(await come(mondo, marta, (tx) => listMieiPagamenti(tx, mondo.clock()))).some(
				({ avviso }) => avviso?.gettone === gettone
			);
		expect(await ci()).toBe(true);
		mondo.sposta('2026-12-24T22:00:00Z');
		expect(await ci()).toBe(true);
		mondo.sposta('2026-12-24T23:30:00Z');
		expect(await ci()).toBe(false);
	});

	it('uno pagato si ritrova, con il giorno in cui è stato pagato', async () => {
		const gettone = await apri({ persona: marta.personaId });
		const [posizione] = (await delGettone(gettone)) as [Posizione];
		await paga(posizione);
		const miei = await come(mondo, marta, (tx) => listMieiPagamenti(tx, mondo.clock()));
		expect(miei.find(({ avviso }) => avviso?.gettone === gettone)).toMatchObject({
			stato: 'PAGATO',
			mezzo: 'pagopa',
			pagatoIl: '2026-11-24'
		});
	});
});
