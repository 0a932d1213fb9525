// The only door to the rows: one transaction with the ente and the actor that row-level security asks for. Called by use cases.
import type { Database, Tx } from './connection.ts';
import { withDeadline } from './deadline.ts';

/** Who acts. `sistema` is for log-in and sessions, and for the queues and the timers of the worker: no request of a person runs as it. What a person has confirmed and the worker sends runs as that person. */
export type Attore =
	| { ruolo: 'anonimo' }
	| { ruolo: 'cittadino'; persona: string }
	| { ruolo: 'operatore'; operatore: string }
	/** Whoever holds the link of a payment, logged in or not. */
	| { ruolo: 'pagante'; gettone: string }
	| { ruolo: 'sistema' };

/** Runs `work` in a transaction that sees only the rows of the ente that the actor may see. */
export function inEnte<T>(
	database: Database,
	{ ente, attore }: { ente: string; attore: Attore },
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	return transact(database, { ente, ...attore }, work);
}

/** The same as the system: for the queues and the timers of the worker. */
export function asSystem<T>(
	{ database }: { database: Database },
	ente: string,
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	return inEnte(database, { ente, attore: { ruolo: 'sistema' } }, work);
}

/** Runs `work` as the system without an ente: to find an ente by host name, to list the enti and to ask which of them have messages due. */
export function inSistema<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
	return transact(database, { ente: '', ruolo: 'sistema' }, work);
}

/** Ids of the enti that a function of the database names: those that have something due. */
export async function listEntiCon(
	database: Database,
	funzione: (tx: Tx) => ReturnType<Tx>
): Promise<string[]> {
	const righe = await inSistema(
		database,
		(tx) => tx<{ ente: string }[]>`select ente from ${funzione(tx)} as ente`
	);
	return righe.map(({ ente }) => ente);
}

type Dopo = (database: Database) => Promise<void>;
const inAttesa = new WeakMap<Tx, Dopo[]>();

/** Runs `work` when the transaction has been kept; never when it is given up. What fails then is told to the log and does not change the outcome. */
export function afterCommit(tx: Tx, work: Dopo): void {
	const prima = inAttesa.get(tx);
	if (!prima) throw new Error('afterCommit vale solo dentro inEnte');
	prima.push(work);
}

type Context = {
	ente: string;
	ruolo: Attore['ruolo'];
	persona?: string;
	operatore?: string;
	gettone?: string;
};

async function transact<T>(
	database: Database,
	{ ente, ruolo, persona = '', operatore = '', gettone = '' }: Context,
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	const dopo: Dopo[] = [];
	const esito = await withDeadline(database, async (sql, deadline) => {
		return (await sql.begin(async (tx) => {
			await tx`select set_config('app.ente', ${ente}, true), set_config('app.ruolo', ${ruolo}, true), set_config('app.persona', ${persona}, true), set_config('app.operatore', ${operatore}, true), set_config('app.gettone', ${gettone}, true)`;
			inAttesa.set(tx, dopo);
			const fatto = await work(tx);
			// Who asked has been told that it failed: nothing of it may be kept.
			deadline.check();
			return fatto;
		})) as T;
	});
	for (const uno of dopo)
		await uno(database).catch((error: unknown) => {
			database.annuncia(`Dopo la transazione: ${error instanceof Error ? error.message : String(error)}`);
		});
	return esito;
}
