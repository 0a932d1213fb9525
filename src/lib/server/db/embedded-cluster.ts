// Creates and checks the data folder of the embedded PostgreSQL; called by embedded.ts.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ServerUser } from './embedded-binaries.ts';

export const OWNER = 'proprietario';
/** Ends every line about a folder that cannot be used. */
export const RESTART =
	'ricomincia con "npm run demo -- --fresh", oppure scegli un\'altra cartella con DATA_DIR.';
const MAJOR = '18';

/** Where the server lives: its programs, its folder, the cluster in that folder, the user that runs it. */
export type Place = { binaries: string; base: string; cluster: string; user: ServerUser };

/** Makes the folder, which only the server's user may enter. */
export async function prepareFolder(base: string, user: ServerUser): Promise<void> {
	await mkdir(base, { recursive: true });
	if (user) await chown(base, user.uid, user.gid);
	await chmod(base, 0o700);
}

/** Creates the cluster where there is none. @throws Error with one line when what is there cannot be used */
export async function ensureCluster(place: Place): Promise<void> {
	const { cluster } = place;
	const versionFile = path.join(cluster, 'PG_VERSION');
	if (existsSync(versionFile)) {
		const version = (await readFile(versionFile, 'utf8')).trim();
		if (version === MAJOR) return;
		throw new Error(`I dati in ${cluster} sono di PostgreSQL ${version} e qui c'è la ${MAJOR}: ${RESTART}`);
	}
	if (existsSync(cluster) && readdirSync(cluster).length > 0)
		throw new Error(`La cartella ${cluster} non contiene una banca dati valida: ${RESTART}`);
	await createCluster(place);
}

/** The owner's password, written when the cluster was created. @throws Error with one line when it is gone */
export async function readOwnerPassword(base: string): Promise<string> {
	const password = await readFile(passwordFile(base), 'utf8').catch(() => '');
	if (password.trim() === '') throw new Error(`Manca la password della banca dati in ${base}: ${RESTART}`);
	return password.trim();
}

function passwordFile(base: string): string {
	return path.join(base, 'password');
}

// Under a passing name first: a creation cut short leaves nothing that looks whole.
async function createCluster({ binaries, base, cluster, user }: Place): Promise<void> {
	const passing = path.join(base, 'cluster.nuovo');
	const secret = passwordFile(base);
	await rm(passing, { recursive: true, force: true });
	await rm(secret, { force: true });
	await writeFile(secret, randomBytes(24).toString('base64url'), { mode: 0o600 });
	if (user) await chown(secret, user.uid, user.gid);
	const options = [
		'--auth=scram-sha-256',
		'--encoding=UTF8',
		'--locale=C.UTF-8',
		'--no-sync',
		'--no-instructions'
	];
	await promisify(execFile)(
		path.join(binaries, 'bin/initdb'),
		['-D', passing, '-U', OWNER, `--pwfile=${secret}`, ...options],
		{ ...user, cwd: base }
	).catch((cause: unknown) => {
		throw new Error(
			`Non riesco a creare la banca dati in ${base}: controlla lo spazio libero e i permessi della cartella.`,
			{ cause }
		);
	});
	await rm(cluster, { recursive: true, force: true });
	await rename(passing, cluster);
}
