// Writes what became of a claimed delivery; called by deliver.ts.
import type { Tx } from '../db/connection.ts';
import type { Sorte, SpedizionePresa } from './spedizione.ts';

/** False when the claim is no longer this worker's. Who knows the answer may correct a row given up as uncertain. */
export async function settle(
	tx: Tx,
	{ spedizione, sorte, adesso }: { spedizione: SpedizionePresa; sorte: Sorte; adesso: Date }
): Promise<boolean> {
	const chiusa = sorte.stato === 'in_coda' ? null : adesso;
	const prossimo = sorte.stato === 'in_coda' ? sorte.prossimoIl : adesso;
	const { count } = await tx`
		update spedizione
		set stato = ${sorte.stato}, presa_fino_al = null, prossimo_il = ${prossimo}, chiusa_il = ${chiusa},
			ultimo_errore = ${'motivo' in sorte ? sorte.motivo : null},
			id_esterno = ${'idEsterno' in sorte ? (sorte.idEsterno ?? null) : null}
		where id = ${spedizione.id} and stato in ('in_invio', 'inviata', 'incerta')
			and tentativi = ${spedizione.tentativi}`;
	return count === 1;
}
