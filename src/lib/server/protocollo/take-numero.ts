// Gapless numbers per ente, register and year; called by submission and by every act that goes out.
import type { Tx } from '../db/connection.ts';

/**
 * The next number of a register of the ente that acts. The counter stays locked until the transaction ends: if it fails the
 * number is free again, so take numbers last.
 */
export async function takeNumero(
	tx: Tx,
	{ registro, anno }: { registro: string; anno: number }
): Promise<number> {
	const [row] = await tx<{ numero: number }[]>`select prossimo_numero(${registro}, ${anno}) as numero`;
	if (!row) throw new Error('Contatore non aggiornato');
	return row.numero;
}
