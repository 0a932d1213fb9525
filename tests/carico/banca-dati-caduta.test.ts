// PostgreSQL dies under load and comes back at the same address: the portal's process survives and works again.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '#lib/server/db/embedded.ts';

// As app.ts does: the fault of postgres.js rebuilds the pool, any other uncaught error is a bug.
const PORTAL = `
import { openDatabase } from '#lib/server/db/connection.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { isPostgresWriteFault } from '#lib/server/db/postgres-fault.ts';
const database = openDatabase({ url: process.argv[1], massimoConnessioni: 10, annuncia: () => undefined });
const giri = Array(20).fill(0);
let fallite = 0, guasti = 0;
process.on('uncaughtException', (error) => {
	if (!isPostgresWriteFault(error)) { console.error(error); process.exit(1); }
	guasti += 1;
	void database.rebuild();
});
for (const numero of giri.keys()) void (async () => {
	for (;;) await inEnte(database, { ente: 'cassola', attore: { ruolo: 'sistema' } }, (tx) => tx\`select pg_sleep(0.002)\`)
		.then(() => { giri[numero] += 1; }, () => { fallite += 1; return new Promise((r) => setTimeout(r, 20)); });
})();
setInterval(() => console.log(JSON.stringify({ giri, fallite, guasti })), 50);`;

type Tally = { giri: number[]; fallite: number; guasti: number };

/** Waits for a line that satisfies the condition. */
async function until(portal: ChildProcess, done: (tally: Tally) => boolean): Promise<Tally> {
	if (!portal.stdout) throw new Error('il portale non scrive');
	for await (const line of createInterface({ input: portal.stdout })) {
		const tally = JSON.parse(line) as Tally;
		if (done(tally)) return tally;
	}
	throw new Error('il portale è finito prima');
}

describe.runIf(process.platform === 'linux')('la banca dati che cade sotto carico', () => {
	it('non ferma il portale, che riprende tutte le richieste quando torna', async () => {
		const dataDir = await mkdtemp(path.join(tmpdir(), 'comune-vicino-caduta-'));
		await chmod(dataDir, 0o755);
		const folder = path.join(dataDir, 'postgres');
		const server = await startEmbeddedPostgres({ dataDir: folder, annuncia: () => undefined });
		const [program = '', ...args] = (await readFile(`/proc/${server.pid ?? 0}/cmdline`, 'utf8'))
			.split('\0')
			.filter(Boolean);
		const portal = spawn(
			process.execPath,
			['--input-type=module-typescript', '-e', PORTAL, server.ownerUrl],
			{
				stdio: ['ignore', 'pipe', 'inherit']
			}
		);
		await until(portal, ({ giri }) => giri.every((giro) => giro > 5));

		process.kill(server.pid ?? 0, 'SIGQUIT');
		await server.exited;
		const { uid, gid } = await stat(folder);
		const again = spawn(program, args, { uid, gid, cwd: folder, stdio: 'ignore' });
		const stopped = new Promise((resolve) => again.once('exit', resolve));
		const seen: { after?: Tally } = {};
		try {
			await until(portal, (tally) => {
				seen.after ??= tally;
				return tally.giri.every((giro, numero) => giro > (seen.after?.giri[numero] ?? 0) + 20);
			});
			expect(portal.exitCode).toBeNull();
		} finally {
			portal.kill('SIGKILL');
			again.kill('SIGINT');
			await stopped;
			await rm(dataDir, { recursive: true, force: true });
		}
	});
});
