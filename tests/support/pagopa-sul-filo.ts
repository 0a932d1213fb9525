// The portal and the simulator of pagoPA, over the wire: importing it opens a bench and a client for each test of the file. Used by tests/integration.
import { afterEach, beforeEach } from 'vitest';
import { createPagopa } from '#lib/server/integrations/pagopa/client.ts';
import type { Pagopa } from '#lib/server/integrations/pagopa/port.ts';
import { createRicevutePagopa } from '#lib/server/integrations/pagopa/ricezione.ts';
import { comeBack } from '#lib/server/pagamenti/pay.ts';
import { receiveRicevuta } from '#lib/server/pagamenti/receive-ricevuta.ts';
import { avvia, comePagante, guarda, vista } from './cassa.ts';
import { mondo } from './scena.ts';
import { openBanco, press, type Banco } from './simulatore-pagopa.ts';

const CHIAVE = 'prova-cassola';
const CHIAVI = { gpd: CHIAVE, ricevute: CHIAVE, checkout: CHIAVE, flussi: CHIAVE };
/** Milliseconds for an answer: one that never comes is waited for so long. */
const ATTESA = 1_000;

/** Both are new before each test. */
export let banco: Banco;
export let pagopa: Pagopa;

beforeEach(async () => {
	// The tokens of payments are never the same twice, whichever bench gives them.
	banco = await openBanco({ now: mondo.clock, newId: mondo.newId });
	pagopa = createPagopa({
		indirizzo: `${banco.origine}/pagopa`,
		chiavi: CHIAVI,
		clock: mondo.clock,
		cfEnte: '90000000019',
		nomeEnte: 'Comune di Cassola',
		attesa: ATTESA
	});
});

afterEach(async () => {
	// What a case has left open is of no concern to the next one.
	await mondo.owner`update posizione set stato = 'annullata', chiusa_il = now() where stato not in ('pagata', 'annullata')`;
	await banco.stop();
});

/** pagoPA brings what it has, the portal takes it, the worker looks at it: what was refused, and what became of the others. */
export async function ricevi(): Promise<{
	rifiuti: (string | undefined)[];
	esiti: (string | undefined)[];
}> {
	const gia = banco.ricevute.length;
	await banco.pagopa.tick();
	const ricevute = createRicevutePagopa();
	const rifiuti = [];
	for (const corpo of banco.ricevute.slice(gia))
		rifiuti.push((await receiveRicevuta({ ...mondo, ricevute }, Buffer.from(corpo))).rifiuto);
	return { rifiuti, esiti: await guarda() };
}

/** Goes to the page of pagoPA: the attempt, and its address. @throws Error when it does not begin */
export async function vaiAPagopa(gettone: string): Promise<{ tentativo: string; indirizzo: string }> {
	const esito = await avvia(pagopa, gettone);
	if (esito.tipo !== 'vai') throw new Error(`Non parte: ${esito.tipo}`);
	const { tentativo } = esito;
	const [riga] = await mondo.owner<{ indirizzo: string }[]>`
		select indirizzo from tentativo_pagamento where id = ${tentativo}`;
	return { tentativo, indirizzo: riga?.indirizzo ?? '' };
}

/** Goes there, presses a button, and comes back as the browser does; by which page. */
export async function paga(gettone: string, modo: string): Promise<string | undefined> {
	const { tentativo, indirizzo } = await vaiAPagopa(gettone);
	const risposta = await press(indirizzo, modo);
	const come = risposta.headers.get('location')?.split('/').at(-1);
	if (come === 'ok' || come === 'annullato' || come === 'errore' || come === 'attesa') {
		await comePagante(gettone, (tx) => comeBack(tx, { gettone, tentativo, come, istante: mondo.clock() }));
	}
	return come;
}

export async function situazione(gettone: string): Promise<string> {
	return (await vista(gettone)).situazione.tipo;
}
