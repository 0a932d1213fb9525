// Writes the rows of an ente as the owner: ente, host names, settings, clerks. Called by seed.ts and ente.ts.
import postgres from 'postgres';
import { ordinaRuoli } from '#lib/domain/ruoli.ts';
import { lockVersioni } from '#lib/server/enti/lock-versioni.ts';
import { openDatabase, type Tx } from '#lib/server/db/connection.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import type { Impostazioni } from '#lib/server/enti/schema.ts';

export type EnteRiga = { id: string; nome: string; tipo: 'comune' };

export type OperatoreRiga = {
	id: string;
	codiceFiscale: string;
	nome: string;
	cognome: string;
	ufficio: string;
};

/** Connects as the owner for as long as `work` lasts. */
export async function asOwner<T>(ownerUrl: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
	const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
	try {
		return await work(sql);
	} finally {
		await sql.end();
	}
}

/** One transaction as the system of an ente, by the owner, with the use cases of the portal. */
export async function asOwnerInEnte<T>(
	{ ownerUrl, ente }: { ownerUrl: string; ente: string },
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	const database = openDatabase({ url: ownerUrl, massimoConnessioni: 1, annuncia: console.error });
	try {
		return await inEnte(database, { ente, attore: { ruolo: 'sistema' } }, work);
	} finally {
		await database.close();
	}
}

/** One transaction as the system of the ente: row-level security binds the owner too, unless it is a superuser. */
export async function writeEnte<T>(
	sql: postgres.Sql,
	ente: string,
	work: (tx: postgres.TransactionSql) => Promise<T>
): Promise<T> {
	return (await sql.begin(async (tx) => {
		await tx`select set_config('app.ente', ${ente}, true), set_config('app.ruolo', 'sistema', true)`;
		return work(tx);
	})) as T;
}

/** Whether the row was missing. */
export async function addEnte(tx: postgres.TransactionSql, { id, nome, tipo }: EnteRiga): Promise<boolean> {
	const rows = await tx`
		insert into ente (ente_id, nome, tipo) values (${id}, ${nome}, ${tipo})
		on conflict do nothing returning 1`;
	return rows.length > 0;
}

/** Whether the name was free. */
export async function addHost(
	tx: postgres.TransactionSql,
	{ ente, host }: { ente: string; host: string }
): Promise<boolean> {
	const rows = await tx`
		insert into ente_host (host, ente_id) values (${host}, ${ente}) on conflict do nothing returning 1`;
	return rows.length > 0;
}

/** Adds a version of the settings after the last one and returns its number; those that are there never change. */
export async function addVersione(
	tx: postgres.TransactionSql,
	{ ente, validaDal, documento }: { ente: string; validaDal: string; documento: Impostazioni }
): Promise<number> {
	await lockVersioni(tx, ente);
	const [row] = await tx<{ versione: number }[]>`
		insert into impostazioni_ente (ente_id, versione, valida_dal, documento)
		select ${ente}, coalesce(max(versione), 0) + 1, ${validaDal}::date, ${tx.json(documento)}::jsonb
		from impostazioni_ente where ente_id = ${ente}
		returning versione`;
	if (!row) throw new Error('Nessuna versione scritta');
	return row.versione;
}

/** Adds the clerk, unless already there; whether they were missing. */
export async function addOperatore(
	tx: postgres.TransactionSql,
	{ ente, operatore }: { ente: string; operatore: OperatoreRiga }
): Promise<boolean> {
	const { id, codiceFiscale, nome, cognome, ufficio } = operatore;
	const { count } = await tx`
		insert into operatore (id, ente_id, codice_fiscale, nome, cognome, ufficio)
		values (${id}, ${ente}, ${codiceFiscale}, ${nome}, ${cognome}, ${ufficio})
		on conflict do nothing`;
	return count > 0;
}

export type RuoliDati = {
	ente: string;
	operatore: string;
	ufficio: string;
	ruoli: readonly string[];
	motivo: string;
	istante: Date;
};

/** Gives the clerk these roles in the office, none to end their work there; whether something changed. The line says that the command did it (0027). */
export async function writeRuoli(tx: postgres.TransactionSql, dati: RuoliDati): Promise<boolean> {
	const { ente, operatore, ufficio, motivo, istante } = dati;
	const [ora] = await tx<{ ruoli: string[] }[]>`
		select ruoli from incarico where ente_id = ${ente} and operatore_id = ${operatore} and ufficio = ${ufficio}`;
	const prima = ora?.ruoli ?? [];
	const dopo = ordinaRuoli(dati.ruoli);
	if (prima.join() === dopo.join()) return false;
	await tx`
		insert into cambio_incarico (id, ente_id, operatore_id, tipo, ufficio, prima, dopo, motivo, autore, avvenuto_il)
		values (gen_random_uuid(), ${ente}, ${operatore}, 'RUOLI', ${ufficio}, ${prima}, ${dopo}, ${motivo}, 'Comando del Comune', ${istante})`;
	return true;
}
