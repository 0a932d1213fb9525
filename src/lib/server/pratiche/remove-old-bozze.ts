// Deletes the drafts left untouched for as long as their service keeps them; called by the worker, ente by ente.
import { giornoARoma, inizioGiornoARoma } from '#lib/domain/istante.ts';
import { servizi } from '#lib/services/index.ts';
import type { Tx } from '../db/connection.ts';
import { FERMI } from './invio-in-attesa.ts';

/** Minimisation (art. 5 GDPR): returns how many. Their files' content goes with the sweep. */
export async function removeOldBozze(tx: Tx, { istante }: { istante: Date }): Promise<number> {
	let tolte = 0;
	for (const { id, conservazione } of servizi) {
		const limite = startOfKeeping(istante, conservazione.bozzaGiorni);
		// Nobody has paid for it in all this time: what was confirmed goes with the draft. What is paid stays.
		await tx`
			update invio_in_attesa set stato = 'annullato', chiuso_il = ${istante}, pdf = null, documento = null
			where stato = 'da_pagare' and bozza_id in (select id from bozza where servizio = ${id} and aggiornata_il < ${limite})`;
		const { count } = await tx`
			delete from bozza where servizio = ${id} and aggiornata_il < ${limite}
				and not exists (select from invio_in_attesa i where i.bozza_id = bozza.id and i.stato = any (${[...FERMI]}))`;
		tolte += count;
	}
	return tolte;
}

/** A draft is kept for whole days: the one touched on the first of them still stands. */
function startOfKeeping(istante: Date, giorni: number): Date {
	return inizioGiornoARoma(giornoARoma(istante).subtract({ days: giorni }));
}
