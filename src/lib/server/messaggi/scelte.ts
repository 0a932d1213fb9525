// By which channels a person wants to hear of a topic; read by the outbox when it chooses where a message goes.
import type { Argomento } from '#lib/domain/argomenti.ts';
import type { Tx } from '../db/connection.ts';

/** `email` is their address, when it is proved, letters arrive there, and they want them. */
export async function readScelte(
	tx: Tx,
	{ persona, argomento }: { persona: string; argomento: Argomento }
): Promise<{ appIo: boolean; email: string | null }> {
	const [scelta] = await tx<{ appIo: boolean; email: string | null }[]>`
		select coalesce(p.app_io, true) as "appIo", case when coalesce(p.email, true) then r.indirizzo end as email
		from (select ${persona}::uuid as persona) chi
		left join preferenza_messaggi p on p.persona_id = chi.persona and p.argomento = ${argomento}
		left join recapito_email r on r.persona_id = chi.persona and r.respinto_il is null`;
	return scelta ?? { appIo: true, email: null };
}
