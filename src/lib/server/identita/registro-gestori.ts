// The providers of identity as last read: written by the worker, read by every process, so that a registry that is down keeps nobody out. Called by app-gestori.ts.
import type { Database } from '../db/connection.ts';
import { inSistema } from '../db/in-ente.ts';
import type { Gestore } from '../integrations/spid/port.ts';

export type Fonte = 'SPID' | 'CIE_SAML';

export type RegistroLetto = { gestori: Gestore[]; lettoIl: Date };

export async function readRegistro(database: Database, fonte: Fonte): Promise<RegistroLetto | undefined> {
	const [row] = await inSistema(
		database,
		(tx) => tx<RegistroLetto[]>`
			select gestori, letto_il as "lettoIl" from registro_gestori where fonte = ${fonte}`
	);
	return row;
}

/** Keeps the last good reading. */
export async function writeRegistro(
	database: Database,
	{ fonte, gestori, lettoIl }: RegistroLetto & { fonte: Fonte }
): Promise<void> {
	await inSistema(
		database,
		(tx) => tx`
			insert into registro_gestori (fonte, gestori, letto_il) values (${fonte}, ${tx.json(gestori)}, ${lettoIl})
			on conflict (fonte) do update set gestori = excluded.gestori, letto_il = excluded.letto_il`
	);
}
