// Payments without a request and notices in hand, for the integration tests: how they begin, and what worker and receipts do.
import type { Tx } from '#lib/server/db/connection.ts';
import { inEnte, type Attore } from '#lib/server/db/in-ente.ts';
import { applyRicevuta, claimRicevute } from '#lib/server/pagamenti/apply-ricevuta.ts';
import { keepAvvisoAltrui } from '#lib/server/pagamenti/cerca-avviso.ts';
import { claimPosizioni } from '#lib/server/pagamenti/claim-posizioni.ts';
import { createGettone } from '#lib/server/pagamenti/open-posizioni.ts';
import { openSpontaneo } from '#lib/server/pagamenti/open-spontaneo.ts';
import { asPagante, startPagamento, viewPagamento } from '#lib/server/pagamenti/pay.ts';
import { listDelGettone, listPosizioni, type Posizione } from '#lib/server/pagamenti/posizione.ts';
import { servePosizione } from '#lib/server/pagamenti/serve-posizione.ts';
import { storeRicevuta } from '#lib/server/pagamenti/store-ricevuta.ts';
import type { PortaServizio } from '#lib/server/servizi/porta.ts';
import { comeSistema, enteDi, sitoIn } from './mondo.ts';
import { decidi } from './mosse.ts';
import { ricevutaDi, type PagopaFinta } from './pagopa-finta.ts';
import { leggi, praticaInCarico } from './pratiche.ts';
import { ACCOGLI_A_PAGAMENTO } from './procedura-di-prova.ts';
import { capo, marta, mondo } from './scena.ts';

/** Of another program of the Comune. */
export const ALTRUI = '303000002600011755';
export const porta: PortaServizio = {};

/** A request granted that waits for two sums, each with its notice. */
export async function avvisi(): Promise<{ numero: string; prima: Posizione; seconda: Posizione }> {
	const numero = await praticaInCarico(mondo, marta);
	await decidi(mondo, capo, { numero, revisione: 2, mossa: ACCOGLI_A_PAGAMENTO, porta });
	const { id } = await leggi(mondo, 'cassola', numero);
	const [prima, seconda] = await comeSistema(mondo, 'cassola', (tx) => listPosizioni(tx, id));
	if (!prima || !seconda) throw new Error('Mancano gli avvisi');
	return { numero, prima, seconda };
}

/** The link of a notice of another program. */
export async function tieni(invio = createGettone()): Promise<string> {
	const avviso = { cent: 8_750, causale: 'TARI 2026, prima rata', scadenza: '2027-01-23' };
	return keepAvvisoAltrui({ ...mondo, ente: await enteDi(mondo) }, { nav: ALTRUI, avviso, invio });
}

/** The link of a payment without a notice. */
export async function apri(
	altro: { persona?: string | null; cent?: number; invio?: string } = {}
): Promise<string> {
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

/** What a link is for, as the system sees it. */
export async function delGettone(gettone: string): Promise<Posizione[]> {
	return comeSistema(mondo, 'cassola', (tx) => listDelGettone(tx, { gettone }));
}

/** Runs as anyone. */
export async function comeAttore<T>(
	attore: Attore,
	work: (tx: Tx) => Promise<T>,
	ente = 'cassola'
): Promise<T> {
	return inEnte(mondo.database, { ente, attore }, work);
}

/** What the page of a link shows. */
export async function vista(gettone: string) {
	return asPagante({ ...mondo, ente: await enteDi(mondo) }, gettone, (tx) =>
		viewPagamento(tx, { gettone, istante: mondo.clock() })
	);
}

/** "Paga adesso". */
export async function avvia(pagopa: PagopaFinta, gettone: string) {
	const ente = await enteDi(mondo);
	return startPagamento(
		{ ...mondo, ente, pagopa, ritorno: (tentativo, modo) => `https://sito.example/${tentativo}/${modo}` },
		gettone
	);
}

/** One turn of the worker with pagoPA. */
export async function lavora(pagopa: PagopaFinta): Promise<void> {
	const adesso = mondo.clock();
	const prese = await comeSistema(mondo, 'cassola', (tx) =>
		claimPosizioni(tx, { ente: 'cassola', adesso, quante: 500 })
	);
	for (const presa of prese) await servePosizione({ ...mondo, pagopa, random: () => 0.5 }, presa);
}

/** The receipt of a position arrives and is looked at. */
export async function paga(posizione: Posizione): Promise<void> {
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
