// Which deliveries a function of `0042_scarico_della_coda.sql` wrote; called by who settles, hands over, closes and checks them.
import type { Tx } from '../db/connection.ts';

/** Ids of those written; another worker has the others by now. */
export async function scritteDa(tx: Tx, funzione: ReturnType<Tx>): Promise<Set<string>> {
	const righe = await tx<{ id: string }[]>`select id from ${funzione} as id`;
	return new Set(righe.map(({ id }) => id));
}
