// What a citizen tells of their own accord while the request is open: memorie and documents (art. 10 L. 241/1990). Called by the area personale.
import { TransizioneVietata } from '#lib/domain/rifiuti.ts';
import { descriviStato } from '#lib/domain/stati.ts';
import type { Tx } from '../db/connection.ts';
import type { FileElencato } from '../documenti/parti.ts';
import type { Contorno } from '../servizi/porta.ts';
import { findPratica, isDecisa, recordEvento, type Pratica } from './pratica.ts';
import { receive } from './receive.ts';

/** Whether it is still of use: before the decision. */
export function isApertaAMemorie({ stato, esito }: Pick<Pratica, 'stato' | 'esito'>): boolean {
	return !isDecisa({ esito }) && !descriviStato(stato).finale;
}

/** Files are already with the pratica. The state stays. Returns the protocol number. @throws NonTrovato, TransizioneVietata once it is decided */
export async function sendMemoria(
	tx: Tx,
	contorno: Contorno,
	{ numero, testo, file }: { numero: string; testo: string; file: readonly FileElencato[] }
): Promise<string> {
	const pratica = await findPratica(tx, { numero, blocca: true });
	if (!isApertaAMemorie(pratica)) throw new TransizioneVietata(`MEMORIA da ${pratica.stato}`);
	await recordEvento(tx, {
		id: contorno.newId(),
		ente: contorno.ente.id,
		pratica: pratica.id,
		persona: pratica.personaId,
		tipo: 'MEMORIA',
		daStato: pratica.stato,
		aStato: pratica.stato,
		attore: contorno.attore,
		istante: contorno.istante,
		motivo: testo
	});
	return receive(tx, contorno, { pratica, titolo: 'memoria', testo, file });
}
