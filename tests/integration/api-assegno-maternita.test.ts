// The check of the API for the maternity allowance: the vectors to the cent and to the day.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '#lib/server/app.ts';
import type { EsitoVerifica } from '#lib/server/api/schemi.ts';
import { openDatabase, type Database } from '#lib/server/db/connection.ts';
import type { EnteInVigore } from '#lib/server/enti/find-ente.ts';
import { figlio, NON_VALIDI, V1, V2, V3 } from '#tests/support/assegno-maternita.ts';
import { call, readEnte, testApp } from '#tests/support/api.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { checksOf } from '#tests/support/schemi.ts';
import { GET as descrizione } from '../../src/routes/api/openapi.json/+server.ts';
import { POST } from '../../src/routes/api/v1/servizi/[id]/verifica/+server.ts';

const ID = 'assegno-maternita';
const INVIO = '2026-11-22';

let prova: TestDatabase;
let database: Database;
let app: App;
let ente: EnteInVigore;
let check: ReturnType<typeof checksOf>;

beforeAll(async () => {
	prova = await createTestDatabase();
	database = openDatabase({ url: prova.appUrl, massimoConnessioni: 2, annuncia: () => undefined });
	app = testApp(database);
	ente = await readEnte(database, 'cassola');
	check = checksOf((await (await call(descrizione, { app, ente })).json()) as object);
});

afterAll(async () => {
	await database.close();
	await prova.drop();
});

async function verifica(risposte: object, dataPresentazione = INVIO): Promise<EsitoVerifica> {
	const answer = await call(POST, { app, ente }, { id: ID, corpo: { risposte, dataPresentazione } });
	expect(answer.status).toBe(200);
	const esito = (await answer.json()) as EsitoVerifica;
	const isEsito = check('EsitoVerifica');
	expect(isEsito(esito), JSON.stringify(isEsito.errors)).toBe(true);
	return esito;
}

describe('la verifica dell’assegno di maternità', () => {
	it.each([
		['V1', V1, 206_550],
		['V2', V2, 413_100],
		['V3', V3, 116_550]
	])('%s: importo al centesimo, nei termini, secondo lo schema', async (_nome, risposte, centesimi) => {
		const esito = await verifica(risposte);
		expect(esito).toMatchObject({ ok: true, problemi: [], ignorati: [] });
		expect(esito.calcolo).toMatchObject({
			scadenza: '2026-12-22',
			ufficio: { id: 'servizi-sociali' },
			costi: [],
			importo: { totale: { centesimi } },
			silenzio: { rigetto: false }
		});
		expect(JSON.stringify(esito.calcolo)).toContain('Domanda nei termini: sì.');
		const isRisposte = check(`Risposte-${ID}`);
		expect(isRisposte(risposte), JSON.stringify(isRisposte.errors)).toBe(true);
	});

	it.each(NON_VALIDI)('$nome', async ({ risposte, problema }) => {
		const esito = await verifica(risposte);
		expect(esito.problemi).toEqual([problema]);
		expect(esito.ok).toBe(problema.severita !== 'block');
	});

	it.each([
		[2022, 177_365],
		[2023, 191_730],
		[2024, 202_085],
		[2025, 203_700],
		[2026, 206_550]
	])('un evento del %i ha l’importo di quell’anno', async (anno, centesimi) => {
		const nascita = `${anno}-01-15`;
		const esito = await verifica(
			{
				...V1,
				dataEvento: nascita,
				figli: [figlio(nascita)],
				titoloDal: '2021-01-01',
				iseeProtocollo: `INPS-ISEE-${anno}-0A1B2C3D4-00`
			},
			`${anno}-02-01`
		);
		expect(esito).toMatchObject({ ok: true, problemi: [] });
		expect(esito.calcolo.importo).toMatchObject({ totale: { centesimi } });
	});

	it('un evento del 2027 si può inviare: l’importo è da determinare', async () => {
		const esito = await verifica(
			{
				...V1,
				dataEvento: '2027-01-15',
				figli: [figlio('2027-01-15')],
				iseeProtocollo: 'INPS-ISEE-2027-0A1B2C3D4-00'
			},
			'2027-02-01'
		);
		expect(esito).toMatchObject({ ok: true, problemi: [] });
		expect(esito.calcolo.importo?.totale ?? null).toBeNull();
		expect(esito.calcolo.importo?.nota).toContain('da determinare');
	});

	it.each([
		['2026-07-14', '14/01/2027'],
		['2026-05-30', '30/11/2026'],
		['2026-05-22', '23/11/2026'],
		['2026-05-21', '21/11/2026'],
		['2026-08-31', '01/03/2027'],
		['2026-06-25', '28/12/2026']
	])('evento del %s: si può chiedere fino al %s', async (nascita, ultimo) => {
		const esito = await verifica({ ...V1, dataEvento: nascita, figli: [figlio(nascita)] }, nascita);
		expect(esito).toMatchObject({ ok: true, problemi: [] });
		expect(esito.calcolo.importo?.nota).toContain(`L'ultimo giorno per inviarla è il ${ultimo}.`);
	});
});
