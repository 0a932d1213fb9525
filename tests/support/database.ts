// Gives a test file its own database, copied from the migrated and seeded template.
import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { ensureAppRole } from '#lib/server/db/app-role.ts';

export type TestDatabase = { ownerUrl: string; appUrl: string; drop: () => Promise<void> };

/** The address of another database of the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
	const url = new URL(serverUrl);
	url.pathname = `/${name}`;
	return url.href;
}

/** Runs statements on the server's own database. */
export async function onServer(serverUrl: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
	const sql = postgres(serverUrl, { max: 1, onnotice: () => undefined });
	try {
		await work(sql);
	} finally {
		await sql.end();
	}
}

/** Makes the database and a role of its own to log in as the portal does. */
export async function createTestDatabase(serverUrl: string, template = 'modello'): Promise<TestDatabase> {
	const name = `prova_${randomBytes(6).toString('hex')}`;
	await onServer(serverUrl, async (sql) => {
		await sql`create database ${sql(name)} template ${sql(template)}`;
	});
	const ownerUrl = databaseUrl(serverUrl, name);
	const appUrl = await ensureAppRole({
		ownerUrl,
		ruolo: `app_${name}`,
		password: randomBytes(12).toString('hex')
	});
	return {
		ownerUrl,
		appUrl,
		drop: () =>
			onServer(serverUrl, async (sql) => {
				await sql`drop database ${sql(name)} with (force)`;
				await sql`drop role ${sql(`app_${name}`)}`;
			})
	};
}
