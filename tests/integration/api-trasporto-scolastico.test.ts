// The check of the API for school transport as a client meets it: every vector, with amount, term and messages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '#lib/server/app.ts';
import type { EsitoVerifica } from '#lib/server/api/schemi.ts';
import { openDatabase, type Database } from '#lib/server/db/connection.ts';
import { call, readEnte, testApp } from '#tests/support/api.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { NON_VALIDI, V1, V2, VALIDI } from '#tests/support/trasporto-scolastico.ts';
import { POST } from '../../src/routes/api/v1/servizi/[id]/verifica/+server.ts';

const ID = 'trasporto-scolastico';

let prova: TestDatabase;
let database: Database;
let app: App;

beforeAll(async () => {
	prova = await createTestDatabase();
	database = openDatabase({ url: prova.appUrl, massimoConnessioni: 4, annuncia: () => undefined });
	app = testApp(database);
});

afterAll(async () => {
	await database.close();
	await prova.drop();
});

async function verifica(
	risposte: object,
	{ ente, il = '2026-11-23' }: { ente: string; il?: string | undefined }
): Promise<EsitoVerifica> {
	const dove = { app, ente: await readEnte(database, ente) };
	const answer = await call(POST, dove, { id: ID, corpo: { risposte, dataPresentazione: il } });
	expect(answer.status).toBe(200);
	return (await answer.json()) as EsitoVerifica;
}

describe('la verifica delle iscrizioni che vanno bene', () => {
	it.each(VALIDI)('$nome', async ({ ente, risposte, cent }) => {
		const esito = await verifica(risposte, { ente });
		expect(esito).toMatchObject({ ok: true, problemi: [], ignorati: [] });
		expect(esito.calcolo.importo?.totale).toEqual({ descrizione: 'Tariffa annua', centesimi: cent });
		expect(esito.calcolo.ufficio).toMatchObject({ id: 'istruzione' });
	});

	it('V1: mostra i passaggi del calcolo e le rate', async () => {
		const { calcolo } = await verifica(V1, { ente: 'seveso' });
		expect(calcolo.importo?.passaggi.map(({ id, valore }) => [id, valore])).toEqual([
			['tariffa', '218.00'],
			['riduzione', '50']
		]);
		expect(calcolo.importo?.nota).toContain('54,50 € entro il 15/10/2026, 54,50 € entro il 15/02/2027');
	});

	it('il termine corre dalla chiusura delle iscrizioni, non dal giorno della domanda', async () => {
		const { calcolo } = await verifica(V2, { ente: 'cesano-maderno' });
		expect(calcolo).toMatchObject({
			dataPresentazione: '2026-11-23',
			giorniTermine: 30,
			scadenza: '2027-03-02',
			scadenzaMostrata: '2027-03-02',
			silenzio: { rigetto: false }
		});
	});
});

describe('la verifica delle iscrizioni che non vanno bene', () => {
	it.each(NON_VALIDI)('$nome', async ({ ente, il, risposte, problema }) => {
		const esito = await verifica(risposte, { ente, il });
		expect(esito.problemi).toEqual([problema]);
		expect(esito.ok).toBe(problema.severita !== 'block');
	});
});
