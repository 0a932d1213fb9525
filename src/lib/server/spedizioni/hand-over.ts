// Notes that messages are about to leave, before they do: a worker killed after this never lets another one send them again. Called by scritture.ts.
import type { Tx } from '../db/connection.ts';
import { PRESA_MS, type SpedizionePresa } from './spedizione.ts';

/** For each, false when the claim is no longer this worker's: then the message must not be sent. */
export async function handOver(
	tx: Tx,
	{ prese, adesso }: { prese: readonly SpedizionePresa[]; adesso: Date }
): Promise<boolean[]> {
	const fine = new Date(adesso.getTime() + PRESA_MS);
	const righe = prese.map(({ id, tentativi }) => ({ id, tentativi }));
	const mie = await tx<{ id: string }[]>`
		update spedizione s set stato = 'inviata', presa_fino_al = ${fine}, prossimo_il = ${fine}
		from jsonb_to_recordset(${tx.json(righe)}) as presa (id uuid, tentativi integer)
		where s.id = presa.id and s.stato = 'in_invio' and s.tentativi = presa.tentativi
		returning s.id`;
	const scritte = new Set(mie.map(({ id }) => id));
	return prese.map(({ id }) => scritte.has(id));
}
