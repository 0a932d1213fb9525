// The seed: twice without effect, over settings of an older release, by an owner that is no superuser.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { seedDemo } from '#cli/seed.ts';
import { operatori } from '#demo/operatori.ts';
import { ensureAppRole } from '#lib/server/db/app-role.ts';
import { openDatabase, type Database } from '#lib/server/db/connection.ts';
import { inEnte, type Attore } from '#lib/server/db/in-ente.ts';
import { migrate } from '#lib/server/db/migrations.ts';
import { enteInForce } from '#lib/server/enti/ente-in-force.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let test: TestDatabase;
let database: Database;
let owner: postgres.Sql;
const annuncia = (): void => undefined;

beforeEach(async () => {
	test = await createTestDatabase();
	database = openDatabase({ url: test.appUrl, massimoConnessioni: 2, annuncia });
	owner = postgres(test.ownerUrl, { max: 1 });
});

afterEach(async () => {
	await database.close();
	await owner.end();
	await test.drop();
});

function counts() {
	return owner`
		select (select count(*)::int from ente) as enti, (select count(*)::int from ente_host) as nomi,
			(select count(*)::int from impostazioni_ente) as versioni, (select count(*)::int from operatore) as operatori`;
}

describe('la semina', () => {
	it('ripetuta non aggiunge e non cambia niente', async () => {
		const before = await counts();
		expect(before).toEqual([{ enti: 5, nomi: 7, versioni: 5, operatori: operatori.length }]);
		await seedDemo({ ownerUrl: test.ownerUrl });
		expect(await counts()).toEqual(before);
	});

	it('aggiunge una versione leggibile sopra impostazioni di un rilascio precedente', async () => {
		await owner`update impostazioni_ente set documento = documento - 'servizi' where ente_id = 'seveso'`;
		await seedDemo({ ownerUrl: test.ownerUrl });
		const found = await inEnte(database, { ente: 'seveso', attore: { ruolo: 'anonimo' } }, (tx) =>
			enteInForce(tx, { ente: 'seveso', giorno: '2026-11-24' })
		);
		expect(found).toMatchObject({ versione: 2, documento: { belfiore: 'I709' } });
		expect((await counts())[0]).toMatchObject({ versioni: 6 });
	});

	it('riesce anche a un proprietario che non è superutente', async () => {
		const nome = `comune_${randomBytes(6).toString('hex')}`;
		await owner.unsafe(`create role ${nome} login createrole password 'prova'`);
		await owner.unsafe(`create database ${nome} owner ${nome}`);
		const url = new URL(test.ownerUrl);
		url.username = nome;
		url.password = 'prova';
		url.pathname = `/${nome}`;
		try {
			await migrate({ ownerUrl: url.href, folder: path.resolve('migrations'), annuncia });
			await seedDemo({ ownerUrl: url.href });
			const plain = postgres(url.href, { max: 1 });
			expect(await plain`select ente_id from ente`).toHaveLength(0);
			await plain.end();
		} finally {
			await owner.unsafe(`drop database ${nome} with (force)`);
			await owner.unsafe(`drop role ${nome}`);
		}
	});
});

describe('le impostazioni in vigore', () => {
	it('mancano prima del loro primo giorno e per un altro Comune', async () => {
		const cassola = { ente: 'cassola', attore: { ruolo: 'anonimo' } as Attore };
		const early = inEnte(database, cassola, (tx) =>
			enteInForce(tx, { ente: 'cassola', giorno: '2025-12-31' })
		);
		await expect(early).rejects.toThrow('non trovato');
		const other = inEnte(database, cassola, (tx) =>
			enteInForce(tx, { ente: 'seveso', giorno: '2026-11-24' })
		);
		await expect(other).rejects.toThrow('non trovato');
	});
});

describe('gli operatori', () => {
	it('si vedono solo dagli operatori del Comune e dal sistema', async () => {
		const seen = async (attore: Attore): Promise<number> =>
			inEnte(database, { ente: 'cassola', attore }, async (tx) => (await tx`select 1 from operatore`).length);
		const id = operatori[0]?.id ?? '';
		const suoi = operatori.filter(({ ente }) => ente === 'cassola').length;
		expect(await seen({ ruolo: 'operatore', operatore: id })).toBe(suoi);
		expect(await seen({ ruolo: 'sistema' })).toBe(suoi);
		expect(await seen({ ruolo: 'cittadino', persona: id })).toBe(0);
		expect(await seen({ ruolo: 'anonimo' })).toBe(0);
	});
});

describe('il ruolo del portale', () => {
	const ruolo = `ruolo_${randomBytes(6).toString('hex')}`;

	afterEach(async () => {
		await owner.unsafe(`drop role if exists ${ruolo}`);
	});

	it('si prepara due volte insieme e prende la password e la banca dati indicate', async () => {
		const one = { ownerUrl: inject('serverUrl'), ruolo, password: `pa'ss"w`, database: 'altra' };
		await Promise.all([ensureAppRole(one), ensureAppRole(one)].map((made) => made.catch(() => undefined)));
		const url = new URL(await ensureAppRole(one));
		expect(url.pathname).toBe('/altra');
		url.pathname = new URL(test.ownerUrl).pathname;
		const sql = postgres(url.href, { max: 1 });
		expect(await sql`select pg_has_role('comune_vicino_app', 'usage') as membro`).toEqual([{ membro: true }]);
		await sql.end();
	});

	it('non si prende da chi può scavalcare le regole', async () => {
		await owner.unsafe(`create role ${ruolo} bypassrls`);
		const made = ensureAppRole({ ownerUrl: test.ownerUrl, ruolo, password: 'x' });
		await expect(made).rejects.toThrow('può scavalcare');
	});
});
