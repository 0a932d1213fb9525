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
	return row && toEnte(row);
}

/** The ente with this codice fiscale in its settings of a day (ISO date), or undefined. @throws ZodError when they are damaged */
export async function findEnteByCodiceFiscale(
	database: Database,
	{ codiceFiscale, giorno }: { codiceFiscale: string; giorno: string }
): Promise<EnteInVigore | undefined> {
	const [row] = await inSistema(
		database,
		(tx) => tx<Row[]>`
			select * from (
				select distinct on (ente_id) ente_id, tipo, versione, documento
				from ente
				join impostazioni_ente using (ente_id)
				where tipo = 'comune' and valida_dal <= ${giorno} and (fine is null or fine >= ${giorno})
				order by ente_id, valida_dal desc, versione desc
			) in_vigore
			where documento ->> 'codiceFiscale' = ${codiceFiscale}`
	);
	return row && toEnte(row);
}

function toEnte({ ente_id, tipo, versione, documento }: Row): EnteInVigore {
	return { id: ente_id, tipo, versione, impostazioni: impostazioniSchema.parse(documento) };
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
