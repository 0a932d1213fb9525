// Starts one PostgreSQL for the database tests and makes a migrated template; vitest calls it once.
import { randomBytes } from 'node:crypto';
import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#lib/server/db/embedded.ts';
import { migrate } from '#lib/server/db/migrations.ts';
import { seedDemo } from '#cli/seed.ts';
import { databaseUrl, onServer } from './postgres-server.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		serverUrl: string;
		/** Name of the migrated and seeded template. */
		modello: string;
	}
}

/** Starts the server, or takes the one of TEST_DATABASE_OWNER_URL; returns how to end it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
	const given = process.env.TEST_DATABASE_OWNER_URL;
	const dataDir = await mkdtemp(path.join(tmpdir(), 'comune-vicino-prove-'));
	await chmod(dataDir, 0o755);
	const server = given
		? undefined
		: await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres'), annuncia: console.log });
	const serverUrl = given ?? server?.ownerUrl ?? '';
	// A name of this run: a given server may hold other databases, and other runs.
	const modello = `modello_${randomBytes(6).toString('hex')}`;
	await onServer(serverUrl, async (sql) => {
		await sql`create database ${sql(modello)}`;
	});
	const ownerUrl = databaseUrl(serverUrl, modello);
	await migrate({ ownerUrl, folder: path.resolve('migrations'), annuncia: () => undefined });
	await seedDemo({ ownerUrl });
	project.provide('serverUrl', serverUrl);
	project.provide('modello', modello);
	return async () => {
		if (given)
			await onServer(serverUrl, async (sql) => {
				await sql`drop database ${sql(modello)} with (force)`;
			});
		await server?.stop();
		await rm(dataDir, { recursive: true, force: true });
	};
}
