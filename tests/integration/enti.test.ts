// Finding an ente by its address and its settings by the day.
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enti, impostazioniDemo } from '#demo/enti.ts';
import { openDatabase, type Database } from '#lib/server/db/connection.ts';
import { findEnteByHost, listEnti } from '#lib/server/enti/find-ente.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
	test = await createTestDatabase();
	database = openDatabase({ url: test.appUrl, massimoConnessioni: 2, annuncia: () => undefined });
});

afterAll(async () => {
	await database.close();
	await test.drop();
});

describe("l'ente di un indirizzo", () => {
	it.each(enti.map(({ id, belfiore }) => [id, belfiore]))(
		'%s risponde al proprio nome con i propri dati',
		async (id, belfiore) => {
			const found = await findEnteByHost(database, { host: `${id}.LOCALHOST`, giorno: '2026-11-24' });
			expect(found).toMatchObject({ id, tipo: 'comune', versione: 1, impostazioni: { belfiore } });
		}
	);

	it('è il primo Comune per il nome della macchina e nessuno per un nome ignoto', async () => {
		expect((await findEnteByHost(database, { host: 'localhost', giorno: '2026-11-24' }))?.id).toBe('cassola');
		expect(await findEnteByHost(database, { host: 'altrove.example', giorno: '2026-11-24' })).toBeUndefined();
	});

	it('prende le impostazioni che valgono quel giorno', async () => {
		const [cassola] = enti;
		if (!cassola) throw new Error('manca il primo Comune');
		const sql = postgres(test.ownerUrl, { max: 1 });
		const documento = { ...impostazioniDemo(cassola), colorePrimario: '#123456' };
		await sql`insert into impostazioni_ente values ('cassola', 2, '2027-01-01', ${sql.json(documento)})`;
		await sql.end();
		expect((await findEnteByHost(database, { host: 'localhost', giorno: '2026-12-31' }))?.versione).toBe(1);
		expect((await findEnteByHost(database, { host: 'localhost', giorno: '2027-01-01' }))?.versione).toBe(2);
		expect(await findEnteByHost(database, { host: 'localhost', giorno: '2025-12-31' })).toBeUndefined();
	});

	it('è uno di cinque', async () => {
		expect(await listEnti(database)).toEqual(enti.map(({ id }) => id).sort());
	});
});
