// The e-mail address to which a person wants a topic: what the outbox asks after App IO.
import type { Argomento } from '#lib/domain/argomenti.ts';
import type { Tx } from '../db/connection.ts';

/**
 * Proved, and from which no letter has come back; null where there is none or e-mail was refused. Without a choice of the person
 * it is wanted. A topic that must be told is refused in the same way: it is then read in the area personale, or goes by post.
 */
export async function findEmail(
	tx: Tx,
	{ persona, argomento }: { persona: string; argomento: Argomento }
): Promise<string | null> {
	const [riga] = await tx<{ indirizzo: string }[]>`
		select r.indirizzo from recapito_email r
		left join preferenza_messaggi s on s.ente_id = r.ente_id and s.persona_id = r.persona_id and s.argomento = ${argomento}
		where r.persona_id = ${persona} and r.respinto_il is null and coalesce(s.email, true)`;
	return riga?.indirizzo ?? null;
}
