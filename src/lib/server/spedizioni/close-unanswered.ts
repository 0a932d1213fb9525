// Closes as uncertain what was handed over by a worker that never told the answer; called by the loop before it claims.
import type { Tx } from '../db/connection.ts';
import { passOnAll } from './pass-on.ts';
import { scritteDa } from './scritte-da.ts';
import type { Motivo } from './spedizione.ts';

const MOTIVO: Motivo = 'RISPOSTA_PERSA';

/** Ids of the deliveries closed. */
export async function closeUnanswered(
	tx: Tx,
	{ adesso, newId }: { adesso: Date; newId: () => string }
): Promise<string[]> {
	const ids = [...(await scritteDa(tx, tx`chiudi_senza_risposta(${adesso}, ${MOTIVO})`))];
	await passOnAll(tx, { ids, stato: 'incerta', adesso, newId });
	return ids;
}
