// Which providers of identity are in trouble, from how the last logins went; called by the page "Accedi".
import type { Database } from '../db/connection.ts';
import { inSistema } from '../db/in-ente.ts';

const MINUTO_MS = 60_000;
/** Logins of the last hour, but those that may still be under way. */
const DA_MS = 60 * MINUTO_MS;
const A_MS = 5 * MINUTO_MS;
/** Fewer logins say nothing. */
const RICHIESTE_MINIME = 8;
/** Below this share something is wrong at the provider. */
const QUOTA_MINIMA = 0.5;

/** The entity ids of the providers at which less than half of the logins came to an end. */
export async function findGestoriInDifficolta(database: Database, adesso: Date): Promise<Set<string>> {
	const rows = await inSistema(
		database,
		(tx) => tx<{ gestore: string; richieste: string; riuscite: string }[]>`
			select gestore, richieste, riuscite
			from andamento_gestori(${new Date(adesso.getTime() - DA_MS)}, ${new Date(adesso.getTime() - A_MS)})`
	);
	const inDifficolta = rows.filter(
		({ richieste, riuscite }) =>
			Number(richieste) >= RICHIESTE_MINIME && Number(riuscite) / Number(richieste) < QUOTA_MINIMA
	);
	return new Set(inDifficolta.map(({ gestore }) => gestore));
}
