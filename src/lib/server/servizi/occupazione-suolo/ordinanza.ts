// The ordinance that changes the traffic for an occupation (art. 7 D.Lgs. 285/1992); kept by the clerks' page, read by moves and permit.
import type { Tx } from '../../db/connection.ts';
import type { Pratica } from '../../pratiche/pratica.ts';
import { conflitto } from './conflitto.ts';

export type Ordinanza = {
	numero: string;
	/** ISO date. */
	del: string;
	/** Where it is published. */
	indirizzo: string | undefined;
};

/** The one linked to a pratica. */
export async function findOrdinanza(tx: Tx, pratica: string): Promise<Ordinanza | undefined> {
	const [row] = await tx<{ numero: string; del: string; indirizzo: string | null }[]>`
		select numero, del, indirizzo from ordinanza where pratica_id = ${pratica}`;
	return row && { ...row, indirizzo: row.indirizzo ?? undefined };
}

/** Links it, in place of the one there was; until the act. @throws Conflitto afterwards */
export async function linkOrdinanza(
	tx: Tx,
	{ ente, pratica }: { ente: string; pratica: Pick<Pratica, 'id' | 'personaId' | 'esito' | 'chiusaIl'> },
	{ numero, del, indirizzo }: Ordinanza
): Promise<void> {
	if (pratica.esito || pratica.chiusaIl) throw conflitto('OSP_AREA_DECISA');
	const { id, personaId } = pratica;
	await tx`
		insert into ordinanza (ente_id, pratica_id, persona_id, numero, del, indirizzo)
		values (${ente}, ${id}, ${personaId}, ${numero}, ${del}, ${indirizzo ?? null})
		on conflict (ente_id, pratica_id) do update set numero = excluded.numero, del = excluded.del, indirizzo = excluded.indirizzo`;
}
