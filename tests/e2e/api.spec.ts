// The public API of the running portal, as another program meets it: description, checks, refusals, without login.
import { expect, test, type APIResponse } from '@playwright/test';
import { checksOf } from '#tests/support/schemi.ts';
import { NON_VALIDI, V1, V2, V3 } from '#tests/support/accesso-atti.ts';

const SERVIZIO = '/api/v1/servizi/accesso-atti';
const VERIFICA = `${SERVIZIO}/verifica`;

// The API has no pages: one browser is enough.
const UNA_VOLTA = { tag: '@solo-computer' };

async function describeProblem(answer: APIResponse): Promise<string> {
	expect(answer.headers()['content-type']).toBe('application/problem+json');
	const problema = (await answer.json()) as {
		codice: string;
		status: number;
		richiesta: string;
		detail: string;
	};
	expect(problema.status).toBe(answer.status());
	expect(problema.richiesta).toMatch(/^[0-9a-f-]{36}$/);
	expect(problema.detail).not.toMatch(/\bat \S+:\d+|node_modules|Error:/);
	return `${answer.status()} ${problema.codice}`;
}

test('ogni risposta è quella che la descrizione promette', UNA_VOLTA, async ({ request, baseURL }) => {
	const descrizione = (await (await request.get('/api/openapi.json')).json()) as {
		openapi: string;
		servers: { url: string }[];
	};
	expect(descrizione.openapi).toBe('3.1.0');
	const check = checksOf(descrizione);
	const promesse: [string, APIResponse][] = [
		['ElencoServizi', await request.get('/api/v1/servizi')],
		['DettaglioServizio', await request.get(SERVIZIO)],
		['EsitoVerifica', await request.post(VERIFICA, { data: { risposte: V1 } })],
		['Luoghi', await request.get('/luoghi?cerca=bassano')],
		['Problema', await request.get('/api/v1/servizi/patente')]
	];
	for (const [schema, answer] of promesse) {
		const valida = check(schema);
		expect(valida(await answer.json()), `${schema}: ${JSON.stringify(valida.errors)}`).toBe(true);
	}
	// Node, unlike browsers, does not know the names under localhost: the host of the description goes in the header.
	const server = new URL(descrizione.servers[0]?.url ?? '');
	expect(server.port).toBe(new URL(baseURL ?? '').port);
	expect((await request.get('/api/v1/servizi', { headers: { host: server.host } })).status()).toBe(200);
});

for (const [nome, risposte] of Object.entries({ V1, V2, V3 })) {
	test(`${nome} inviata il 23/11/2026 va bene e scade il 23/12/2026`, UNA_VOLTA, async ({ request }) => {
		const answer = await request.post(VERIFICA, { data: { risposte, dataPresentazione: '2026-11-23' } });
		expect(await answer.json()).toMatchObject({
			ok: true,
			problemi: [],
			calcolo: { scadenza: '2026-12-23' }
		});
	});
}

for (const { nome, risposte, problemi } of NON_VALIDI) {
	test(nome, UNA_VOLTA, async ({ request }) => {
		const answer = await request.post(VERIFICA, { data: { risposte, dataPresentazione: '2026-11-23' } });
		expect(answer.status()).toBe(200);
		const esito = (await answer.json()) as { ok: boolean; problemi: { campo: string; codice: string }[] };
		expect(esito.ok).toBe(false);
		expect(esito.problemi.map(({ campo, codice }) => `${campo} ${codice}`)).toEqual(problemi);
	});
}

test('un FOIA con la motivazione riceve 200 e la motivazione si scarta', UNA_VOLTA, async ({ request }) => {
	const motivazione = 'Voglio sapere come si spendono i soldi di tutti.';
	const answer = await request.post(VERIFICA, { data: { risposte: { ...V2, motivazione } } });
	expect(answer.status()).toBe(200);
	const testo = await answer.text();
	expect(JSON.parse(testo)).toMatchObject({ ok: true, ignorati: ['motivazione'] });
	expect(testo).not.toContain(motivazione);
});

test(
	'le richieste sbagliate ricevono un problema in italiano, mai una pagina',
	UNA_VOLTA,
	async ({ request, baseURL }) => {
		const json = { 'content-type': 'application/json' };
		const grande = Buffer.from(JSON.stringify({ risposte: { documento: 'a'.repeat(1_000_000) } }));
		const porta = new URL(baseURL ?? '').port;
		const attesi: [string, APIResponse][] = [
			['400 JSON_NON_VALIDO', await request.post(VERIFICA, { data: Buffer.from('{'), headers: json })],
			[
				'400 CORPO_TROPPO_ANNIDATO',
				await request.post(VERIFICA, { data: Buffer.from('['.repeat(90_000)), headers: json })
			],
			['413 CORPO_TROPPO_GRANDE', await request.post(VERIFICA, { data: grande, headers: json })],
			['415 TIPO_NON_AMMESSO', await request.post(VERIFICA, { form: { titolo: 'PROPRIO' } })],
			['415 TIPO_NON_AMMESSO', await request.post(VERIFICA)],
			['422 RISPOSTE_NON_VALIDE', await request.post(VERIFICA, { data: { risposte: 'sì' } })],
			[
				'422 DATA_NON_VALIDA',
				await request.post(VERIFICA, { data: { risposte: V1, dataPresentazione: '2026-13-01' } })
			],
			[
				'404 SERVIZIO_NON_ATTIVO',
				await request.post('/api/v1/servizi/patente/verifica', { data: { risposte: V1 } })
			],
			['404 NON_TROVATO', await request.get('/api/v2/servizi')],
			[
				'404 ENTE_SCONOSCIUTO',
				await request.get('/api/v1/servizi', { headers: { host: `altrove.localhost:${porta}` } })
			],
			['405 METODO_NON_AMMESSO', await request.get(VERIFICA)],
			['405 METODO_NON_AMMESSO', await request.delete('/api/v1/servizi')],
			['405 METODO_NON_AMMESSO', await request.put(SERVIZIO, { data: {} })],
			['405 METODO_NON_AMMESSO', await request.post('/luoghi', { data: {} })]
		];
		for (const [atteso, answer] of attesi) expect(await describeProblem(answer)).toBe(atteso);
		expect((await request.get(VERIFICA)).headers().allow).toBe('POST');
	}
);

test(
	'ogni Comune descrive i propri servizi, e nessun altro sito può leggerli dal browser',
	UNA_VOLTA,
	async ({ request, baseURL }) => {
		const porta = new URL(baseURL ?? '').port;
		const answer = await request.get('/api/v1/servizi', {
			headers: { host: `seveso.localhost:${porta}`, origin: 'https://altrove.example' }
		});
		expect(await answer.json()).toMatchObject({ ente: 'Seveso' });
		expect(answer.headers()).not.toHaveProperty('access-control-allow-origin');
		expect(answer.headers()).not.toHaveProperty('set-cookie');
	}
);
