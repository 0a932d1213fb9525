// The first command as a newcomer and a power cut meet it: start, hard kill, start again, start over, taken port, broken folder.
import { createServer } from 'node:net';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { launchDemo, removeDataDir, startDemo, temporaryDataDir } from '#tests/support/demo.ts';

let dataDir: string;

beforeEach(async () => {
	dataDir = await temporaryDataDir();
});

afterEach(async () => {
	await removeDataDir(dataDir);
});

async function isReady(port: number): Promise<boolean> {
	return (await fetch(`http://127.0.0.1:${port}/pronto`)).ok;
}

/** Resolves when nobody answers at the portal's address any more. */
async function portalGone(port: number): Promise<void> {
	while (
		await fetch(`http://127.0.0.1:${port}/salute`).then(
			() => true,
			() => false
		)
	);
}

describe('la dimostrazione', () => {
	it('riparte dopo essere stata uccisa, con la stessa banca dati', async () => {
		const first = await startDemo({ dataDir });
		expect(await isReady(first.port)).toBe(true);
		first.process.kill('SIGKILL');
		await first.ended;
		await portalGone(first.port);

		const second = await startDemo({ dataDir });
		expect(await isReady(second.port)).toBe(true);
		await second.stop();

		const third = await startDemo({ dataDir, args: ['--fresh'] });
		expect(third.output()).toContain('Ricomincio da capo');
		expect(await isReady(third.port)).toBe(true);
		await third.stop();
	});

	it('si ferma e lo dice quando la banca dati muore', async () => {
		const demo = await startDemo({ dataDir });
		const pidFile = path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
		process.kill(Number((await readFile(pidFile, 'utf8')).split('\n')[0]), 'SIGKILL');
		expect(await demo.ended).toBe(1);
		expect(demo.output()).toContain('La banca dati si è fermata');
		await portalGone(demo.port);
	});

	it('dice in una riga che la porta è occupata', async () => {
		const port = await freePort();
		const other = createServer();
		await new Promise<void>((resolve) => {
			other.listen(port, '127.0.0.1', () => {
				resolve();
			});
		});
		const demo = launchDemo({ dataDir, port });
		expect(await demo.ended).toBe(1);
		expect(demo.output().trim().split('\n')).toHaveLength(1);
		expect(demo.output()).toContain(`La porta ${port} è già occupata`);
		other.close();
	});

	it('dice in una riga che la cartella dei dati è rovinata', async () => {
		await mkdir(path.join(dataDir, 'postgres', 'cluster'), { recursive: true });
		await writeFile(path.join(dataDir, 'postgres', 'cluster', 'estraneo.txt'), 'non è una banca dati');
		const demo = launchDemo({ dataDir, port: await freePort() });
		expect(await demo.ended).toBe(1);
		expect(demo.output()).toMatch(/--fresh|DATA_DIR/);
		expect(demo.output()).not.toContain('    at ');
	});
});
