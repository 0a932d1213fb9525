// The settings of an ente as a pratica was made with them; called by the moves that apply what the Comune had decided then.
import type { Tx } from '../db/connection.ts';
import { impostazioniSchema, type Impostazioni } from './schema.ts';

/** One version. @throws Error when it is not there: a pratica names it, so that is a bug */
export async function readImpostazioni(
	tx: Tx,
	{ ente, versione }: { ente: string; versione: number }
): Promise<Impostazioni> {
	const [row] = await tx<{ documento: unknown }[]>`
		select documento from impostazioni_ente where ente_id = ${ente} and versione = ${versione}`;
	if (!row) throw new Error(`Versione ${versione} delle impostazioni non trovata`);
	return impostazioniSchema.parse(row.documento);
}
