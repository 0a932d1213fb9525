// A notice in hand: found by what is written on it and by nobody else, and one of another program taken to pagoPA.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Attore } from '#lib/server/db/in-ente.ts';
import { findAvviso } from '#lib/server/pagamenti/carte.ts';
import { findAvvisoCercato, type DatiAvvisoCercato } from '#lib/server/pagamenti/cerca-avviso.ts';
import { listEntiConPagamenti } from '#lib/server/pagamenti/claim-posizioni.ts';
import { createGettone, openPosizione } from '#lib/server/pagamenti/open-posizioni.ts';
import { asPagante, comeBack } from '#lib/server/pagamenti/pay.ts';
import type { Posizione } from '#lib/server/pagamenti/posizione.ts';
import { comeSistema, enteDi, entra, impiegato } from '#tests/support/mondo.ts';
import { guastoPagopa, pagopaFinta, type PagopaFinta } from '#tests/support/pagopa-finta.ts';
import { marta, mondo } from '#tests/support/scena.ts';
import {
	ALTRUI,
	avvia,
	avvisi,
	comeAttore,
	delGettone,
	lavora,
	paga,
	tieni,
	vista
} from '#tests/support/senza-pratica.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

const ANONIMO: Attore = { ruolo: 'anonimo' };
const elena = impiegato('cassola', 'cassa');
let pagopa: PagopaFinta;

beforeEach(() => {
	pagopa = pagopaFinta();
});

async function cerca(dati: DatiAvvisoCercato, ente = 'cassola') {
	return findAvvisoCercato({ ...mondo, ente: await enteDi(mondo, ente), pagopa }, dati);
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
		expect(await avvia(pagopa, gettone)).toMatchObject({ tipo: 'vai' });
		expect(pagopa.carrelli).toMatchObject([{ avvisi: [{ nav: ALTRUI, cent: 8_750 }] }]);
	});

	it('nessuno lo porta a pagoPA, né chiede come sta, anche dopo il ritorno', async () => {
		await lavora(pagopa);
		const gettone = await tieni();
		const esito = await avvia(pagopa, gettone);
		if (esito.tipo !== 'vai') throw new Error('Non parte');
		const istante = mondo.clock();
		await asPagante({ ...mondo, ente: await enteDi(mondo) }, gettone, (tx) =>
			comeBack(tx, { gettone, tentativo: esito.tentativo, come: 'ok', istante })
		);
		pagopa.chiamate = [];
		expect(await listEntiConPagamenti(mondo.database, istante)).not.toContain('cassola');
		await lavora(pagopa);
		expect(pagopa.chiamate).toEqual([]);
	});

	it.each(['PAGATO', 'SCADUTO', 'IN_CORSO', 'SCONOSCIUTO'] as const)(
		'se alla cassa pagoPA dice %s, lo si dice e non si aspetta',
		async (detto) => {
			const gettone = await tieni();
			pagopa.esitiCarrello.push({ esito: detto });
			expect(await avvia(pagopa, gettone)).toEqual({ tipo: 'impedito', esito: detto });
			expect((await vista(gettone)).situazione).toEqual({ tipo: 'da_pagare' });
		}
	);

	it('lo stesso modulo inviato due volte è un solo pagamento, due persone ne hanno due', async () => {
		const invio = createGettone();
		await mondo.scalda();
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
