// Closes as uncertain what was handed over by a worker that never told the answer; called by the loop before it claims.
import type { Tx } from '../db/connection.ts';
import { passOnAll } from './pass-on.ts';
import type { Motivo } from './spedizione.ts';

const MOTIVO: Motivo = 'RISPOSTA_PERSA';

/** Ids of the deliveries closed. */
export async function closeUnanswered(
	tx: Tx,
	{ ente, adesso, newId }: { ente: string; adesso: Date; newId: () => string }
): Promise<string[]> {
	const righe = await tx<{ id: string }[]>`
		update spedizione
		set stato = 'incerta', presa_fino_al = null, chiusa_il = ${adesso}, ultimo_errore = ${MOTIVO}
		where ente_id = ${ente} and stato = 'inviata' and prossimo_il <= ${adesso}
		returning id`;
	const ids = righe.map(({ id }) => id);
	await passOnAll(tx, { ids, stato: 'incerta', adesso, newId });
	return ids;
}
