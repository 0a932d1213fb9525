// PostgreSQL stands still, with its connections open: requests give up, pages say so with their code, and all works when it moves again.
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { persone } from '#demo/persone.ts';
import { openDatabase } from '#lib/server/db/connection.ts';
import { BancaDatiFerma } from '#lib/server/db/deadline.ts';
import { startEmbeddedPostgres } from '#lib/server/db/embedded.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { removeDataDir, startDemo, temporaryDataDir } from '#tests/support/demo.ts';
import { ownerUrl } from '#tests/support/demo-database.ts';
import { ask, untilAnswers } from '#tests/support/http.ts';
import { cookieDi } from '#tests/support/sessione.ts';

/** The server with all that serve its connections. */
function family(postmaster: number): number[] {
	const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8');
	return [postmaster, ...children.split(' ').filter(Boolean).map(Number)];
}

function signal(pids: readonly number[], name: 'SIGSTOP' | 'SIGCONT'): void {
	for (const pid of pids)
		try {
			process.kill(pid, name);
		} catch (error) {
			// One that was ending when the others stopped has ended by now.
			if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		}
}

describe.runIf(process.platform === 'linux')('la banca dati ferma', () => {
	it('fa rinunciare alle transazioni, che non restano scritte, e riprende quando si muove', async () => {
		const dataDir = await mkdtemp(path.join(tmpdir(), 'comune-vicino-ferma-'));
		await chmod(dataDir, 0o755);
		const server = await startEmbeddedPostgres({
			dataDir: path.join(dataDir, 'postgres'),
			annuncia: () => undefined
		});
		const registro: string[] = [];
		const database = openDatabase({
			url: server.ownerUrl,
			massimoConnessioni: 2,
			annuncia: (riga) => registro.push(riga),
			attesaMs: 1_000
		});
		const sistema = { ente: 'cassola', attore: { ruolo: 'sistema' } } as const;
		const owner = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
		await owner`create table prova (n int)`;
		await owner.end();
		let fermi: number[] = [];
		try {
			const aMeta = inEnte(database, sistema, async (tx) => {
				await tx`insert into prova values (1)`;
				fermi = family(server.pid ?? 0);
				signal(fermi, 'SIGSTOP');
				await tx`insert into prova values (2)`;
			});
			await expect(aMeta).rejects.toThrow(BancaDatiFerma);
			// More than the connections of the pool: those in the queue give up too.
			const altre = Array.from({ length: 5 }, () => inEnte(database, sistema, (tx) => tx`select 1`));
			const esiti = await Promise.allSettled(altre);
			expect(esiti.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
			signal(fermi, 'SIGCONT');
			await expect(ripresa()).resolves.toEqual([{ quante: 0 }]);
			expect(registro.length).toBeLessThanOrEqual(1);
		} finally {
			signal(fermi.slice(0, 1), 'SIGCONT');
			await database.close();
			await server.stop();
			await rm(dataDir, { recursive: true, force: true });
		}

		async function ripresa() {
			for (;;) {
				const righe = await inEnte(
					database,
					sistema,
					(tx) => tx<{ quante: number }[]>`select count(*)::int as quante from prova`
				).catch(() => undefined);
				if (righe) return [...righe];
			}
		}
	});

	it('dà una pagina con il codice della richiesta, e il portale torna da solo', async () => {
		const dataDir = await temporaryDataDir();
		const demo = await startDemo({ dataDir });
		const base = `http://127.0.0.1:${demo.port}`;
		const pidFile = path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
		const postmaster = Number((await readFile(pidFile, 'utf8')).split('\n')[0]);
		const marta = persone.find(({ nome }) => nome === 'Marta');
		const cookie = await cookieDi(await ownerUrl(dataDir), marta?.codiceFiscale ?? '');
		const fermi = family(postmaster);
		try {
			signal(fermi, 'SIGSTOP');
			const inizio = performance.now();
			const pagina = await fetch(`${base}/area-personale`, { headers: { cookie, accept: 'text/html' } });
			expect(pagina.status).toBe(503);
			expect(performance.now() - inizio).toBeLessThan(50_000);
			expect(await pagina.text()).toMatch(/Codice della richiesta: [0-9a-f-]{36}/);
			expect((await ask({ base, path: '/pronto' })).status).toBe(503);
			expect((await ask({ base, path: '/salute' })).status).toBe(200);
		} finally {
			signal(fermi, 'SIGCONT');
		}
		await untilAnswers({ base, path: '/pronto' });
		await untilAnswers({ base, path: '/area-personale', cookie });
		await demo.stop();
		await removeDataDir(dataDir);
	});
});
