// Takes positions about which pagoPA is to be told or asked, for this worker alone; called by the worker, ente by ente.
import type { Database, Tx } from '../db/connection.ts';
import { listEntiCon } from '../db/in-ente.ts';
import { colonne, type Posizione } from './posizione.ts';

/** How long a worker has a position to itself, in milliseconds: longer than its calls to pagoPA may take. */
export const PRESA_MS = 60_000;

export type PosizionePresa = Posizione & {
	ente: string;
	/** Grows with each claim: an earlier holder can no longer change the row. */
	prese: number;
	/** Failures since the last answer. */
	tentativi: number;
	provataIl: Date | null;
};

/** Ids of the enti that have something to do with pagoPA at an instant: positions to tell or to ask about, receipts to look at. */
export function listEntiConPagamenti(database: Database, adesso: Date): Promise<string[]> {
	return listEntiCon(database, (tx) => tx`enti_con_pagamenti(${adesso})`);
}

/** Claims what is due, the longest due first. Meanwhile `prossimo_il` is the end of the lease. */
export function claimPosizioni(
	tx: Tx,
	{ ente, adesso, quante }: { ente: string; adesso: Date; quante: number }
): Promise<PosizionePresa[]> {
	const fine = new Date(adesso.getTime() + PRESA_MS);
	return tx<PosizionePresa[]>`
		with da_fare as (
			select id as da_fare_id from posizione
			where ente_id = ${ente} and prossimo_il <= ${adesso} and not altrui
				and stato in ('da_aprire', 'aperta', 'da_cambiare', 'da_annullare', 'scaduta')
			order by prossimo_il, id
			limit ${quante}
			for update skip locked
		)
		update posizione set prese = prese + 1, prossimo_il = ${fine}
		from da_fare where id = da_fare_id
		returning ${colonne(tx)}, ente_id as ente, prese, tentativi, provata_il as "provataIl"`;
}
