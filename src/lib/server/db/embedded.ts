// Runs the PostgreSQL of the demo and of the tests from npm binaries; called by cli/demo-database.ts and tests/support.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import postgres from 'postgres';
import {
	claimReachableFolder,
	findBinaries,
	isReachable,
	serverUser,
	type ServerUser
} from './embedded-binaries.ts';
import {
	ensureCluster,
	OWNER,
	prepareFolder,
	readOwnerPassword,
	RESTART,
	type Place
} from './embedded-cluster.ts';
import { commandOf, runningPostmaster, stopPostmaster } from './server-process.ts';

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

function chooseBase(wanted: string, user: ServerUser, annuncia: (riga: string) => void): string {
	if (isReachable(path.dirname(wanted), user)) return wanted;
	const base = path.join(claimReachableFolder(wanted), 'postgres');
	annuncia(`L'utente della banca dati non raggiunge ${wanted}: i dati vanno in ${base}.`);
	return base;
}

type Supervisor = { pid: number; command: string | undefined };

// Two demos on one folder would end each other's server.
function claimFolder(base: string): void {
	const file = path.join(base, 'supervisore');
	if (!existsSync(file)) return;
	const supervisor = readSupervisor(file);
	if (!supervisor) return;
	const { pid, command } = supervisor;
	if (pid === process.pid || commandOf(pid) !== command) return;
	throw new Error(
		`La cartella ${base} è già usata dal processo ${pid}: chiudilo, oppure scegli un'altra cartella con DATA_DIR.`
	);
}

// A file cut short by a hard kill names nobody.
function readSupervisor(file: string): Supervisor | undefined {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Supervisor;
	} catch {
		return undefined;
	}
}

async function launch({ binaries, base, cluster, user }: Place): Promise<EmbeddedPostgres> {
	const password = await readOwnerPassword(base);
	const port = await freePort();
	const log = openSync(path.join(base, 'log'), 'w');
	// Detached: Ctrl+C in the terminal must reach the portal first and the database last.
	const child = spawn(
		path.join(binaries, 'bin/postgres'),
		['-D', cluster, '-p', String(port), ...SERVER_OPTIONS.flatMap((option) => ['-c', option])],
		{ ...user, cwd: base, stdio: ['ignore', log, log], detached: true }
	);
	closeSync(log);
	const exited = new Promise<void>((resolve) => {
		child.once('exit', () => {
			resolve();
		});
		child.once('error', () => {
			resolve();
		});
	});
	const ownerUrl = `postgres://${OWNER}:${password}@127.0.0.1:${port}/postgres`;
	try {
		await answers(ownerUrl, child, base);
	} catch (error) {
		await stopChild(child, exited);
		throw error;
	}
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

// Asks until it answers: after a hard kill the recovery may take its time, but a refused password never mends.
async function answers(ownerUrl: string, child: ChildProcess, base: string): Promise<void> {
	while (!isOver(child)) {
		const sql = postgres(ownerUrl, { max: 1, connect_timeout: 5, onnotice: () => undefined });
		const failure: unknown = await sql`select 1`.then(
			() => undefined,
			(error: unknown) => error
		);
		await sql.end({ timeout: 1 });
		if (failure === undefined) return;
		if (failure instanceof postgres.PostgresError && failure.code === WRONG_PASSWORD)
			throw new Error(`La password in ${base} non apre la banca dati: ${RESTART}`, { cause: failure });
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	throw new Error(
		`La banca dati in ${base} non parte (i motivi sono in ${path.join(base, 'log')}): ${RESTART}`
	);
}

const WRONG_PASSWORD = '28P01';

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
