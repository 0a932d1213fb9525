// Lets anyone verify, by its code, a document that was given. Called with the release.
import type { Tx } from '../db/connection.ts';
import type { Verificabile } from '../servizi/porta.ts';

export type DaVerificare = { ente: string; pratica: string; persona: string; verificabile: Verificabile };

/** From now on the public page of the code answers. */
export async function addVerificabile(
	tx: Tx,
	{ ente, pratica, persona, verificabile }: DaVerificare
): Promise<void> {
	const { codice, titolo, numero, luogo, dal, al } = verificabile;
	await tx`
		insert into documento_verificabile (codice, ente_id, pratica_id, persona_id, titolo, numero, luogo, vale_dal, vale_al)
		values (${codice}, ${ente}, ${pratica}, ${persona}, ${titolo}, ${numero}, ${luogo}, ${dal}, ${al ?? null})`;
}
