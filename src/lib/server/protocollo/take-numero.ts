// Gapless numbers per ente, register and year; called by submission and by every act that goes out.
import type { Tx } from '../db/connection.ts';

/**
 * The next number of a register. The counter stays locked until the transaction ends: if it fails the number is free again,
 * so take numbers last.
 */
export async function takeNumero(
	tx: Tx,
	{ ente, registro, anno }: { ente: string; registro: string; anno: number }
): Promise<number> {
	const [row] = await tx<{ ultimo: number }[]>`
		insert into contatore as c (ente_id, registro, anno, ultimo)
		values (${ente}, ${registro}, ${anno}, 1)
		on conflict (ente_id, registro, anno) do update set ultimo = c.ultimo + 1
		returning ultimo`;
	if (!row) throw new Error('Contatore non aggiornato');
	return row.ultimo;
}
