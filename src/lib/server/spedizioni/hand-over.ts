// Notes that a message is about to leave, before it does: a worker killed after this never lets another one send it again. Called by deliver.ts.
import type { Tx } from '../db/connection.ts';
import { PRESA_MS, type SpedizionePresa } from './spedizione.ts';

/** False when the claim is no longer this worker's: then the message must not be sent. */
export async function handOver(
	tx: Tx,
	{ spedizione, adesso }: { spedizione: SpedizionePresa; adesso: Date }
): Promise<boolean> {
	const fine = new Date(adesso.getTime() + PRESA_MS);
	const { count } = await tx`
		update spedizione set stato = 'inviata', presa_fino_al = ${fine}, prossimo_il = ${fine}
		where id = ${spedizione.id} and stato = 'in_invio' and tentativi = ${spedizione.tentativi}`;
	return count === 1;
}
