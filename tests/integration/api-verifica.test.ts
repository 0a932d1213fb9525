// The check of the API as a client meets it: the vectors of access to records, the settings of the day, any input at all.
import * as fc from 'fast-check';
import type { ValidateFunction } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '#lib/server/app.ts';
import type { EsitoVerifica } from '#lib/server/api/schemi.ts';
import { openDatabase, type Database } from '#lib/server/db/connection.ts';
import { inEnte } from '#lib/server/db/in-ente.ts';
import type { EnteInVigore } from '#lib/server/enti/find-ente.ts';
import { NON_VALIDI, V1, V2, V3 } from '#tests/support/accesso-atti.ts';
import { call, readEnte, testApp } from '#tests/support/api.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { checksOf } from '#tests/support/schemi.ts';
import { GET as descrizione } from '../../src/routes/api/openapi.json/+server.ts';
import { POST } from '../../src/routes/api/v1/servizi/[id]/verifica/+server.ts';

const ID = 'accesso-atti';

let prova: TestDatabase;
let database: Database;
let app: App;
let ente: EnteInVigore;
let isEsito: ValidateFunction;
let isRisposte: ValidateFunction;
let isProblema: ValidateFunction;

beforeAll(async () => {
	prova = await createTestDatabase();
	database = openDatabase({ url: prova.appUrl, massimoConnessioni: 4, annuncia: () => undefined });
	app = testApp(database);
	ente = await readEnte(database, 'cassola');
	const documento = (await (await call(descrizione, { app, ente })).json()) as object;
	const check = checksOf(documento);
	isEsito = check('EsitoVerifica');
	isProblema = check('Problema');
	isRisposte = check(`Risposte-${ID}`);
});

afterAll(async () => {
	await database.close();
	await prova.drop();
});

async function verifica(risposte: unknown, altro: object = {}): Promise<EsitoVerifica> {
	const answer = await call(POST, { app, ente }, { id: ID, corpo: { risposte, ...altro } });
	expect(answer.status).toBe(200);
	const esito = (await answer.json()) as EsitoVerifica;
	expect(isEsito(esito), JSON.stringify(isEsito.errors)).toBe(true);
	return esito;
}

function codici({ problemi }: EsitoVerifica): string[] {
	return problemi.map(({ campo, codice }) => `${campo} ${codice}`);
}

describe('la verifica delle richieste che vanno bene', () => {
	it('V1: documentale inviata il 23/11/2026, risposta entro il 23/12/2026', async () => {
		const esito = await verifica(V1, { dataPresentazione: '2026-11-23' });
		expect(esito).toMatchObject({ ok: true, problemi: [], ignorati: [] });
		expect(esito.calcolo).toMatchObject({
			dataPresentazione: '2026-11-23',
			giorniTermine: 30,
			scadenza: '2026-12-23',
			scadenzaMostrata: '2026-12-23',
			ufficio: { id: 'edilizia' },
			silenzio: { rigetto: true }
		});
	});

	it('V2: FOIA senza motivazione, gratis, e il silenzio non la respinge', async () => {
		const esito = await verifica(V2);
		expect(esito).toMatchObject({ ok: true, problemi: [], ignorati: [] });
		expect(esito.calcolo).toMatchObject({ ufficio: { id: 'urp' }, costi: [], silenzio: { rigetto: false } });
	});

	it('V3: copia conforme con delega, documento del delegante e marca da 16 euro', async () => {
		const esito = await verifica(V3);
		expect(esito).toMatchObject({ ok: true, problemi: [] });
		const bolli = esito.calcolo.costi?.filter(({ centesimi }) => centesimi === 1600);
		expect(bolli).toHaveLength(2);
	});

	it('la motivazione mandata con un accesso civico si scarta e lo si dice', async () => {
		const esito = await verifica({ ...V2, motivazione: 'Voglio sapere come si spendono i soldi di tutti.' });
		expect(esito).toMatchObject({ ok: true, problemi: [], ignorati: ['motivazione'] });
	});

	it('una scadenza in un giorno festivo si mostra spostata', async () => {
		const { calcolo } = await verifica(V1, { dataPresentazione: '2026-11-25' });
		expect(calcolo).toMatchObject({ scadenza: '2026-12-25', scadenzaMostrata: '2026-12-28' });
	});

	it('senza data vale oggi a Roma', async () => {
		expect((await verifica(V1)).calcolo.dataPresentazione).toBe('2026-11-23');
		expect((await verifica(V1, { dataPresentazione: null })).calcolo.dataPresentazione).toBe('2026-11-23');
	});

	it('un avviso non impedisce di inviare', async () => {
		const esito = await verifica({
			...V1,
			titolo: 'GENITORE',
			beneficiarioNome: 'Pietro',
			beneficiarioCognome: 'Tessari',
			beneficiarioCodiceFiscale: 'TSSPTR26E30A703I',
			minoreNascita: '2026-05-29',
			responsabilitaGenitoriale: true
		});
		expect(esito.ok).toBe(true);
		expect(esito.problemi).toMatchObject([{ codice: 'CF_NON_COERENTE', severita: 'warn' }]);
	});
});

describe('la verifica delle richieste che non vanno', () => {
	it.each(NON_VALIDI)('$nome', async ({ risposte, problemi }) => {
		const esito = await verifica(risposte, { dataPresentazione: '2026-11-23' });
		expect(esito.ok).toBe(false);
		expect(codici(esito)).toEqual(problemi);
		expect(esito.calcolo).toMatchObject({ giorniTermine: 30, ufficio: null, costi: null, silenzio: null });
	});

	it.each([
		['un elenco vuoto', []],
		['un nome vuoto', ['']],
		['niente', null],
		['un oggetto vuoto', [{}]]
	])('un documento obbligatorio manca anche quando al suo posto c’è %s', async (_nome, delega) => {
		expect(codici(await verifica({ ...V3, delega }))).toEqual(['delega ALL_MANCANTE']);
	});

	it.each([
		['documento', ['un testo in un elenco']],
		['catasto', 'foglio 7'],
		['praticaAnno', { anno: 1987 }],
		['titolo', ['PROPRIO', 'DELEGATO']],
		['interesse', { file: 'rogito.pdf' }],
		['catasto', { foglio: ['7'], particella: '415' }]
	])('%s nella forma sbagliata è un solo problema di quel campo', async (campo, valore) => {
		const esito = await verifica({ ...V1, [campo]: valore });
		expect(codici(esito).filter((testo) => testo.startsWith(campo))).toEqual([`${campo} CAMPO_FORMATO`]);
	});

	it('due tipi di accesso insieme non valgono per nessuno dei due', async () => {
		const esito = await verifica({ ...V2, tipoAccesso: ['CIVICO_GENERALIZZATO', 'DOCUMENTALE'] });
		expect(codici(esito)).toContain('tipoAccesso CAMPO_FORMATO');
	});

	it('un campo che non esiste si scarta e lo si dice, anche con un nome riservato', async () => {
		const risposte = JSON.parse('{"pippo": 1, "__proto__": {"x": 1}, "toString": "x"}') as object;
		const esito = await verifica({ ...V1, ...risposte });
		expect(esito.ok).toBe(true);
		expect(esito.ignorati).toEqual(['pippo', 'toString']);
	});
});

describe('la verifica e le impostazioni del giorno', () => {
	it('usa il termine in vigore nel giorno di presentazione, e quello di oggi prima della prima versione', async () => {
		const documento = structuredClone(ente.impostazioni);
		for (const servizio of documento.servizi) servizio.giorniTermine = 20;
		await addVersione(documento);
		const dopo = await verifica(V1, { dataPresentazione: '2027-01-04' });
		expect(dopo.calcolo).toMatchObject({ giorniTermine: 20, scadenza: '2027-01-24' });
		const oggi = await verifica(V1, { dataPresentazione: '2026-11-23' });
		expect(oggi.calcolo.giorniTermine).toBe(30);
		const antica = await verifica(V1, { dataPresentazione: '2001-01-01' });
		expect(antica.calcolo.giorniTermine).toBe(30);
	});
});

async function addVersione(documento: object): Promise<void> {
	const owner = openDatabase({ url: prova.ownerUrl, massimoConnessioni: 1, annuncia: () => undefined });
	await inEnte(owner, { ente: 'cassola', attore: { ruolo: 'sistema' } }, async (tx) => {
		await tx`insert into impostazioni_ente (ente_id, versione, valida_dal, documento)
			values ('cassola', 99, '2027-01-01', ${tx.json(documento as never)})`;
	});
	await owner.close();
}

const qualunque = fc.jsonValue({ maxDepth: 3 });
const campo = fc.constantFrom(...Object.keys(V3), 'invioPec', 'invioIndirizzo', 'urgenza', 'interesse');
const storte = fc.dictionary(fc.oneof(campo, fc.string()), qualunque, { maxKeys: 12 });
const base = fc.constantFrom<Record<string, unknown>>(V1, V2, V3);

describe('la verifica di qualunque cosa', () => {
	it('non si rompe mai, risponde secondo il suo schema, e l’ordine delle risposte non conta', async () => {
		await fc.assert(
			fc.asyncProperty(base, storte, async (buone, mutate) => {
				const risposte = Object.entries({ ...buone, ...mutate });
				const esito = await verifica(Object.fromEntries(risposte));
				expect(await verifica(Object.fromEntries(risposte.toReversed()))).toEqual(esito);
			}),
			{ numRuns: 300, seed: 20261123 }
		);
	});

	it('un corpo qualunque riceve un esito o un problema, mai un guasto', async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (testo) => {
				const answer = await call(POST, { app, ente }, { id: ID, testo });
				expect([200, 400, 422]).toContain(answer.status);
				expect((answer.status === 200 ? isEsito : isProblema)(await answer.json())).toBe(true);
			}),
			{ numRuns: 300, seed: 20261123 }
		);
	});

	it('ciò che la verifica accetta, lo accetta anche lo schema delle risposte', async () => {
		const scelta = fc.record(
			{
				titolo: fc.constantFrom('PROPRIO', 'DELEGATO', 'EREDE'),
				tipoAccesso: fc.constantFrom('DOCUMENTALE', 'CIVICO_SEMPLICE', 'CIVICO_GENERALIZZATO'),
				qualita: fc.constantFrom('altro', 'erede'),
				materia: fc.constantFrom('edilizia', 'tributi'),
				invio: fc.constantFrom('PEC', 'RITIRO'),
				modalita: fc.constantFrom('VISIONE', 'COPIA_CONFORME', 'COPIA_SEMPLICE_CARTA'),
				usoBollo: fc.constantFrom('NESSUNA', 'ESENTE'),
				esenzioneNorma: fc.constant('Art. 7, tabella B, D.P.R. 642/1972'),
				delegaFirmaDigitale: fc.boolean(),
				obbligoPubblicazione: fc.constant('I bandi di gara del 2025')
			},
			{ requiredKeys: [] }
		);
		const tolti = fc.subarray(Object.keys(V3), { maxLength: 2 });
		let accettate = 0;
		await fc.assert(
			fc.asyncProperty(scelta, tolti, async (mutate, senza) => {
				const tutte = Object.entries({ ...V3, ...mutate });
				const risposte = Object.fromEntries(tutte.filter(([nome]) => !senza.includes(nome)));
				if (!(await verifica(risposte)).ok) return;
				accettate += 1;
				expect(isRisposte(risposte), JSON.stringify(isRisposte.errors)).toBe(true);
			}),
			{ numRuns: 300, seed: 20261123 }
		);
		expect(accettate).toBeGreaterThan(30);
	});

	it('ciò che manca per la verifica, manca anche per lo schema', async () => {
		for (const nome of Object.keys(V3)) {
			const risposte = Object.fromEntries(Object.entries(V3).filter(([altro]) => altro !== nome));
			const { problemi } = await verifica(risposte);
			const manca = problemi.some(
				({ campo: chi, codice }) => chi === nome && !codice.endsWith('NON_INDIVIDUATA')
			);
			expect(isRisposte(risposte), nome).toBe(!manca);
		}
	});
});
