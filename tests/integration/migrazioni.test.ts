// The migrations runner on real databases: in parallel, twice, with edited and missing files.
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '#lib/server/db/connection.ts';
import { migrate, pendingMigrations } from '#lib/server/db/migrations.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let test: TestDatabase;
let folder: string;
const annuncia = (): void => undefined;

beforeEach(async () => {
	test = await createTestDatabase(inject('serverUrl'), 'template0');
	folder = await mkdtemp(path.join(tmpdir(), 'comune-vicino-migrazioni-'));
	await cp('migrations', folder, { recursive: true });
});

afterEach(async () => {
	await test.drop();
	await rm(folder, { recursive: true });
});

describe('le migrazioni', () => {
	it('si applicano una volta sola anche se due programmi partono insieme', async () => {
		const runs = await Promise.all(
			[1, 2, 3].map(() => migrate({ ownerUrl: test.ownerUrl, folder, annuncia }))
		);
		const all = runs.flatMap(({ applicate }) => applicate);
		expect(all.length).toBeGreaterThanOrEqual(2);
		expect(new Set(all).size).toBe(all.length);
	});

	it('rifiutano un file cambiato o sparito dopo essere stato applicato', async () => {
		await migrate({ ownerUrl: test.ownerUrl, folder, annuncia });
		await writeFile(path.join(folder, '0002_identita.sql'), 'select 1');
		await expect(migrate({ ownerUrl: test.ownerUrl, folder, annuncia })).rejects.toThrow(
			'0002_identita.sql è cambiata'
		);
		await rm(path.join(folder, '0002_identita.sql'));
		await expect(migrate({ ownerUrl: test.ownerUrl, folder, annuncia })).rejects.toThrow(
			'non è più al suo posto'
		);
	});

	it('non lasciano niente a metà quando un file è sbagliato', async () => {
		await migrate({ ownerUrl: test.ownerUrl, folder, annuncia });
		await writeFile(path.join(folder, '9999_sbagliata.sql'), 'create table mezza (x int); select niente');
		await expect(migrate({ ownerUrl: test.ownerUrl, folder, annuncia })).rejects.toThrow('niente');
		const sql = postgres(test.ownerUrl, { max: 1 });
		expect(await sql`select to_regclass('mezza') as tabella`).toEqual([{ tabella: null }]);
		await sql.end();
	});

	it('mancanti si vedono dal portale, che non può applicarle', async () => {
		await migrate({ ownerUrl: test.ownerUrl, folder, annuncia });
		await writeFile(path.join(folder, '9999_nuova.sql'), 'select 1');
		const database = openDatabase({ url: test.appUrl, massimoConnessioni: 1, annuncia });
		expect(await pendingMigrations({ database, folder })).toEqual(['9999_nuova.sql']);
		await database.close();
	});
});
