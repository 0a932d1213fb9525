// Takes back what a cancelled campaign has in the queue, a batch at a time, and ends the campaign when nothing is on its way any longer. Called by serve-campagna.ts with the campaign held.
import type { Tx } from '../db/connection.ts';
import { countTakenBack, isInViaggio, takeBack } from '../spedizioni/take-back.ts';
import { noteEvento } from './evento.ts';

/** How many deliveries were taken back, at least one when the campaign is over. */
export async function withdrawRighe(
	tx: Tx,
	{ ente, campagna, istante }: { ente: string; campagna: string; istante: Date }
): Promise<number> {
	const tolte = await takeBack(tx, { ente, campagna }, { istante });
	if (await isInViaggio(tx, { ente, campagna })) return tolte;
	const ritirati = await countTakenBack(tx, { ente, campagna });
	await tx`
		update campagna set stato = 'annullata', finita_il = ${istante} where ente_id = ${ente} and id = ${campagna}`;
	const nota = `${ritirati} messaggi ritirati prima della partenza`;
	await noteEvento(tx, { ente, campagna, tipo: 'RITIRATA', nota, istante });
	return tolte + 1;
}
