// Reads and checks the settings of the demonstration before anything is built, migrated or started; called by demo.ts.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { readSettings } from '#lib/server/settings.ts';

export type DemoSettings = {
	port: number;
	dataDir: string;
	/** A PostgreSQL of others; without it the embedded one is used. */
	databaseUrl: string | undefined;
	databaseOwnerUrl: string | undefined;
};

type Env = Record<string, string | undefined>;

/** Stands for the address of the embedded database, known only when it runs. */
const INCORPORATA = 'postgres://portale@127.0.0.1:5432/postgres';

/** @throws Error with one line for each wrong setting */
export function readDemoSettings(env: Env): DemoSettings {
	const databaseUrl = env.DATABASE_URL || undefined;
	const databaseOwnerUrl = env.DATABASE_OWNER_URL || undefined;
	// The same check that the portal and the worker make when they start, on all that they will get from here.
	const { dataDir, port } = readSettings({ ...env, DATABASE_URL: databaseUrl ?? INCORPORATA });
	if (databaseOwnerUrl !== undefined) checkOwner({ ...env, DATABASE_URL: databaseOwnerUrl });
	if (port > 65_532)
		throw new Error(
			'Impostazione PORT non valida: scrivi un numero di porta da 1 a 65532, perché le tre successive servono ai simulatori e alla posta.'
		);
	return { port, dataDir: path.resolve(dataDir), databaseUrl, databaseOwnerUrl };
}

function checkOwner(env: Env): void {
	try {
		readSettings(env);
	} catch (cause) {
		throw new Error(
			'Impostazione DATABASE_OWNER_URL non valida: scrivi un indirizzo come postgres://utente:password@host:5432/banca_dati.',
			{ cause }
		);
	}
}

/** Makes the folder where there is none and tries it. @throws Error with one line when nothing can be kept there */
export function claimDataDir(dataDir: string): void {
	try {
		makeFolder(dataDir);
		const prova = path.join(dataDir, `.prova-${randomUUID()}`);
		mkdirSync(prova);
		rmdirSync(prova);
	} catch (cause) {
		throw new Error(
			`Impostazione DATA_DIR non valida: non riesco a scrivere nella cartella ${dataDir}. Controlla i permessi o scegline un'altra.`,
			{ cause }
		);
	}
}

// One folder at a time: asked for all of them, Node never ends where the system lets nothing be made.
function makeFolder(folder: string): void {
	if (existsSync(folder)) return;
	makeFolder(path.dirname(folder));
	mkdirSync(folder);
}
