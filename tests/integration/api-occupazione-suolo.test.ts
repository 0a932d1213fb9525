// The check of the API for public land: the vectors in their Comuni, to the cent and to the day.
import type { ValidateFunction } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enti } from '#demo/enti.ts';
import type { App } from '#lib/server/app.ts';
import type { EsitoVerifica } from '#lib/server/api/schemi.ts';
import { openDatabase, type Database } from '#lib/server/db/connection.ts';
import type { EnteInVigore } from '#lib/server/enti/find-ente.ts';
import { call, readEnte, testApp } from '#tests/support/api.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { CANONI, NON_VALIDI } from '#tests/support/occupazione-suolo-casi.ts';
import { permesso, V1 } from '#tests/support/occupazione-suolo.ts';
import { checksOf } from '#tests/support/schemi.ts';
import { GET as descrizione } from '../../src/routes/api/openapi.json/+server.ts';
import { GET as dettaglio } from '../../src/routes/api/v1/servizi/[id]/+server.ts';
import { POST } from '../../src/routes/api/v1/servizi/[id]/verifica/+server.ts';

const ID = 'occupazione-suolo';

let prova: TestDatabase;
let database: Database;
let app: App;
const comuni = new Map<string, EnteInVigore>();
let isEsito: ValidateFunction;
let isRisposte: ValidateFunction;

beforeAll(async () => {
	prova = await createTestDatabase();
	database = openDatabase({ url: prova.appUrl, massimoConnessioni: 4, annuncia: () => undefined });
	app = testApp(database);
	for (const { id } of enti) comuni.set(id, await readEnte(database, id));
	const documento = (await (await call(descrizione, { app, ente: comune('seveso') })).json()) as object;
	const check = checksOf(documento);
	isEsito = check('EsitoVerifica');
	isRisposte = check(`Risposte-${ID}`);
});

afterAll(async () => {
	await database.close();
	await prova.drop();
});

function comune(id: string): EnteInVigore {
	const ente = comuni.get(id);
	if (!ente) throw new Error(`Comune sconosciuto: ${id}`);
	return ente;
}

async function verifica(ente: string, risposte: unknown, dataPresentazione: string): Promise<EsitoVerifica> {
	const answer = await call(
		POST,
		{ app, ente: comune(ente) },
		{ id: ID, corpo: { risposte, dataPresentazione } }
	);
	expect(answer.status).toBe(200);
	const esito = (await answer.json()) as EsitoVerifica;
	expect(isEsito(esito), JSON.stringify(isEsito.errors)).toBe(true);
	return esito;
}

describe('la verifica delle occupazioni che vanno bene', () => {
	it.each(CANONI)('$nome', async ({ ente, risposte, presentata, cent, fattori, bolli }) => {
		const esito = await verifica(ente, risposte, presentata);
		expect(esito).toMatchObject({ ok: true, problemi: [], ignorati: [] });
		expect(esito.calcolo.importo?.totale?.centesimi).toBe(cent);
		const passaggi = (esito.calcolo.importo?.passaggi ?? []).map(({ id, valore }) => [id, valore]);
		expect(Object.fromEntries(passaggi)).toMatchObject(fattori);
		const somma = (esito.calcolo.costi ?? []).reduce((totale, { centesimi }) => totale + centesimi, 0);
		expect(somma).toBe(bolli);
		expect(esito.calcolo).toMatchObject({ ufficio: { id: 'polizia-locale' }, silenzio: { rigetto: false } });
		expect(isRisposte(risposte), JSON.stringify(isRisposte.errors)).toBe(true);
	});

	it('V1 inviata il 23/11/2026 ha risposta entro il 23/12/2026', async () => {
		const { calcolo } = await verifica('castellanza', V1, '2026-11-23');
		expect(calcolo).toMatchObject({
			giorniTermine: 30,
			scadenza: '2026-12-23',
			scadenzaMostrata: '2026-12-23'
		});
	});

	it('un rinnovo crede al permesso che gli si manda', async () => {
		const risposte = {
			titolo: 'PROPRIO',
			tipoDomanda: 'RINNOVO',
			permesso: permesso('2026-12-10'),
			motivo: 'I lavori non sono finiti.',
			al: '2026-12-31',
			bollo: 'MARCA',
			marcaDaBollo: '01234567890125',
			marcaEsclusiva: true,
			impegni: true
		};
		const esito = await verifica('castellanza', risposte, '2026-11-23');
		expect(esito).toMatchObject({ ok: true, problemi: [] });
		expect(esito.calcolo.importo?.totale?.centesimi).toBe(15 * 21 * 70);
		// Without its facts nothing can be counted.
		const spoglio = await verifica(
			'castellanza',
			{ ...risposte, permesso: { id: 'OSP-2026-000007' } },
			'2026-11-23'
		);
		expect(spoglio).toMatchObject({ ok: true, calcolo: { importo: null } });
	});
});

describe('la verifica delle occupazioni che non vanno', () => {
	it.each(NON_VALIDI)('$nome', async ({ ente, risposte, presentata, problemi }) => {
		const esito = await verifica(ente, risposte, presentata);
		expect(esito.problemi).toEqual(problemi);
		expect(esito.ok).toBe(problemi.every(({ severita }) => severita !== 'block'));
	});
});

describe('la descrizione del servizio', () => {
	it('dice nella scheda i tempi del Comune', async () => {
		const answer = await call(dettaglio, { app, ente: comune('cesano-maderno') }, { id: ID });
		const { scheda } = (await answer.json()) as { scheda: { tempi: string } };
		expect(scheda.tempi).toContain('almeno 10 giorni lavorativi prima, 30 se chiudi una strada');
	});
});
