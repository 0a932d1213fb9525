// Finds an ente by host name, with the settings in force, and lists them all; called by app.ts and the worker.
import type { Database, Tx } from '../db/connection.ts';
import { inSistema } from '../db/in-ente.ts';
import { impostazioniSchema, type Impostazioni } from './schema.ts';

/** An ente with the version of its settings that holds on a day. */
export type EnteInVigore = {
	id: string;
	tipo: 'comune' | 'palestra';
	versione: number;
	impostazioni: Impostazioni;
};

type Row = { ente_id: string; tipo: EnteInVigore['tipo']; versione: number; documento: unknown };

/** The ente that answers at a host name on a day (ISO date), or undefined. @throws ZodError when its settings are damaged */
export async function findEnteByHost(
	database: Database,
	{ host, giorno }: { host: string; giorno: string }
): Promise<EnteInVigore | undefined> {
	const [row] = await inSistema(database, (tx) => selectInForce(tx, host.toLowerCase(), giorno));
	if (!row) return undefined;
	return {
		id: row.ente_id,
		tipo: row.tipo,
		versione: row.versione,
		impostazioni: impostazioniSchema.parse(row.documento)
	};
}

// Of two versions valid from the same day the later one holds.
function selectInForce(tx: Tx, host: string, giorno: string): Promise<Row[]> {
	return tx<Row[]>`
		select ente_id, tipo, versione, documento
		from ente_host
		join ente using (ente_id)
		join impostazioni_ente using (ente_id)
		where host = ${host} and valida_dal <= ${giorno} and (fine is null or fine >= ${giorno})
		order by valida_dal desc, versione desc
		limit 1`;
}

/** Ids of all enti, for the worker that goes through them one by one. */
export async function listEnti(database: Database): Promise<string[]> {
	const rows = await inSistema(
		database,
		(tx) => tx<{ ente_id: string }[]>`select ente_id from ente order by ente_id`
	);
	return rows.map(({ ente_id }) => ente_id);
}
