// Applies the SQL files of migrations/ in order, once each; called by cli and the tests. The portal only asks what is missing.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import type { Database } from './connection.ts';
import { withDeadline } from './deadline.ts';

type MigrationFile = { nome: string; sql: string; sha256: string };
type Applied = { nome: string; sha256: string };

/** One number for the whole project: two programs that migrate the same database wait for each other. */
const LOCK = 7_260_916;

/** A supervisor that asks whether all is well does not wait long. */
const PRONTO_MS = 5_000;

export type MigrateOptions = { ownerUrl: string; folder: string; annuncia: (riga: string) => void };

/** Applies what is missing, one transaction a file. @throws Error with one line when an applied file was edited or is gone */
export async function migrate({
	ownerUrl,
	folder,
	annuncia
}: MigrateOptions): Promise<{ applicate: string[] }> {
	const files = await readMigrations(folder);
	const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
	try {
		await sql`select pg_advisory_lock(${LOCK})`;
		await sql`create table if not exists migrazione (nome text primary key, sha256 text not null, applicata_il timestamptz not null)`;
		const applied = await sql<Applied[]>`select nome, sha256 from migrazione order by nome`;
		const missing = missingMigrations(files, applied);
		for (const file of missing) {
			await sql.begin(async (tx) => {
				await tx.unsafe(file.sql);
				await tx`insert into migrazione values (${file.nome}, ${file.sha256}, ${new Date()})`;
			});
			annuncia(`Migrazione applicata: ${file.nome}`);
		}
		return { applicate: missing.map(({ nome }) => nome) };
	} finally {
		await sql.end();
	}
}

/** Names of the files that the database lacks. @throws when the database is away */
export async function pendingMigrations({
	database,
	folder
}: {
	database: Database;
	folder: string;
}): Promise<string[]> {
	const files = await readMigrations(folder);
	const applied = await withDeadline(
		database,
		(sql) => sql<Applied[]>`select nome, sha256 from migrazione order by nome`,
		PRONTO_MS
	);
	return missingMigrations(files, applied).map(({ nome }) => nome);
}

/** The files still to apply, in order. @throws Error when an applied one was edited, is gone, or a new one comes before it */
export function missingMigrations<F extends Applied>(files: readonly F[], applied: readonly Applied[]): F[] {
	for (const [index, { nome, sha256 }] of applied.entries()) {
		const file = files[index];
		if (file?.nome !== nome)
			throw new Error(
				`La migrazione ${nome} è applicata ma non è più al suo posto in migrations/: rimettila.`
			);
		if (file.sha256 !== sha256)
			throw new Error(`La migrazione ${nome} è cambiata dopo essere stata applicata: scrivine una nuova.`);
	}
	return files.slice(applied.length);
}

async function readMigrations(folder: string): Promise<MigrationFile[]> {
	const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
	return Promise.all(
		names.map(async (nome) => {
			const sql = await readFile(path.join(folder, nome), 'utf8');
			return { nome, sql, sha256: createHash('sha256').update(sql).digest('hex') };
		})
	);
}
