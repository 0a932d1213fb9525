// What services offer to a person, all together. Called by the page of the offers.
import type { Giorno } from '#lib/domain/data.ts';
import { servizi } from '#lib/services/index.ts';
import type { Tx } from '../db/connection.ts';
import type { FindPorta, OffertaDaDecidere } from '../servizi/porta.ts';

/** Those still open, each with its service. */
export async function listOfferte(
	tx: Tx,
	{ persona, oggi, porta }: { persona: string; oggi: Giorno; porta: FindPorta }
): Promise<(OffertaDaDecidere & { servizio: string })[]> {
	const offerte: (OffertaDaDecidere & { servizio: string })[] = [];
	for (const { id } of servizi) {
		const sue = (await porta(id).offerte?.elenca(tx, { persona, oggi })) ?? [];
		offerte.push(...sue.map((offerta) => ({ ...offerta, servizio: id })));
	}
	return offerte;
}
