// Reads the settings of an ente in force on a day; called by use cases that date a legal fact.
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import type { Tx } from '../db/connection.ts';
import { impostazioniSchema, type Impostazioni } from './schema.ts';

export type ImpostazioniInVigore = { versione: number; documento: Impostazioni };

/** The version in force at `giorno` (ISO date). @throws NonTrovato when the ente had none, ZodError when it is damaged */
export async function enteInForce(
	tx: Tx,
	{ ente, giorno }: { ente: string; giorno: string }
): Promise<ImpostazioniInVigore> {
	// Of two versions valid from the same day the later one holds.
	const [row] = await tx<{ versione: number; documento: unknown }[]>`
		select versione, documento
		from impostazioni_ente
		where ente_id = ${ente} and valida_dal <= ${giorno}
		order by valida_dal desc, versione desc
		limit 1`;
	if (!row) throw new NonTrovato();
	return { versione: row.versione, documento: impostazioniSchema.parse(row.documento) };
}
