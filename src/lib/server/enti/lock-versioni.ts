// One writer of the settings of an ente at a time, until the transaction ends: the command and the pages both take their turn here.
import type { TransactionSql } from 'postgres';

/** Waits for whoever is writing versions of this ente. */
export async function lockVersioni(tx: TransactionSql, ente: string): Promise<void> {
	await tx`select pg_advisory_xact_lock(hashtextextended(${`impostazioni ${ente}`}, 0))`;
}
