// By which channels a person wants a topic: what the outbox asks before it chooses one.
import type { Argomento } from '#lib/domain/argomenti.ts';
import type { Tx } from '../db/connection.ts';

/** `email` is the address to use: proved, and from which no letter has come back. */
export type Scelte = { appIo: boolean; email: string | null };

/** Without a choice of the person: both. A topic that must be told is refused in the same way: it is then read in the area personale, or goes by post. */
export async function readScelte(
	tx: Tx,
	{ persona, argomento }: { persona: string; argomento: Argomento }
): Promise<Scelte> {
	const [riga] = await tx<Scelte[]>`
		select coalesce(s.app_io, true) as "appIo", case when coalesce(s.email, true) then r.indirizzo end as email
		from persona p
		left join preferenza_messaggi s on s.ente_id = p.ente_id and s.persona_id = p.id and s.argomento = ${argomento}
		left join recapito_email r on r.ente_id = p.ente_id and r.persona_id = p.id and r.respinto_il is null
		where p.id = ${persona}`;
	return riga ?? { appIo: false, email: null };
}
