// The deliveries that did not arrive, as pass-on.ts wants them: one piece of SQL shared by who closes them.
import type { Tx } from '../db/connection.ts';
import { passOn, type NonArrivata } from './pass-on.ts';

type Chiusura = Pick<NonArrivata, 'stato' | 'motivo' | 'adesso' | 'newId'> & {
	/** Of deliveries of the ente of the transaction. */
	ids: readonly string[];
};

/** Passes each on to its next channel. */
export async function passOnAll(tx: Tx, { ids, ...come }: Chiusura): Promise<void> {
	if (ids.length === 0) return;
	const righe = await tx<NonArrivata['da'][]>`
		select s.ente_id as ente, s.canale, s.servizio, m.id as messaggio, m.persona_id as persona, m.argomento, m.legale
		from spedizione s
		join messaggio m on m.ente_id = s.ente_id and m.id = s.messaggio_id
		where s.id = any (${[...ids]}::uuid[])`;
	for (const da of righe) await passOn(tx, { da, ...come });
}
