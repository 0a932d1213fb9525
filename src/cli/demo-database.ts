// Chooses and prepares the database of the demo: the embedded one, or the PostgreSQL named by the settings. Called by demo.ts.
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureAppRole } from '#lib/server/db/app-role.ts';
import { startEmbeddedPostgres } from '#lib/server/db/embedded.ts';
import { migrate } from '#lib/server/db/migrations.ts';
import { seedDemo } from './seed.ts';

export type DemoDatabase = {
	appUrl: string;
	/** Resolves when the embedded server ends by itself; never for a PostgreSQL of others. */
	ended: Promise<void>;
	stop: () => Promise<void>;
};

export type DemoDatabaseOptions = {
	dataDir: string;
	fresh: boolean;
	env: Record<string, string | undefined>;
	annuncia: (riga: string) => void;
};

/** Starts or reaches the database, migrates it, fills the demo in. @throws Error with one line that says what to do. */
export async function openDemoDatabase(options: DemoDatabaseOptions): Promise<DemoDatabase> {
	const external = options.env.DATABASE_OWNER_URL ?? options.env.DATABASE_URL;
	const server = external ? reachExternal(external, options) : await startOwn(options);
	try {
		const appUrl = await prepare(server.ownerUrl, options);
		return { appUrl, ended: server.exited, stop: server.stop };
	} catch (error) {
		await server.stop();
		throw error;
	}
}

type Server = { ownerUrl: string; exited: Promise<void>; stop: () => Promise<void> };

function startOwn({ dataDir, fresh, annuncia }: DemoDatabaseOptions): Promise<Server> {
	if (fresh) annuncia('Ricomincio da capo: cancello i dati della dimostrazione.');
	return startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres'), annuncia, daCapo: fresh });
}

function reachExternal(ownerUrl: string, { fresh }: DemoDatabaseOptions): Server {
	if (fresh) {
		throw new Error(
			'--fresh cancella solo la banca dati incorporata: svuota tu quella indicata in DATABASE_URL e riprova.'
		);
	}
	return { ownerUrl, exited: new Promise(() => undefined), stop: () => Promise.resolve() };
}

async function prepare(ownerUrl: string, { env, annuncia }: DemoDatabaseOptions): Promise<string> {
	await migrate({ ownerUrl, folder: path.resolve('migrations'), annuncia });
	await seedDemo({ ownerUrl });
	// Both addresses given: the app role is there already and is not ours to change.
	if (env.DATABASE_OWNER_URL && env.DATABASE_URL) return env.DATABASE_URL;
	return ensureAppRole({
		ownerUrl,
		ruolo: 'comune_vicino_portale',
		password: randomBytes(24).toString('base64url')
	});
}

/** Deletes the files of the demo that live beside the database. */
export async function removeDemoFiles(dataDir: string): Promise<void> {
	for (const folder of ['allegati', 'simulatori'])
		await rm(path.join(dataDir, folder), { recursive: true, force: true });
}
