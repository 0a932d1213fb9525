// Five hundred receipts at once, a third of them told again and all out of order, with two workers: each payment is right once.
import { describe, expect, it, vi } from 'vitest';
import { pino } from 'pino';
import { createRicevutePagopa } from '#lib/server/integrations/pagopa/ricezione.ts';
import { createGettone, openPosizione } from '#lib/server/pagamenti/open-posizioni.ts';
import { receiveRicevuta } from '#lib/server/pagamenti/receive-ricevuta.ts';
import { findPorta } from '#lib/server/servizi/index.ts';
import { runPagopa } from '#lib/server/worker/pagopa.ts';
import { scriviInvio } from '#tests/support/invio-ricevuta.ts';
import { comeSistema, enteDi, INDIRIZZO } from '#tests/support/mondo.ts';
import { decidi } from '#tests/support/mosse.ts';
import { pagopaFinta } from '#tests/support/pagopa-finta.ts';
import { praticaInCarico } from '#tests/support/pratiche.ts';
import { ACCOGLI_A_PAGAMENTO } from '#tests/support/procedura-di-prova.ts';
import { capo, marta, mondo } from '#tests/support/scena.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

const SENZA_PRATICA = 480;
const PRATICHE = 10;

type Avviso = { nav: string; cent: number; cfEnte: string; voci: { bollo?: { impronta: string } }[] };

async function apriPosizioni(): Promise<void> {
	const ente = await enteDi(mondo);
	await comeSistema(mondo, 'cassola', async (tx) => {
		for (let una = 0; una < SENZA_PRATICA; una += 1)
			await openPosizione(
				tx,
				{ ente, istante: mondo.clock(), newId: mondo.newId },
				{
					persona: null,
					pratica: null,
					gettone: createGettone(),
					debitore: { tipo: 'F', codiceFiscale: 'ZNCMRT84C57C037X', nome: 'Marta Zanchettin' },
					causale: 'Rette scolastiche',
					voci: [
						{
							cent: 1_000 + una,
							causale: 'Rette scolastiche',
							tassonomia: '9/0107100TS/',
							iban: 'IT60X0542811101000000123456'
						}
					],
					scadenza: '2026-12-24',
					scade: false,
					pagamenti: []
				}
			);
	});
	for (let una = 0; una < PRATICHE; una += 1) {
		const numero = await praticaInCarico(mondo, marta);
		await decidi(mondo, capo, { numero, revisione: 2, mossa: ACCOGLI_A_PAGAMENTO });
	}
}

/** An order without rhyme, the same at every run. */
function mescola<T>(cose: readonly T[]): T[] {
	return cose
		.map((cosa, posto) => ({ cosa, chiave: (posto * 7_919) % 1_009 }))
		.sort((a, b) => a.chiave - b.chiave)
		.map(({ cosa }) => cosa);
}

describe('una raffica di ricevute', () => {
	it('paga ogni posizione una volta, e ogni pratica arriva dove deve', async () => {
		await apriPosizioni();
		const avvisi = await mondo.owner<Avviso[]>`
			select nav, cent, cf_ente as "cfEnte", voci from posizione order by nav`;
		expect(avvisi).toHaveLength(SENZA_PRATICA + 2 * PRATICHE);
		const invii = avvisi.map((avviso) => Buffer.from(scriviInvio(avviso)));
		const raffica = mescola([...invii, ...invii.filter((_, posto) => posto % 3 === 0)]);

		const app = {
			database: mondo.database,
			clock: mondo.clock,
			newId: mondo.newId,
			porta: findPorta,
			settings: INDIRIZZO as never,
			log: pino({ level: 'silent' }),
			pagopa: () => pagopaFinta()
		};
		const fine = new AbortController();
		const lavoratori = [runPagopa(app, fine.signal), runPagopa(app, fine.signal)];
		const ricevute = createRicevutePagopa();
		const risposte: (string | undefined)[] = [];
		for (let da = 0; da < raffica.length; da += 20)
			risposte.push(
				...(await Promise.all(
					raffica
						.slice(da, da + 20)
						.map(async (corpo) => (await receiveRicevuta({ ...mondo, ricevute }, corpo)).rifiuto)
				))
			);
		expect(risposte.filter((rifiuto) => rifiuto !== undefined)).toEqual([]);
		await vi.waitFor(
			async () => {
				const [riga] =
					await mondo.owner`select count(*)::int as quante from ricevuta_pagopa where stato = 'arrivata'`;
				expect(riga?.quante).toBe(0);
			},
			{ timeout: 170_000, interval: 500 }
		);
		fine.abort();
		await Promise.all(lavoratori);

		const [conti] = await mondo.owner`
			select (select count(*)::int from ricevuta_pagopa where stato = 'abbinata') as abbinate,
				(select count(*)::int from ricevuta_pagopa) as ricevute,
				(select count(*)::int from posizione where stato = 'pagata') as pagate,
				(select sum(cent)::int from posizione) = (select sum(cent)::int from ricevuta_pagopa) as tornano,
				(select count(*)::int from pagamento where stato = 'PAGATA' and mezzo = 'pagopa') as somme,
				(select count(*)::int from pratica where stato = 'ACCOLTA') as accolte,
				(select count(*)::int from messaggio where modello = 'IO06') as messaggi,
				(select count(*)::int from evento where tipo = 'REGISTRA_PAGAMENTO') as eventi`;
		expect(conti).toEqual({
			abbinate: avvisi.length,
			ricevute: avvisi.length,
			pagate: avvisi.length,
			tornano: true,
			somme: 2 * PRATICHE,
			accolte: PRATICHE,
			messaggi: PRATICHE,
			eventi: 2 * PRATICHE
		});
	});
});
