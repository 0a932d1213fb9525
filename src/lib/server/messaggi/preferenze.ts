// What a person chose, topic by topic, of the ways in which the Comune writes to them. Called by the page of the preferences.
import { ARGOMENTI, isArgomento, type Argomento } from '#lib/domain/argomenti.ts';
import type { Tx } from '../db/connection.ts';

export type Preferenza = { argomento: Argomento; appIo: boolean; email: boolean };

/** Every topic, in the order of the list; one never chosen has both. */
export async function readPreferenze(tx: Tx, { persona }: { persona: string }): Promise<Preferenza[]> {
	const righe = await tx<Preferenza[]>`
		select argomento, app_io as "appIo", email from preferenza_messaggi where persona_id = ${persona}`;
	const scelte = new Map(righe.map((riga) => [riga.argomento, riga]));
	return Object.keys(ARGOMENTI)
		.filter(isArgomento)
		.map((argomento) => scelte.get(argomento) ?? { argomento, appIo: true, email: true });
}

export type DaSalvare = {
	ente: string;
	persona: string;
	scelte: readonly Preferenza[];
	istante: Date;
};

/** Keeps the choices in the place of those there were. */
export async function savePreferenze(tx: Tx, { ente, persona, scelte, istante }: DaSalvare): Promise<void> {
	for (const { argomento, appIo, email } of scelte)
		await tx`
			insert into preferenza_messaggi (ente_id, persona_id, argomento, app_io, email, cambiata_il)
			values (${ente}, ${persona}, ${argomento}, ${appIo}, ${email}, ${istante})
			on conflict (ente_id, persona_id, argomento) do update
				set app_io = excluded.app_io, email = excluded.email, cambiata_il = excluded.cambiata_il
				where (preferenza_messaggi.app_io, preferenza_messaggi.email) <> (excluded.app_io, excluded.email)`;
}

/** Whether the emergencies, which reached the person, would reach them nowhere outside the area personale: who wants that says so once more. */
export function isSenzaEmergenze(
	prima: Preferenza | undefined,
	dopo: Preferenza | undefined,
	{ conEmail }: { conEmail: boolean }
): boolean {
	const arriva = (scelta: Preferenza | undefined) =>
		scelta !== undefined && (scelta.appIo || (scelta.email && conEmail));
	return arriva(prima) && !arriva(dopo);
}
