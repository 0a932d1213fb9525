// Granted requests with sums to pay, and what the worker and the till do with them, on the scene of the common procedure.
import type { Posizione } from '#lib/server/pagamenti/posizione.ts';
import { listPosizioni } from '#lib/server/pagamenti/posizione.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { applyRicevuta, claimRicevute, type Applicata } from '#lib/server/pagamenti/apply-ricevuta.ts';
import { claimPosizioni } from '#lib/server/pagamenti/claim-posizioni.ts';
import { listPagamenti } from '#lib/server/pagamenti/pagamento.ts';
import {
	asPagante,
	startPagamento,
	viewPagamento,
	type EsitoAvvio,
	type PagamentoVisto
} from '#lib/server/pagamenti/pay.ts';
import { servePosizione } from '#lib/server/pagamenti/serve-posizione.ts';
import { storeRicevuta } from '#lib/server/pagamenti/store-ricevuta.ts';
import type { Pagopa, RicevutaPagopa } from '#lib/server/integrations/pagopa/port.ts';
import { listIncassi } from '#lib/server/cassa/incassi.ts';
import { abbinaIncasso } from '#lib/server/cassa/riconcilia.ts';
import type { Contorno, PortaServizio } from '#lib/server/servizi/porta.ts';
import { come, comeSistema, enteDi, impiegato, sitoIn, type Impiegato } from './mondo.ts';
import { decidi } from './mosse.ts';
import { contornoDi, leggi, praticaInCarico } from './pratiche.ts';
import { ACCOGLI_A_PAGAMENTO } from './procedura-di-prova.ts';
import { capo, marta, mondo } from './scena.ts';

export const elena = impiegato('cassola', 'cassa');

export const CF_ENTE = '90000000019';

/** Gives a document with the last payment. */
export const porta: PortaServizio = {
	rilascia: (_tx, { ente }, { numero }) =>
		Promise.resolve({
			nomeFile: `permesso-${numero}.pdf`,
			contenuto: {
				titolo: 'Permesso',
				intestazione: { nome: ente.impostazioni.nome, righe: [] },
				sezioni: []
			}
		})
};

/** A request granted that waits for two sums, 16 euro by 10 December and 120,50 by the 15th. */
export async function accolta(): Promise<string> {
	const numero = await praticaInCarico(mondo, marta);
	await decidi(mondo, capo, { numero, revisione: 2, mossa: ACCOGLI_A_PAGAMENTO, porta });
	return numero;
}

/** The notices of a request, the first due first. */
export async function avvisiDi(numero: string): Promise<Posizione[]> {
	const { id } = await leggi(mondo, 'cassola', numero);
	return comeSistema(mondo, 'cassola', (tx) => listPosizioni(tx, id));
}

/** The first two of them. */
export async function dueAvvisi(numero: string): Promise<[Posizione, Posizione]> {
	const [prima, seconda] = await avvisiDi(numero);
	if (!prima || !seconda) throw new Error('Mancano gli avvisi');
	return [prima, seconda];
}

/** The sums of a request. */
export async function sommeDi(numero: string) {
	const { id } = await leggi(mondo, 'cassola', numero);
	return comeSistema(mondo, 'cassola', (tx) => listPagamenti(tx, id));
}

/** What the worker does with pagoPA until nothing is due. */
export async function lavora(pagopa: Pagopa | undefined): Promise<void> {
	for (;;) {
		const prese = await comeSistema(mondo, 'cassola', (tx) =>
			claimPosizioni(tx, { ente: 'cassola', adesso: mondo.clock(), quante: 20 })
		);
		if (prese.length === 0) return;
		for (const presa of prese) await servePosizione({ ...mondo, pagopa, random: () => 0.5 }, presa);
	}
}

/** A receipt arrives, and the worker looks at it. */
export async function arriva(ricevuta: RicevutaPagopa): Promise<void> {
	await tieni(ricevuta);
	await guarda();
}

/** A receipt arrives: whether it is new, and of a notice of ours. */
export function tieni(ricevuta: RicevutaPagopa): Promise<{ nuova: boolean; conosciuta: boolean }> {
	return comeSistema(mondo, 'cassola', (tx) =>
		storeRicevuta(tx, { ente: 'cassola', ricevuta, istante: mondo.clock(), newId: mondo.newId })
	);
}

/** The worker looks at the receipts: what became of them. */
export async function guarda(): Promise<(Applicata['esito'] | undefined)[]> {
	const ids = await comeSistema(mondo, 'cassola', (tx) =>
		claimRicevute(tx, { ente: 'cassola', adesso: mondo.clock(), quante: 20 })
	);
	const ente = await enteDi(mondo);
	const contorno: Contorno = {
		...(await contornoCassa()),
		ente,
		sito: sitoIn(ente),
		attore: { ruolo: 'sistema' },
		chi: ['sistema']
	};
	const esiti: (Applicata['esito'] | undefined)[] = [];
	for (const id of ids)
		esiti.push((await comeSistema(mondo, 'cassola', (tx) => applyRicevuta(tx, contorno, id)))?.esito);
	return esiti;
}

/** Begins to pay with a link. */
export async function avvia(pagopa: Pagopa, gettone: string): Promise<EsitoAvvio> {
	const ritorno = (tentativo: string, come: string): string => `https://sito.example/${tentativo}/${come}`;
	return startPagamento({ ...mondo, ente: await enteDi(mondo), pagopa, ritorno }, gettone);
}

/** What the page of a link shows. */
export function vista(gettone: string): Promise<PagamentoVisto> {
	return comePagante(gettone, (tx) => viewPagamento(tx, { gettone, istante: mondo.clock() }));
}

/** One transaction of whoever has the link. */
export async function comePagante<T>(gettone: string, work: (tx: Tx) => Promise<T>): Promise<T> {
	return asPagante({ ...mondo, ente: await enteDi(mondo) }, gettone, work);
}

/** What surrounds a decision of a clerk, of the till unless said. */
export async function contornoCassa(chi: Impiegato = elena): Promise<Contorno> {
	return { ...(await contornoDi(mondo, chi)), porta: () => porta };
}

/** The id of the last receipt parked for a notice. */
export async function parcheggiata(nav: string): Promise<string> {
	const { righe } = await come(mondo, elena, (tx) => listIncassi(tx, { quanti: 100 }));
	const trovata = righe.findLast((riga) => riga.nav === nav);
	if (!trovata) throw new Error('Nessun incasso da riconciliare');
	return trovata.id;
}

/** A clerk ties a receipt to a sum. */
export async function abbina(
	{ incasso, numero, scelta }: { incasso: string; numero: string; scelta: string },
	chi: Impiegato = elena
) {
	const contorno = await contornoCassa(chi);
	return come(mondo, chi, (tx) => abbinaIncasso(tx, contorno, { incasso, numero, scelta }));
}

export function minutiDopo(minuti: number): void {
	mondo.sposta(new Date(mondo.clock().getTime() + minuti * 60_000).toISOString());
}
