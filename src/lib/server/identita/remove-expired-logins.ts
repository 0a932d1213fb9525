// Removes sessions and one-time login results past their end, ente by ente; called by the worker.
import { inEnte } from '../db/in-ente.ts';
import { listEnti } from '../enti/find-ente.ts';
import { RESCUE_MS } from './sessioni.ts';
import type { Database } from '../db/connection.ts';

/** How many rows were removed. `adesso` is the instant by which they have ended. */
export async function removeExpiredLogins(database: Database, adesso: Date): Promise<number> {
	let removed = 0;
	for (const ente of await listEnti(database)) {
		removed += await inEnte(database, { ente, attore: { ruolo: 'sistema' } }, async (tx) => {
			// An ended session still tells for a day whose draft may be saved.
			const sessioni =
				await tx`delete from sessione where scade_il <= ${new Date(adesso.getTime() - RESCUE_MS)}`;
			const esiti = await tx`delete from esito_accesso_usato where scade_il <= ${adesso}`;
			return sessioni.count + esiti.count;
		});
	}
	return removed;
}
