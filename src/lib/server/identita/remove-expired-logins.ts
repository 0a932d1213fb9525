// Removes what is past its end: sessions, logins left halfway, and the lines of their register; called by the worker ente by ente.
import type { Tx } from '../db/connection.ts';
import { RESCUE_MS } from './adattatore-sessioni.ts';
import { scartaAccessi } from './registro-accessi.ts';

/** How many rows were removed. `adesso` is the instant by which they have ended. Runs as `sistema`. */
export async function removeExpiredLogins(tx: Tx, adesso: Date): Promise<number> {
	// An ended session still tells for a day whose draft may be saved.
	const sessioni = await tx`delete from sessione where scade_il <= ${new Date(adesso.getTime() - RESCUE_MS)}`;
	const inCorso = await tx`delete from accesso_in_corso where scade_il <= ${adesso}`;
	const compiuti = await tx`delete from accesso_compiuto where scade_il <= ${adesso}`;
	return sessioni.count + inCorso.count + compiuti.count + (await scartaAccessi(tx, adesso));
}
