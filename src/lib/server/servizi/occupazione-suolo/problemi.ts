// What is already granted against what a draft asks for (OSP_CONFLITTO). Called by the summary and by the sending, through the port of public land.
import type { Controllo } from '#lib/forms/servizio.ts';
import { occupazioneDi, type Parziali } from '#lib/services/occupazione-suolo/occupazione.ts';
import type { Tx } from '../../db/connection.ts';
import type { DaConfrontare } from '../porta.ts';
import { impostazioniSuolo, quandoOccupa } from './richiesta.ts';
import { areeDi } from './righe.ts';
import { chainOf, findVertici, isOccupato } from './suolo.ts';

/** One problem at most: it tells that the place is taken, never by whom. */
export async function problemiSuolo(tx: Tx, { risposte, ente, oggi }: DaConfrontare): Promise<Controllo[]> {
	const lette = risposte as Parziali;
	const occupazione = occupazioneDi(lette);
	if (!occupazione) return [];
	const senza = lette.permesso ? await chainOf(tx, lette.permesso.id) : [];
	const isRinnovo = lette.tipoDomanda === 'RINNOVO';
	const vertici = isRinnovo ? senza[0] && (await findVertici(tx, senza[0])) : lette.area?.vertici;
	const aree = vertici && areeDi(vertici, impostazioniSuolo(ente));
	if (!aree) return [];
	const quando = quandoOccupa(lette, occupazione, oggi.toString());
	if (!(await isOccupato(tx, { aree, quando, senza }))) return [];
	return [{ campo: isRinnovo ? 'al' : 'area', codice: 'OSP_CONFLITTO' }];
}
