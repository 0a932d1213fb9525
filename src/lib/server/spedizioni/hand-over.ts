// Notes that messages are about to leave, before they do: a worker killed after this never lets another one send them again. Called by scritture.ts.
import type { Tx } from '../db/connection.ts';
import { scritteDa } from './scritte-da.ts';
import { PRESA_MS, type SpedizionePresa } from './spedizione.ts';

/** For each, false when the claim is no longer this worker's: then the message must not be sent. */
export async function handOver(
	tx: Tx,
	{ prese, adesso }: { prese: readonly SpedizionePresa[]; adesso: Date }
): Promise<boolean[]> {
	const fine = new Date(adesso.getTime() + PRESA_MS);
	const righe = prese.map(({ id, tentativi, recapito }) => ({ id, tentativi, recapito }));
	const mie = await scritteDa(tx, tx`consegna_spedizioni(${tx.json(righe)}, ${fine})`);
	return prese.map(({ id }) => mie.has(id));
}
