// The citizen takes a request back, in any state before the decision. Called by the area personale.
import type { Tx } from '../db/connection.ts';
import { cancelPagamenti } from '../pagamenti/add-pagamenti.ts';
import type { Contorno } from '../servizi/porta.ts';
import { movePratica } from './move.ts';
import { receive } from './receive.ts';

/** Returns the protocol number. @throws NonTrovato, TransizioneVietata once it is decided */
export async function withdrawPratica(
	tx: Tx,
	contorno: Contorno,
	{ numero }: { numero: string }
): Promise<string> {
	const { pratica } = await movePratica(tx, contorno, {
		numero,
		mossa: 'RITIRA',
		modifica: () => ({ integrazione: null })
	});
	await cancelPagamenti(tx, { pratica: pratica.id, istante: contorno.istante });
	return receive(tx, contorno, { pratica, titolo: 'ritiro della richiesta' });
}
