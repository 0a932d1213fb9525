// Deletes the drafts left untouched for as long as their service keeps them; called by the worker, ente by ente.
import { giornoARoma, inizioGiornoARoma } from '#lib/domain/istante.ts';
import { servizi } from '#lib/services/index.ts';
import type { Tx } from '../db/connection.ts';

/** Minimisation (art. 5 GDPR): returns how many. Their files' content goes with the sweep. */
export async function removeOldBozze(tx: Tx, { istante }: { istante: Date }): Promise<number> {
	let tolte = 0;
	for (const { id, conservazione } of servizi) {
		const limite = startOfKeeping(istante, conservazione.bozzaGiorni);
		const { count } = await tx`delete from bozza where servizio = ${id} and aggiornata_il < ${limite}`;
		tolte += count;
	}
	return tolte;
}

/** A draft is kept for whole days: the one touched on the first of them still stands. */
function startOfKeeping(istante: Date, giorni: number): Date {
	return inizioGiornoARoma(giornoARoma(istante).subtract({ days: giorni }));
}
