// The embedded server after a hard kill of its parent, with two parents, and stopped from outside.
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '#lib/server/db/embedded.ts';
import { commandOf } from '#lib/server/db/server-process.ts';

let dataDir: string;

beforeEach(async () => {
	dataDir = await mkdtemp(path.join(tmpdir(), 'comune-vicino-incorporata-'));
	await chmod(dataDir, 0o755);
});

afterEach(async () => {
	await rm(dataDir, { recursive: true, force: true });
});

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

		const server = await startEmbeddedPostgres({
			dataDir: path.join(dataDir, 'postgres'),
			annuncia: () => undefined
		});
		expect(commandOf(pid)).toBeUndefined();
		const after = postgres(server.ownerUrl, { max: 1 });
		expect(await after`select valore from ricordo`).toEqual([{ valore: 42 }]);
		await after.end();
		await server.stop();
		await server.stop();
	});

	it('rifiuta una cartella già usata da un altro processo vivo', async () => {
		const { parent, pid } = await startInOtherProcess();
		const second = startEmbeddedPostgres({
			dataDir: path.join(dataDir, 'postgres'),
			annuncia: () => undefined
		});
		await expect(second).rejects.toThrow('è già usata dal processo');
		parent.kill('SIGKILL');
		process.kill(pid, 'SIGINT');
	});
});
