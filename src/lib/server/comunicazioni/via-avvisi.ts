// The street about which a person wants notices: theirs to say and to take away. Called by the page of the area personale.
import type { Tx } from '../db/connection.ts';

export const VIA = { min: 3, max: 120 };

/** The street of who asks. */
export async function findVia(tx: Tx): Promise<string | undefined> {
	const [row] = await tx<{ via: string }[]>`select via from via_avvisi`;
	return row?.via;
}

/** Keeps it in the place of the one there was. */
export async function keepVia(
	tx: Tx,
	{ ente, persona, via, istante }: { ente: string; persona: string; via: string; istante: Date }
): Promise<void> {
	await tx`
		insert into via_avvisi (ente_id, persona_id, via, scelta_il) values (${ente}, ${persona}, ${via}, ${istante})
		on conflict (ente_id, persona_id) do update set via = excluded.via, scelta_il = excluded.scelta_il`;
}

/** Forgets it. */
export async function forgetVia(tx: Tx, persona: string): Promise<void> {
	await tx`delete from via_avvisi where persona_id = ${persona}`;
}
