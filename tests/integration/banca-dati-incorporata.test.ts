// The embedded server after a hard kill of its parent, with two parents, stopped from outside, on folders that cannot be used.
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '#lib/server/db/embedded.ts';
import { claimReachableFolder } from '#lib/server/db/embedded-binaries.ts';
import { commandOf, runningPostmaster, stopPostmaster } from '#lib/server/db/server-process.ts';

let dataDir: string;

beforeEach(async () => {
	dataDir = await mkdtemp(path.join(tmpdir(), 'comune-vicino-incorporata-'));
	await chmod(dataDir, 0o755);
});

afterEach(async () => {
	await rm(dataDir, { recursive: true, force: true });
});

function start() {
	return startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres'), annuncia: () => undefined });
}

const PARENT = `
import { startEmbeddedPostgres } from '#lib/server/db/embedded.ts';
const server = await startEmbeddedPostgres({ dataDir: process.argv[1] + '/postgres', annuncia: () => undefined });
console.log(JSON.stringify({ pid: server.pid, url: server.ownerUrl }));
setInterval(() => undefined, 1000);`;

async function startInOtherProcess() {
	const parent = spawn(process.execPath, ['--input-type=module-typescript', '-e', PARENT, dataDir], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const line = await new Promise<string>((resolve, reject) => {
		parent.stdout.once('data', (part: Buffer) => {
			resolve(part.toString());
		});
		parent.once('exit', () => {
			reject(new Error('il processo padre è finito prima'));
		});
	});
	return { parent, ...(JSON.parse(line) as { pid: number; url: string }) };
}

describe('la banca dati incorporata', () => {
	it('riparte con i suoi dati dopo che il padre è stato ucciso', async () => {
		const { parent, pid, url } = await startInOtherProcess();
		const before = postgres(url, { max: 1 });
		await before`create table ricordo as select 42 as valore`;
		await before.end();
		const gone = new Promise((resolve) => parent.once('exit', resolve));
		parent.kill('SIGKILL');
		await gone;
		expect(commandOf(pid)).toContain('cluster');

		const server = await start();
		expect(commandOf(pid)).toBeUndefined();
		const after = postgres(server.ownerUrl, { max: 1 });
		expect(await after`select valore from ricordo`).toEqual([{ valore: 42 }]);
		await after.end();
		await server.stop();
		await server.stop();
	});

	it('rifiuta una cartella già usata da un altro processo vivo', async () => {
		const { parent, pid } = await startInOtherProcess();
		await expect(start()).rejects.toThrow('è già usata dal processo');
		parent.kill('SIGKILL');
		await stopPostmaster(pid, path.join(dataDir, 'postgres/cluster'));
	});

	it('riparte se il padre è stato ucciso mentre scriveva il proprio nome', async () => {
		await (await start()).stop();
		await writeFile(path.join(dataDir, 'postgres/supervisore'), '{"pid":');
		await (await start()).stop();
	});

	it('si accorge da sola di essere stata fermata da altri e allora non aspetta', async () => {
		const server = await start();
		process.kill(server.pid ?? 0, 'SIGQUIT');
		await server.exited;
		await server.stop();
	});
});

describe('un numero di processo rimasto scritto', () => {
	it('non fa fermare un altro programma che nel frattempo lo ha preso', async () => {
		await (await start()).stop();
		const cluster = path.join(dataDir, 'postgres/cluster');
		const stranger = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)', `${cluster}/log`]);
		await writeFile(path.join(cluster, 'postmaster.pid'), `${stranger.pid ?? 0}\n${cluster}\n`);
		const server = await start();
		expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
		await server.stop();
		stranger.kill();
	});
});

describe('una cartella che non si può usare', () => {
	it.each([
		['con dati di una versione vecchia', 'cluster/PG_VERSION', '15\n', 'sono di PostgreSQL 15'],
		['con altro al posto dei dati', 'cluster/appunti', 'x', 'non contiene una banca dati valida'],
		['senza più la password', 'password', '', 'Manca la password'],
		["con la password di un'altra", 'password', 'altra', 'non apre la banca dati'],
		['con i dati rovinati', 'cluster/global/pg_control', 'x', 'non parte']
	])('%s dice in una riga che cosa fare', async (_caso, file, contenuto, messaggio) => {
		const folder = path.join(dataDir, 'postgres');
		if (!file.endsWith('appunti')) await (await start()).stop();
		await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
		await writeFile(path.join(folder, file), contenuto);
		const failure: unknown = await start().catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(Error);
		const { message } = failure as Error;
		expect(message).toContain(messaggio);
		expect(message).toContain('--fresh');
		expect(message).not.toContain('\n');
		expect(runningPostmaster(path.join(folder, 'cluster'))).toBeUndefined();
	});
});

describe.runIf(process.getuid?.() === 0)("una cartella che l'utente della banca dati non raggiunge", () => {
	it('fa mettere i dati sotto /var/tmp e lo dice in una riga', async () => {
		await chmod(dataDir, 0o700);
		const righe: string[] = [];
		const wanted = path.join(dataDir, 'chiusa/postgres');
		const moved = claimReachableFolder(wanted);
		try {
			const server = await startEmbeddedPostgres({ dataDir: wanted, annuncia: (riga) => righe.push(riga) });
			await server.stop();
			expect(righe).toEqual([expect.stringContaining(moved)]);
		} finally {
			await rm(moved, { recursive: true, force: true });
		}
	});

	it('non si fida di una cartella preparata da altri', async () => {
		const moved = claimReachableFolder(path.join(dataDir, 'altra'));
		await chmod(moved, 0o777);
		expect(() => claimReachableFolder(path.join(dataDir, 'altra'))).toThrow('può scriverci chiunque');
		await rm(moved, { recursive: true, force: true });
	});
});
