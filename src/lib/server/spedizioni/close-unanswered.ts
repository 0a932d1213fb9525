// Closes as uncertain what was handed over by a worker that never told the answer; called by the loop before it claims.
import type { Tx } from '../db/connection.ts';
import { passOnAll } from './pass-on.ts';
import type { Motivo } from './spedizione.ts';

const MOTIVO: Motivo = 'RISPOSTA_PERSA';

/** Ids of the deliveries closed. */
export async function closeUnanswered(
	tx: Tx,
	{ adesso, newId }: { adesso: Date; newId: () => string }
): Promise<string[]> {
	const righe = await tx<{ id: string }[]>`select id from chiudi_senza_risposta(${adesso}, ${MOTIVO}) as id`;
	const ids = righe.map(({ id }) => id);
	await passOnAll(tx, { ids, stato: 'incerta', adesso, newId });
	return ids;
}
