// The citizen takes a request back, in any state before the decision. Called by the area personale.
import type { Tx } from '../db/connection.ts';
import { movePratica, type Contorno } from './move.ts';

/** @throws NonTrovato, TransizioneVietata once it is decided */
export async function withdrawPratica(
	tx: Tx,
	contorno: Contorno,
	{ numero }: { numero: string }
): Promise<void> {
	await movePratica(tx, contorno, { numero, mossa: 'RITIRA', modifica: () => ({ integrazione: null }) });
}
