// How fast the keys of an ente may be used, by all workers together: each claim says how many calls it will make. Used by the claims.
import type { Tx } from '../db/connection.ts';
import type { Settings } from '../settings.ts';

/** What the platforms admit; the settings decide. */
export type Ritmo = {
	/** Services of App IO with a key of their own; the others share the one called `generale`. */
	proprie: readonly string[];
	/** Calls a second with each key. */
	perSecondo: number;
};

/** Calls a second when the Comune has e-mail alone. */
const RITMO_EMAIL = 10;

/** The pace of the keys of an ente, as the settings of the process say. */
export function ritmoDi({ appIo }: Pick<Settings, 'appIo'>, ente: string): Ritmo {
	return { proprie: appIo?.proprie(ente) ?? [], perSecondo: appIo?.ritmo ?? RITMO_EMAIL };
}

/** The longest that a key is ever held: what is later was written by a clock that ran ahead, and holds nobody. */
export const FERMA_AL_MASSIMO_MS = 60_000;

/** Keys that have no call left at an instant. The claims of an ente go one after the other from here to the end of their transaction. */
export async function listOccupate(
	tx: Tx,
	{ ente, adesso }: { ente: string; adesso: Date }
): Promise<string[]> {
	await tx`select pg_advisory_xact_lock(hashtextextended('ritmo ' || ${ente}, 0))`;
	const righe = await tx<{ chiave: string }[]>`
		select chiave from ritmo_spedizioni where ente_id = ${ente} and libero_dal > ${adesso} and libero_dal <= ${limiteDa(adesso)}`;
	return righe.map(({ chiave }) => chiave);
}

/** Notes calls that are about to be made: the key is free again when they would have been made at its pace. */
export async function spend(
	tx: Tx,
	{
		ente,
		chiavi,
		perSecondo,
		adesso
	}: { ente: string; chiavi: readonly string[]; perSecondo: number; adesso: Date }
): Promise<void> {
	for (const chiave of new Set(chiavi)) {
		const chiamate = chiavi.filter((una) => una === chiave).length;
		const fine = new Date(adesso.getTime() + (chiamate / perSecondo) * 1000);
		await slowDown(tx, { ente, chiave, fino: fine, adesso });
	}
}

type Ferma = { ente: string; chiave: string; fino: Date; adesso: Date };

/** Nobody uses the key until then: its calls were spent, or the platform asked to wait. */
export async function slowDown(tx: Tx, { ente, chiave, fino, adesso }: Ferma): Promise<void> {
	await tx`
		insert into ritmo_spedizioni as r (ente_id, chiave, libero_dal) values (${ente}, ${chiave}, ${fino})
		on conflict (ente_id, chiave) do update set libero_dal = case
			when r.libero_dal > ${limiteDa(adesso)} then excluded.libero_dal else greatest(r.libero_dal, excluded.libero_dal)
		end`;
}

function limiteDa(adesso: Date): Date {
	return new Date(adesso.getTime() + FERMA_AL_MASSIMO_MS);
}
