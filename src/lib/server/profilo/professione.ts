// The trade that a person chose to tell, as long as they consent (art. 6 par. 1 lett. a GDPR). Called by the page of the preferences.
import { isProfessione, type Professione } from '#lib/domain/professioni.ts';
import type { Tx } from '../db/connection.ts';

export type ProfessioneDetta = { professione: Professione; consensoIl: Date };

/** One that this release does not know is as one never told. */
export async function readProfessione(
	tx: Tx,
	{ persona }: { persona: string }
): Promise<ProfessioneDetta | undefined> {
	const [riga] = await tx<{ professione: string; consensoIl: Date }[]>`
		select professione, consenso_il as "consensoIl" from profilo_volontario where persona_id = ${persona}`;
	if (!riga || !isProfessione(riga.professione)) return undefined;
	return { professione: riga.professione, consensoIl: riga.consensoIl };
}

type DaTenere = { ente: string; persona: string; professione: Professione; istante: Date };

/** Keeps it, with the consent given now. */
export async function keepProfessione(
	tx: Tx,
	{ ente, persona, professione, istante }: DaTenere
): Promise<void> {
	await tx`
		insert into profilo_volontario (ente_id, persona_id, professione, consenso_il)
		values (${ente}, ${persona}, ${professione}, ${istante})
		on conflict (ente_id, persona_id) do update
			set professione = excluded.professione, consenso_il = excluded.consenso_il`;
}

/** The consent is withdrawn: nothing of it stays. */
export async function forgetProfessione(tx: Tx, { persona }: { persona: string }): Promise<void> {
	await tx`delete from profilo_volontario where persona_id = ${persona}`;
}
