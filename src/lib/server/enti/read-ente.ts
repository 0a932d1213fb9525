// An ente with its settings in force, by id and in its own transaction; called by the timers of the worker.
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import { enteInForce } from './ente-in-force.ts';
import type { EnteInVigore } from './find-ente.ts';

/** The ente on a day (ISO date). @throws NonTrovato when it is not there or had no settings, ZodError when they are damaged */
export async function readEnte(
	tx: Tx,
	{ ente, giorno }: { ente: string; giorno: string }
): Promise<EnteInVigore> {
	const [row] = await tx<{ tipo: EnteInVigore['tipo'] }[]>`select tipo from ente where ente_id = ${ente}`;
	if (!row) throw new NonTrovato('Ente non trovato');
	const { versione, documento } = await enteInForce(tx, { ente, giorno });
	return { id: ente, tipo: row.tipo, versione, impostazioni: documento };
}
