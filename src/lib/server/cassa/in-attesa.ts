// Payments that somebody began and of which pagoPA has told nothing. Called by the worker.
import type { Tx } from '../db/connection.ts';

const ORA_MS = 60 * 60_000;

/** Open positions whose last attempt began more than an hour before, without a receipt; whoever came back without paying awaits nothing. */
export async function countInAttesa(tx: Tx, adesso: Date): Promise<number> {
	const [row] = await tx<{ quanti: number }[]>`
		select count(*)::integer as quanti from posizione s
		where stato = 'aperta' and provata_il < ${new Date(adesso.getTime() - ORA_MS)}
			and not exists (
				select from ricevuta_pagopa r
				where r.nav = s.nav and r.cf_ente = s.cf_ente and r.arrivata_il >= s.provata_il
			)
			and not exists (
				select from tentativo_pagamento t
				where t.gettone = s.gettone and s.id = any (t.posizioni) and t.creato_il >= s.provata_il
					and t.ritorno in ('annullato', 'errore')
			)`;
	return row?.quanti ?? 0;
}
