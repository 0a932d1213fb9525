// Runs the PostgreSQL of the demo and of the tests from npm binaries; called by cli/demo-database.ts and tests/support.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import {
	findBinaries,
	isReachable,
	reachableFolder,
	serverUser,
	type ServerUser
} from './embedded-binaries.ts';
import { commandOf, runningPostmaster, stopPostmaster } from './server-process.ts';

const OWNER = 'proprietario';
const MAJOR = '18';

export type EmbeddedOptions = {
	/** Folder of the server: cluster, password, log. */
	dataDir: string;
	annuncia: (riga: string) => void;
	/** Deletes what is there before it starts. */
	daCapo?: boolean;
};

export type EmbeddedPostgres = {
	ownerUrl: string;
	pid: number | undefined;
	/** Resolves when the server has ended, for whatever reason. */
	exited: Promise<void>;
	/** Fast shutdown; resolves at once when the server is gone already. */
	stop: () => Promise<void>;
};

/** Starts the server, first ending one left over by a killed parent. @throws Error with one line that says what to do */
export async function startEmbeddedPostgres({
	dataDir,
	annuncia,
	daCapo = false
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
	const user = serverUser();
	const base = chooseBase(path.resolve(dataDir), user, annuncia);
	const cluster = path.join(base, 'cluster');
	claimFolder(base);
	const leftover = runningPostmaster(cluster);
	if (leftover) await stopPostmaster(leftover, cluster);
	if (daCapo) await rm(base, { recursive: true, force: true });
	const binaries = await findBinaries(user, annuncia);
	await prepareFolder(base, user);
	await rm(path.join(cluster, 'postmaster.pid'), { force: true });
	await ensureCluster({ binaries, base, cluster, user });
	await writeFile(
		path.join(base, 'supervisore'),
		JSON.stringify({ pid: process.pid, command: commandOf(process.pid) } satisfies Supervisor)
	);
	return launch({ binaries, base, cluster, user });
}

type Place = { binaries: string; base: string; cluster: string; user: ServerUser };

function chooseBase(wanted: string, user: ServerUser, annuncia: (riga: string) => void): string {
	if (isReachable(path.dirname(wanted), user)) return wanted;
	const base = path.join(reachableFolder(wanted), 'postgres');
	annuncia(`L'utente della banca dati non raggiunge ${wanted}: i dati vanno in ${base}.`);
	return base;
}

type Supervisor = { pid: number; command: string | undefined };

// Two demos on one folder would end each other's server.
function claimFolder(base: string): void {
	const file = path.join(base, 'supervisore');
	if (!existsSync(file)) return;
	const { pid, command } = JSON.parse(readFileSync(file, 'utf8')) as Supervisor;
	if (pid === process.pid || commandOf(pid) !== command) return;
	throw new Error(
		`La cartella ${base} è già usata dal processo ${pid}: chiudilo, oppure scegli un'altra cartella con DATA_DIR.`
	);
}

async function prepareFolder(base: string, user: ServerUser): Promise<void> {
	await mkdir(base, { recursive: true });
	if (user) await chown(base, user.uid, user.gid);
	await chmod(base, 0o700);
}

async function ensureCluster(place: Place): Promise<void> {
	const { cluster } = place;
	const versionFile = path.join(cluster, 'PG_VERSION');
	if (existsSync(versionFile)) {
		const version = (await readFile(versionFile, 'utf8')).trim();
		if (version === MAJOR) return;
		throw new Error(`I dati in ${cluster} sono di PostgreSQL ${version} e qui c'è la ${MAJOR}: ${RESTART}`);
	}
	if (existsSync(cluster) && readdirSync(cluster).length > 0) {
		throw new Error(`La cartella ${cluster} non contiene una banca dati valida: ${RESTART}`);
	}
	await createCluster(place);
}

const RESTART = 'ricomincia con "npm run demo -- --fresh", oppure scegli un\'altra cartella con DATA_DIR.';

// Under a passing name first: a creation cut short leaves nothing that looks whole.
async function createCluster({ binaries, base, cluster, user }: Place): Promise<void> {
	const passing = path.join(base, 'cluster.nuovo');
	const passwordFile = path.join(base, 'password');
	await rm(passing, { recursive: true, force: true });
	await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
	if (user) await chown(passwordFile, user.uid, user.gid);
	const options = [
		'--auth=scram-sha-256',
		'--encoding=UTF8',
		'--locale=C.UTF-8',
		'--no-sync',
		'--no-instructions'
	];
	await promisify(execFile)(
		path.join(binaries, 'bin/initdb'),
		['-D', passing, '-U', OWNER, `--pwfile=${passwordFile}`, ...options],
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

async function launch({ binaries, base, cluster, user }: Place): Promise<EmbeddedPostgres> {
	const port = await freePort();
	const log = openSync(path.join(base, 'log'), 'w');
	// Detached: Ctrl+C in the terminal must reach the portal first and the database last.
	const child = spawn(
		path.join(binaries, 'bin/postgres'),
		['-D', cluster, '-p', String(port), ...SERVER_OPTIONS.flatMap((option) => ['-c', option])],
		{ ...user, cwd: base, stdio: ['ignore', log, log], detached: true }
	);
	const exited = new Promise<void>((resolve) => {
		child.once('exit', () => {
			resolve();
		});
		child.once('error', () => {
			resolve();
		});
	});
	const password = (await readFile(path.join(base, 'password'), 'utf8')).trim();
	const ownerUrl = `postgres://${OWNER}:${password}@127.0.0.1:${port}/postgres`;
	await answers(ownerUrl, child, base);
	return { ownerUrl, pid: child.pid, exited, stop: () => stopChild(child, exited) };
}

const SERVER_OPTIONS = [
	'listen_addresses=127.0.0.1',
	'unix_socket_directories=',
	'shared_buffers=64MB',
	'max_connections=120',
	'timezone=UTC',
	'log_timezone=UTC'
];

async function answers(ownerUrl: string, child: ChildProcess, base: string): Promise<void> {
	while (!isOver(child)) {
		const sql = postgres(ownerUrl, { max: 1, connect_timeout: 5, onnotice: () => undefined });
		const reached = await sql`select 1`.then(
			() => true,
			() => false
		);
		await sql.end({ timeout: 1 });
		if (reached) return;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	throw new Error(
		`La banca dati in ${base} non parte (i motivi sono in ${path.join(base, 'log')}): ${RESTART}`
	);
}

function isOver(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

async function stopChild(child: ChildProcess, exited: Promise<void>): Promise<void> {
	if (!isOver(child)) child.kill('SIGINT');
	await exited;
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => {
				resolve(typeof address === 'object' && address ? address.port : 0);
			});
		});
	});
}
