// Chooses and prepares the database of the demo: the embedded one, or the PostgreSQL named by the settings. Called by demo.ts.
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import postgres from 'postgres';
import { ensureAppRole } from '#lib/server/db/app-role.ts';
import { startEmbeddedPostgres } from '#lib/server/db/embedded.ts';
import { migrate } from '#lib/server/db/migrations.ts';
import type { DemoSettings } from './demo-settings.ts';
import { enti } from '#demo/enti.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { readEnte } from '#lib/server/enti/read-ente.ts';
import { sitoDi } from '#lib/server/enti/sito.ts';
import { readChiavi } from '#lib/server/identita/chiavi-ente.ts';
import { createCifrario, readChiave } from '#lib/server/identita/cifrario.ts';
import { addMancanti } from './chiavi-ente.ts';
import { cartellaChiavi, fileChiavi } from './file-chiavi.ts';
import { seedDemo } from './seed.ts';
import { asOwnerInEnte } from './write-ente.ts';

export type DemoDatabase = {
	appUrl: string;
	/** Resolves when the embedded server ends by itself; never for a PostgreSQL of others. */
	ended: Promise<void>;
	stop: () => Promise<void>;
};

export type DemoDatabaseOptions = {
	settings: DemoSettings;
	fresh: boolean;
	annuncia: (riga: string) => void;
};

/** Starts or reaches the database, migrates it, fills the demo in. @throws Error with one line that says what to do. */
export async function openDemoDatabase(options: DemoDatabaseOptions): Promise<DemoDatabase> {
	const { databaseOwnerUrl, databaseUrl } = options.settings;
	const external = databaseOwnerUrl ?? databaseUrl;
	const server = external ? reachExternal(external) : await startOwn(options);
	try {
		const appUrl = await prepare(server.ownerUrl, options);
		return { appUrl, ended: server.exited, stop: server.stop };
	} catch (error) {
		await server.stop();
		throw error;
	}
}

type Server = { ownerUrl: string; exited: Promise<void>; stop: () => Promise<void> };

function startOwn({ settings, fresh, annuncia }: DemoDatabaseOptions): Promise<Server> {
	if (fresh) annuncia('Ricomincio da capo: cancello i dati della dimostrazione.');
	return startEmbeddedPostgres({ dataDir: path.join(settings.dataDir, 'postgres'), annuncia, daCapo: fresh });
}

function reachExternal(ownerUrl: string): Server {
	return { ownerUrl, exited: new Promise(() => undefined), stop: () => Promise.resolve() };
}

/** Asks a PostgreSQL of others whether it answers, before anything else is done. @throws Error with one line that says what to do */
export async function checkExternal(
	{ databaseOwnerUrl, databaseUrl }: DemoSettings,
	{ fresh }: { fresh: boolean }
): Promise<void> {
	const external = databaseOwnerUrl ?? databaseUrl;
	if (!external) return;
	if (fresh) {
		throw new Error(
			'--fresh cancella solo la banca dati incorporata: svuota tu quella indicata in DATABASE_URL e riprova.'
		);
	}
	await checkReachable(external);
}

/** How long a PostgreSQL of others may take to open a connection, in seconds. */
const CONNECT_SECONDS = 10;

// The address stays out of the line: it may hold a password. The fault of the driver does not name it.
async function checkReachable(ownerUrl: string): Promise<void> {
	const sql = postgres(ownerUrl, { max: 1, connect_timeout: CONNECT_SECONDS, onnotice: () => undefined });
	try {
		await sql`select 1`;
	} catch (cause) {
		const motivo = cause instanceof Error && 'code' in cause ? String(cause.code) : 'nessuna risposta';
		throw new Error(
			`La banca dati indicata in DATABASE_URL o DATABASE_OWNER_URL non è raggiungibile (${motivo}): controlla che sia accesa, e host, porta, utente e password dell'indirizzo.`,
			{ cause }
		);
	} finally {
		await sql.end({ timeout: 0 });
	}
}

async function prepare(ownerUrl: string, { settings, annuncia }: DemoDatabaseOptions): Promise<string> {
	await migrate({ ownerUrl, folder: path.resolve('migrations'), annuncia });
	await seedDemo({ ownerUrl });
	await seedChiavi({ ownerUrl, settings });
	// Both addresses given: the app role is there already and is not ours to change.
	if (settings.databaseOwnerUrl && settings.databaseUrl) return settings.databaseUrl;
	return ensureAppRole({
		ownerUrl,
		ruolo: 'comune_vicino_portale',
		password: randomBytes(24).toString('base64url')
	});
}

/** Every Comune has its keys; those that this folder cannot open, left by another one, are made again. */
async function seedChiavi({
	ownerUrl,
	settings
}: {
	ownerUrl: string;
	settings: DemoSettings;
}): Promise<void> {
	const cifrario = createCifrario(readInvolucro(settings));
	const adesso = new Date();
	for (const { id } of enti)
		await asOwnerInEnte({ ownerUrl, ente: id }, async (tx) => {
			const aperte = await readChiavi(tx, { ente: id, adesso, cifrario }).catch(() => undefined);
			if (!aperte) await tx`delete from chiave_ente where ente_id = ${id}`;
			const { impostazioni } = await readEnte(tx, { ente: id, giorno: giornoARoma(adesso).toString() });
			const sito = sitoDi(impostazioni, { dimostrativo: true, port: settings.port });
			const nuove = { ente: id, impostazioni, sito, cifrario, adesso, newId: randomUUID, bit: 2048 };
			await addMancanti(tx, nuove);
		});
}

function readInvolucro({ dataDir }: DemoSettings): Uint8Array {
	const { involucro } = fileChiavi(cartellaChiavi(dataDir));
	return readChiave(readFileSync(involucro, 'utf8'));
}

/** Deletes the files of the demo that live beside the database. */
export async function removeDemoFiles(dataDir: string): Promise<void> {
	for (const folder of ['allegati', 'simulatori'])
		await rm(path.join(dataDir, folder), { recursive: true, force: true });
}
