// The API around the check: its description, the services, bad requests, the limit of requests, the places.
import { globSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '#lib/server/app.ts';
import type { DettaglioServizio, ElencoServizi, Luoghi } from '#lib/server/api/schemi.ts';
import { openDatabase, type Database } from '#lib/server/db/connection.ts';
import type { EnteInVigore } from '#lib/server/enti/find-ente.ts';
import { V1 } from '#tests/support/accesso-atti.ts';
import { call, readEnte, testApp, type Chiamata, type Rotta } from '#tests/support/api.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { checksOf, createAjv } from '#tests/support/schemi.ts';
import { GET as descrizione } from '../../src/routes/api/openapi.json/+server.ts';
import { GET as elenco } from '../../src/routes/api/v1/servizi/+server.ts';
import { GET as dettaglio } from '../../src/routes/api/v1/servizi/[id]/+server.ts';
import { POST as verifica } from '../../src/routes/api/v1/servizi/[id]/verifica/+server.ts';
import { GET as luoghi } from '../../src/routes/luoghi/+server.ts';

const ID = 'accesso-atti';

type Descrizione = {
	servers: { url: string }[];
	paths: Record<string, Record<string, { operationId?: string; responses?: object }>>;
	components: { schemas: Record<string, object> };
};

let prova: TestDatabase;
let database: Database;
let app: App;
let ente: EnteInVigore;
let documento: Descrizione;
let check: ReturnType<typeof checksOf>;

beforeAll(async () => {
	prova = await createTestDatabase();
	database = openDatabase({ url: prova.appUrl, massimoConnessioni: 4, annuncia: () => undefined });
	app = testApp(database);
	ente = await readEnte(database, 'cassola');
	documento = (await ask(descrizione)) as Descrizione;
	check = checksOf(documento);
});

afterAll(async () => {
	await database.close();
	await prova.drop();
});

async function ask(rotta: Rotta, chiamata: Chiamata = {}): Promise<unknown> {
	return (await call(rotta, { app, ente }, chiamata)).json();
}

/** The answer, once it is what its schema says. */
async function sound<T>(schema: string, rotta: Rotta, chiamata: Chiamata = {}): Promise<T> {
	const answer = await ask(rotta, chiamata);
	expect(check(schema)(answer), JSON.stringify(check(schema).errors)).toBe(true);
	return answer as T;
}

async function refusal(chiamata: Chiamata, rotta: Rotta = verifica): Promise<string> {
	const answer = await call(rotta, { app, ente }, { id: ID, ...chiamata });
	expect(answer.headers.get('content-type')).toBe('application/problem+json');
	const problema = (await answer.json()) as { codice: string; status: number; richiesta: string };
	expect(check('Problema')(problema)).toBe(true);
	expect(problema).toMatchObject({ status: answer.status, richiesta: 'prova-0001' });
	return `${answer.status} ${problema.codice}`;
}

describe("la descrizione dell'API", () => {
	it('è OpenAPI 3.1 con il Comune nel titolo e il suo indirizzo', () => {
		expect(documento).toMatchObject({
			openapi: '3.1.0',
			info: { title: 'API dei servizi del Comune di Cassola' }
		});
		expect(documento.servers).toEqual([{ url: 'http://cassola.localhost:3000' }]);
	});

	it('elenca ogni rotta dell’API e nessun’altra', () => {
		const rotte = globSync('src/routes/{api,luoghi}/**/+server.ts').map((file) =>
			file.replace('src/routes', '').replace('/+server.ts', '').replaceAll('[', '{').replaceAll(']', '}')
		);
		expect(Object.keys(documento.paths).sort()).toEqual(rotte.sort());
	});

	it('ogni rimando porta a qualcosa e ogni operazione ha un nome suo', () => {
		const testo = JSON.stringify(documento);
		for (const [, rimando = ''] of testo.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
			const trovato = rimando
				.split('/')
				.reduce<unknown>((nodo, parte) => (nodo as Record<string, unknown>)[parte], documento);
			expect(trovato, rimando).toBeTypeOf('object');
		}
		const nomi = [...testo.matchAll(/"operationId":"(\w+)"/g)].map(([, nome]) => nome);
		expect(new Set(nomi).size).toBe(nomi.length);
		expect(nomi).toHaveLength(5);
	});

	it('ogni schema si compila senza parole sconosciute', () => {
		for (const nome of Object.keys(documento.components.schemas)) expect(() => check(nome)).not.toThrow();
	});
});

describe('i servizi', () => {
	it('sono quelli attivi nel Comune', async () => {
		const risposta = await sound<ElencoServizi>('ElencoServizi', elenco);
		const attivi = ente.impostazioni.servizi.filter(({ attivo }) => attivo).map(({ id }) => id);
		expect(risposta.servizi.map(({ id }) => id).sort()).toEqual(attivi.sort());
		expect(risposta.servizi.find(({ id }) => id === ID)).toMatchObject({
			titolo: "Richiedere l'accesso agli atti",
			giorniTermine: 30,
			links: { self: `/api/v1/servizi/${ID}`, verifica: `/api/v1/servizi/${ID}/verifica` }
		});
	});

	it('un servizio spento non c’è', async () => {
		const spento = structuredClone(ente);
		for (const servizio of spento.impostazioni.servizi) servizio.attivo = false;
		const risposta = await call(elenco, { app, ente: spento });
		expect(await risposta.json()).toMatchObject({ servizi: [] });
		expect((await call(dettaglio as Rotta, { app, ente: spento }, { id: ID })).status).toBe(404);
	});

	it('ognuno ha uno schema 2020-12 delle risposte che accetta il suo esempio', async () => {
		const { servizi } = await sound<ElencoServizi>('ElencoServizi', elenco);
		for (const { id } of servizi) {
			const servizio = await sound<DettaglioServizio>('DettaglioServizio', dettaglio, { id });
			const valida = createAjv().compile(servizio.schemaRisposte);
			expect(valida(servizio.esempio), JSON.stringify(valida.errors)).toBe(true);
			const esito = await ask(verifica, { id, corpo: { risposte: servizio.esempio } });
			expect(esito).toMatchObject({ ok: true, ignorati: [] });
		}
	});

	it('lo schema dice etichette, condizioni, e che cosa è obbligatorio', async () => {
		const { schemaRisposte } = await sound<DettaglioServizio>('DettaglioServizio', dettaglio, {
			id: ID
		});
		expect(schemaRisposte).toMatchObject({
			required: ['titolo', 'tipoAccesso', 'documento', 'modalita'],
			properties: {
				motivazione: { title: 'Motivazione', minLength: 30, 'x-quando': 'tipoAccesso è DOCUMENTALE' },
				documentoDelegante: {
					'x-quando': '(titolo è DELEGATO e delegaRegistrata è carta o manca) e delegaFirmaDigitale è false'
				},
				materia: { 'x-etichette': { edilizia: 'Edilizia' } },
				praticaAnno: { type: 'integer', minimum: 1860 }
			}
		});
	});
});

describe('le richieste sbagliate ricevono un problema', () => {
	it.each<[string, Chiamata, string]>([
		['JSON troncato', { testo: '{"risposte":' }, '400 JSON_NON_VALIDO'],
		['corpo vuoto', { testo: '' }, '400 JSON_NON_VALIDO'],
		['byte che non sono UTF-8', { testo: new Uint8Array([0x7b, 0xff, 0x7d]) }, '400 JSON_NON_VALIDO'],
		['annidamento profondo', { testo: '['.repeat(50_000) }, '400 CORPO_TROPPO_ANNIDATO'],
		[
			'modulo di una pagina',
			{ testo: 'a=1', tipo: 'application/x-www-form-urlencoded' },
			'415 TIPO_NON_AMMESSO'
		],
		['testo', { corpo: { risposte: V1 }, tipo: 'text/plain' }, '415 TIPO_NON_AMMESSO'],
		['più di 200 kB', { corpo: { risposte: { documento: 'a'.repeat(200_000) } } }, '413 CORPO_TROPPO_GRANDE'],
		['un elenco', { corpo: [] }, '422 CORPO_NON_VALIDO'],
		['null', { testo: 'null' }, '422 CORPO_NON_VALIDO'],
		['nessuna risposta', { corpo: {} }, '422 RISPOSTE_NON_VALIDE'],
		['risposte in un elenco', { corpo: { risposte: [V1] } }, '422 RISPOSTE_NON_VALIDE'],
		['data italiana', { corpo: { risposte: V1, dataPresentazione: '23/11/2026' } }, '422 DATA_NON_VALIDA'],
		[
			'data che non esiste',
			{ corpo: { risposte: V1, dataPresentazione: '2026-02-30' } },
			'422 DATA_NON_VALIDA'
		],
		['data come numero', { corpo: { risposte: V1, dataPresentazione: 20261123 } }, '422 DATA_NON_VALIDA'],
		[
			'data di un altro secolo',
			{ corpo: { risposte: V1, dataPresentazione: '1026-11-23' } },
			'422 DATA_NON_VALIDA'
		],
		['servizio sconosciuto', { id: 'toString', corpo: { risposte: V1 } }, '404 SERVIZIO_NON_ATTIVO']
	])('%s', async (_nome, chiamata, atteso) => {
		expect(await refusal(chiamata)).toBe(atteso);
	});

	it('il servizio sconosciuto anche per la scheda', async () => {
		expect(await refusal({ id: 'patente' }, dettaglio as Rotta)).toBe('404 SERVIZIO_NON_ATTIVO');
	});

	it('parentesi dentro un testo non sono annidamento', async () => {
		const answer = await call(
			verifica,
			{ app, ente },
			{ id: ID, corpo: { risposte: { ...V1, documento: `"${'['.repeat(100)}\\` } } }
		);
		expect(await answer.json()).toMatchObject({ ok: true });
	});
});

describe('il limite di richieste', () => {
	it.each([
		['la verifica', verifica as Rotta, { corpo: { risposte: V1 } }],
		['la ricerca dei luoghi', luoghi as Rotta, { ricerca: '?cerca=cas' }]
	])('%s oltre la misura risponde 429 con i secondi da aspettare', async (_nome, rotta, chiamata) => {
		const stretto = { app: testApp(database, { capienza: 2, alSecondo: 0.1 }), ente };
		expect((await call(rotta, stretto, { id: ID, ...chiamata })).status).toBe(200);
		expect((await call(rotta, stretto, { id: ID, ...chiamata })).status).toBe(200);
		const answer = await call(rotta, stretto, { id: ID, ...chiamata });
		expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '10']);
		expect(await answer.json()).toMatchObject({ codice: 'TROPPE_RICHIESTE', richiesta: 'prova-0001' });
		const altro = await call(rotta, stretto, { id: ID, ...chiamata, indirizzo: '10.0.0.2' });
		expect(altro.status).toBe(200);
	});
});

describe('i luoghi', () => {
	it('il nome suggerito è quello che il campo capisce', async () => {
		const risposta = await sound<Luoghi>('Luoghi', luoghi, { ricerca: '?cerca=cassol' });
		const cassola = risposta.luoghi.find(({ codice }) => codice === 'C037');
		expect(cassola?.nome).toBe('Cassola (VI)');
		const consegna = {
			...V1,
			invio: 'POSTA',
			invioIndirizzo: { via: 'Via Roma', cap: '36022', comune: cassola?.nome }
		};
		expect(await ask(verifica as Rotta, { id: ID, corpo: { risposte: consegna } })).toMatchObject({
			ok: true
		});
	});

	it('per una residenza bastano i Comuni che esistono ancora', async () => {
		const tutti = await sound<Luoghi>('Luoghi', luoghi, { ricerca: '?cerca=fra' });
		const comuni = await sound<Luoghi>('Luoghi', luoghi, { ricerca: '?cerca=fra&solo=comuni' });
		expect(tutti.luoghi.map(({ codice }) => codice)).toContain('Z110');
		expect(comuni.luoghi.map(({ codice }) => codice)).not.toContain('Z110');
		expect(comuni.luoghi.length).toBeGreaterThan(0);
	});

	it('senza testo, o con uno troppo lungo, non suggerisce niente', async () => {
		for (const ricerca of ['', '?cerca=', '?cerca=a', `?cerca=${'a'.repeat(500)}`])
			expect(await sound<Luoghi>('Luoghi', luoghi as Rotta, { ricerca })).toEqual({ luoghi: [] });
	});
});
