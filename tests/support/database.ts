// Gives a test file its own database, copied from the migrated and seeded template.
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { ensureAppRole } from '#lib/server/db/app-role.ts';
import { databaseUrl, onServer } from './postgres-server.ts';

export type TestDatabase = { ownerUrl: string; appUrl: string; drop: () => Promise<void> };

/** Makes the database, by default from the template of this run, and a role of its own to log in as the portal does. */
export async function createTestDatabase(
	serverUrl = inject('serverUrl'),
	template = inject('modello')
): Promise<TestDatabase> {
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
