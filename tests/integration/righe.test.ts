// Row-level security as the portal's own role meets it: walls between Comuni and between people, even without a `where`.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database, type Tx } from '#lib/server/db/connection.ts';
import { inEnte, inSistema, type Attore } from '#lib/server/db/in-ente.ts';
import { impiegato } from '#tests/support/mondo.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';

const SISTEMA: Attore = { ruolo: 'sistema' };
const marta = { ente: 'cassola', id: randomUUID(), codiceFiscale: 'ZNCMRT84C57C037X' };
const mario = { ente: 'cassola', id: randomUUID(), codiceFiscale: 'RSSMRA80A01C037X' };
const davide = { ente: 'seveso', id: randomUUID(), codiceFiscale: 'BRMDVD71S05I709K' };

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
	test = await createTestDatabase();
	database = openDatabase({ url: test.appUrl, massimoConnessioni: 4, annuncia: () => undefined });
	for (const persona of [marta, mario, davide])
		await inEnte(database, { ente: persona.ente, attore: SISTEMA }, (tx) => insertPersona(tx, persona));
});

afterAll(async () => {
	await database.close();
	await test.drop();
});

function impiegatoDi(ente: string): string {
	return impiegato(ente, 'operatore').operatoreId;
}

function insertPersona(tx: Tx, { ente, id, codiceFiscale }: typeof marta) {
	return tx`insert into persona (id, ente_id, codice_fiscale, nome, cognome, creata_il) values (${id}, ${ente}, ${codiceFiscale}, 'Nome', 'Cognome', ${new Date()})`;
}

async function visiblePeople(ente: string, attore: Attore): Promise<string[]> {
	const rows = await inEnte(database, { ente, attore }, (tx) => tx<{ id: string }[]>`select id from persona`);
	return rows.map(({ id }) => id).sort();
}

async function tablesOfEnti(): Promise<
	{ nome: string; attiva: boolean; forzata: boolean; regole: number }[]
> {
	return database.sql`
		select c.relname as nome, c.relrowsecurity as attiva, c.relforcerowsecurity as forzata,
			(select count(*)::int from pg_policy where polrelid = c.oid) as regole
		from pg_class c
		join pg_attribute a on a.attrelid = c.oid and a.attname = 'ente_id' and not a.attisdropped
		where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`;
}

describe('ogni tabella di un ente', () => {
	it('ha la sicurezza sulle righe forzata e almeno una regola', async () => {
		const tables = await tablesOfEnti();
		expect(tables.length).toBeGreaterThanOrEqual(7);
		for (const table of tables) expect(table).toMatchObject({ attiva: true, forzata: true });
		expect(tables.filter(({ regole }) => regole === 0)).toEqual([]);
	});

	it('sono tutte, tranne il registro delle migrazioni e quello dei gestori di identità', async () => {
		const tables = await database.sql<{ nome: string }[]>`
			select relname as nome from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`;
		const ofEnti = (await tablesOfEnti()).map(({ nome }) => nome);
		expect(tables.map(({ nome }) => nome).filter((nome) => !ofEnti.includes(nome))).toEqual([
			'migrazione',
			'registro_gestori'
		]);
	});

	it('non mostra niente a chi non ha detto chi è', async () => {
		for (const { nome } of await tablesOfEnti()) {
			const rows = await database.sql`select count(*)::int as quante from ${database.sql(nome)}`;
			expect(rows[0], nome).toEqual({ quante: 0 });
		}
	});
});

describe('le righe di un Comune', () => {
	it('non si vedono da un altro Comune, anche se la domanda dimentica il filtro', async () => {
		expect(await visiblePeople('cassola', SISTEMA)).toEqual([marta.id, mario.id].sort());
		expect(await visiblePeople('seveso', { ruolo: 'operatore', operatore: impiegatoDi('seveso') })).toEqual([
			davide.id
		]);
		const names = await inEnte(
			database,
			{ ente: 'seveso', attore: { ruolo: 'anonimo' } },
			(tx) => tx`select nome from ente`
		);
		expect(names).toEqual([{ nome: 'Seveso' }]);
	});

	it('non si scrivono da un altro Comune', async () => {
		const write = inEnte(database, { ente: 'seveso', attore: SISTEMA }, (tx) =>
			insertPersona(tx, { ...marta, id: randomUUID(), codiceFiscale: 'RSSMRA80A01H501U' })
		);
		await expect(write).rejects.toThrow('row-level security');
		const changed = await inEnte(
			database,
			{ ente: 'seveso', attore: SISTEMA },
			(tx) => tx`update persona set nome = 'Altro' where id = ${marta.id}`
		);
		expect(changed.count).toBe(0);
		const moved = inEnte(
			database,
			{ ente: 'cassola', attore: SISTEMA },
			(tx) => tx`update persona set ente_id = 'seveso'`
		);
		await expect(moved).rejects.toThrow('permission denied');
	});

	it('non si collegano a righe di un altro Comune', async () => {
		const session = inEnte(
			database,
			{ ente: 'seveso', attore: SISTEMA },
			(tx) => tx`
				insert into sessione (id, livello, metodo, gestore, dispositivo, id_hash, ente_id, persona_id, creata_il, usata_il, scade_il)
				values (gen_random_uuid(), 2, 'spid', 'gestore', 'prova', 'impronta', 'seveso', ${marta.id}, ${new Date()}, ${new Date()}, ${new Date()})`
		);
		await expect(session).rejects.toThrow('foreign key');
	});
});

describe('le righe di una persona', () => {
	it('si vedono solo da lei, dagli operatori del Comune e dal sistema', async () => {
		expect(await visiblePeople('cassola', { ruolo: 'cittadino', persona: marta.id })).toEqual([marta.id]);
		expect(await visiblePeople('cassola', { ruolo: 'cittadino', persona: davide.id })).toEqual([]);
		expect(await visiblePeople('cassola', { ruolo: 'anonimo' })).toEqual([]);
		expect(
			await visiblePeople('cassola', { ruolo: 'operatore', operatore: impiegatoDi('cassola') })
		).toHaveLength(2);
	});

	it('non si cambiano da un altro cittadino né da un operatore', async () => {
		for (const attore of [
			{ ruolo: 'cittadino', persona: mario.id },
			{ ruolo: 'operatore', operatore: impiegatoDi('cassola') }
		] as const) {
			const changed = await inEnte(
				database,
				{ ente: 'cassola', attore },
				(tx) => tx`update persona set nome = 'Altro' where id = ${marta.id}`
			);
			expect(changed.count).toBe(0);
		}
	});

	it('non mostrano le sessioni a nessuno fuori dal sistema', async () => {
		await inEnte(
			database,
			{ ente: 'cassola', attore: SISTEMA },
			(tx) => tx`
				insert into sessione (id, livello, metodo, gestore, dispositivo, id_hash, ente_id, persona_id, creata_il, usata_il, scade_il)
				values (gen_random_uuid(), 2, 'spid', 'gestore', 'prova', 'propria', 'cassola', ${marta.id}, ${new Date()}, ${new Date()}, ${new Date()})`
		);
		const seen = await inEnte(
			database,
			{ ente: 'cassola', attore: { ruolo: 'cittadino', persona: marta.id } },
			(tx) => tx`select 1 from sessione`
		);
		expect(seen).toHaveLength(0);
	});
});

describe('il sistema senza ente', () => {
	it('vede i nomi degli enti e nessuna persona', async () => {
		expect(await inSistema(database, (tx) => tx`select ente_id from ente`)).toHaveLength(5);
		expect(await inSistema(database, (tx) => tx`select id from persona`)).toHaveLength(0);
	});
});

describe('il ruolo del portale', () => {
	it('non può scavalcare né cambiare le regole', async () => {
		const [role] =
			await database.sql`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user`;
		expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
		await expect(database.sql`alter table persona disable row level security`).rejects.toThrow(
			'must be owner'
		);
		await expect(database.sql`set role proprietario`).rejects.toThrow(/permission denied|does not exist/);
		await expect(database.sql`create table nuova (x int)`).rejects.toThrow('permission denied');
	});

	it("non porta con sé l'attore nella transazione successiva", async () => {
		const one = openDatabase({ url: test.appUrl, massimoConnessioni: 1, annuncia: () => undefined });
		await inEnte(one, { ente: 'cassola', attore: SISTEMA }, (tx) => tx`select 1`);
		expect(await one.sql`select id from persona`).toHaveLength(0);
		expect(await one.sql`select app_ente() as ente, app_persona() as persona, app_ruolo() as ruolo`).toEqual([
			{ ente: null, persona: null, ruolo: null }
		]);
		await one.close();
	});
});
