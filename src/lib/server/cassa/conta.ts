// How many things wait for the till. Called by the desk and by the page of the till.
import type { Tx } from '../db/connection.ts';
import { countRifiutati } from './avvisi-fermi.ts';
import { countRigheDaGuardare } from './flussi.ts';
import { countIncassi } from './incassi.ts';
import { countMarche } from './marche.ts';

export type ContoCassa = { incassi: number; rifiutati: number; righe: number; marche: number };

/** Receipts without a sum, notices refused, rows of the flows, stamps. */
export async function countCassa(tx: Tx): Promise<ContoCassa> {
	return {
		incassi: await countIncassi(tx),
		rifiutati: await countRifiutati(tx),
		righe: await countRigheDaGuardare(tx),
		marche: await countMarche(tx)
	};
}
