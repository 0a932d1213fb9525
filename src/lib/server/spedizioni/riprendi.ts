// What a clerk does about a delivery by hand: sends it again, or notes that it was posted. Called by the page of a message.
import { Conflitto } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';

/** Sends again, from the beginning, what failed or is uncertain. @throws Conflitto when it is neither any longer */
export async function retrySpedizione(tx: Tx, { id, istante }: { id: string; istante: Date }): Promise<void> {
	const { count } = await tx`
		update spedizione set stato = 'in_coda', ripresa_da = tentativi, prossimo_il = ${istante}, chiusa_il = null
		where id = ${id} and stato in ('fallita', 'incerta')`;
	if (count === 0) throw new Conflitto('La spedizione è andata avanti', 'SPEDIZIONE_CAMBIATA');
}

/** Notes who posted it and when. @throws Conflitto when it is not to be posted any longer */
export async function markSpedita(
	tx: Tx,
	{ id, operatore, istante }: { id: string; operatore: string; istante: Date }
): Promise<void> {
	const { count } = await tx`
		update spedizione set stato = 'spedita', spedita_da = ${operatore}, chiusa_il = ${istante}
		where id = ${id} and stato = 'da_spedire'`;
	if (count === 0) throw new Conflitto('La spedizione è andata avanti', 'SPEDIZIONE_CAMBIATA');
}
