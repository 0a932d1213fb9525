// Takes stamps to ask for and stamped requests to send, for this worker alone; called by the worker, ente by ente.
import type { Database, Tx } from '../db/connection.ts';
import { listEntiCon } from '../db/in-ente.ts';

/** How long a worker has one to itself, in milliseconds: longer than its call to pagoPA, or its sending, may take. */
const PRESA_MS = 60_000;

export type AcquistoPreso = {
	ente: string;
	id: string;
	invio: string;
	nav: string;
	creatoIl: Date;
	/** When it was claimed. */
	presoIl: Date;
	/** Grows with each claim: an earlier holder can no longer change the row. */
	prese: number;
	/** Failures since the last answer. */
	tentativi: number;
};

export type InvioPreso = { ente: string; id: string; persona: string };

/** Ids of the enti that have stamps to ask for or requests to send at an instant. */
export function listEntiConBolli(database: Database, adesso: Date): Promise<string[]> {
	return listEntiCon(database, (tx) => tx`enti_con_bolli(${adesso})`);
}

type Quanti = { ente: string; adesso: Date; quanti: number };

/** Claims purchases, the longest due first. Meanwhile `prossimo_il` is the end of the lease. */
export function claimAcquisti(tx: Tx, { ente, adesso, quanti }: Quanti): Promise<AcquistoPreso[]> {
	return tx<AcquistoPreso[]>`
		with da_fare as (
			select id as da_fare_id from acquisto_bollo
			where ente_id = ${ente} and prossimo_il <= ${adesso} and stato = 'aperto'
			order by prossimo_il, id
			limit ${quanti}
			for update skip locked
		)
		update acquisto_bollo set prese = prese + 1, prossimo_il = ${new Date(adesso.getTime() + PRESA_MS)}
		from da_fare where id = da_fare_id
		returning ente_id as ente, id, invio_id as invio, nav, creato_il as "creatoIl", ${adesso}::timestamptz as "presoIl", prese, tentativi`;
}

/** The same for requests whose stamp is there. One that fails by itself waits twice as long each time, two hours at most. */
export function claimInvii(tx: Tx, { ente, adesso, quanti }: Quanti): Promise<InvioPreso[]> {
	return tx<InvioPreso[]>`
		with da_fare as (
			select id as da_fare_id from invio_in_attesa
			where ente_id = ${ente} and prossimo_il <= ${adesso} and stato = 'pagato'
			order by prossimo_il, id
			limit ${quanti}
			for update skip locked
		)
		update invio_in_attesa set tentativi = tentativi + 1,
			prossimo_il = ${adesso}::timestamptz + least(7200, 60 * 2 ^ least(tentativi, 10)) * interval '1 second'
		from da_fare where id = da_fare_id
		returning ente_id as ente, id, persona_id as persona`;
}
