// The only door to the rows: one transaction with the ente and the actor that row-level security asks for. Called by use cases.
import type { Database, Tx } from './connection.ts';

/** Who acts. `sistema` is for log-in and sessions, and for the outbox and the timers of the worker: no request of a person runs as it. */
export type Attore =
	| { ruolo: 'anonimo' }
	| { ruolo: 'cittadino'; persona: string }
	| { ruolo: 'operatore'; operatore: string }
	| { ruolo: 'sistema' };

/** Runs `work` in a transaction that sees only the rows of the ente that the actor may see. */
export function inEnte<T>(
	database: Database,
	{ ente, attore }: { ente: string; attore: Attore },
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	return transact(database, { ente, ...attore }, work);
}

/** Runs `work` as the system without an ente: to find an ente by host name, to list the enti and to ask which of them have messages due. */
export function inSistema<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
	return transact(database, { ente: '', ruolo: 'sistema' }, work);
}

type Context = { ente: string; ruolo: Attore['ruolo']; persona?: string };

async function transact<T>(
	database: Database,
	{ ente, ruolo, persona = '' }: Context,
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	return (await database.sql.begin(async (tx) => {
		await tx`select set_config('app.ente', ${ente}, true), set_config('app.ruolo', ${ruolo}, true), set_config('app.persona', ${persona}, true)`;
		return work(tx);
	})) as T;
}
