// Our client of App IO against our simulator, and what both say against the public contract.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { composeMessaggio } from '#lib/domain/messaggi.ts';
import { createAppIo } from '#lib/server/integrations/app-io/client.ts';
import type { AppIo } from '#lib/server/integrations/app-io/port.ts';
import { toNuovoMessaggio } from '#lib/server/integrations/app-io/wire.ts';
import { createAppIoSimulator, type AppIoOptions } from '#simulators/app-io/app-io.ts';
import { createSimulatorServer } from '#simulators/serve.ts';
import { findContract, openDefinitions, type Check } from '#tests/support/contracts.ts';

const MARTA = 'ZNCMRT84C57C037X';
const NON_ISCRITTA = 'MPLCRL52T49C566S';
const BLOCCATO = 'BRMDVD71S05I709K';
const ATTESA = 'CRSPLA68A30C139D';

const { oggetto, testo } = composeMessaggio('IO03', { pratica: 'AA-2026-000001', entro: '04/12/2026' });
const messaggio = { codiceFiscale: MARTA, oggetto, testo, entro: '2026-12-04' };

let server: Server;
let origine: string;
let cartella: string;

beforeEach(async () => {
	cartella = await mkdtemp(path.join(tmpdir(), 'comune-vicino-app-io-'));
	await start();
});

afterEach(async () => {
	await stop();
	await rm(cartella, { recursive: true });
});

function listen(server: Server): Promise<string> {
	return new Promise((resolve) => {
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
		});
	});
}

async function start(altro: Partial<AppIoOptions> = {}): Promise<void> {
	const simulatore = createAppIoSimulator({
		file: path.join(cartella, 'simulatori', 'app-io.jsonl'),
		now: () => new Date('2026-11-24T10:00:00Z'),
		random: randomBytes,
		...altro
	});
	server = createSimulatorServer([simulatore]);
	origine = await listen(server);
}

async function stop(): Promise<void> {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
}

function client(chiave = 'prova-cassola', indirizzo = `${origine}/app-io/api/v1`): AppIo {
	const attesa = { profilo: 300, messaggio: 300 };
	return createAppIo({ indirizzo, chiave, clock: () => new Date('2026-11-24T10:00:00Z'), attesa });
}

type Ricevuto = { id: string; fiscal_code: string; subject: string; due_date?: string; volte: number };

async function ricevuti(): Promise<Ricevuto[]> {
	return (await (await fetch(`${origine}/app-io/prove/messaggi`)).json()) as Ricevuto[];
}

function chiama(risorsa: string, corpo: object, chiave = 'prova-cassola'): Promise<Response> {
	return fetch(`${origine}/app-io/api/v1/${risorsa}`, {
		method: 'POST',
		headers: { 'Ocp-Apim-Subscription-Key': chiave },
		body: JSON.stringify(corpo)
	});
}

describe('il client di App IO davanti al simulatore', () => {
	it('consegna un messaggio con la sua scadenza', async () => {
		expect(await client().checkDestinatario(MARTA)).toBe('PRONTO');
		const esito = await client().sendMessaggio(messaggio);
		const [arrivato] = await ricevuti();
		expect(esito).toEqual({ esito: 'ACCETTATO', id: arrivato?.id });
		expect(arrivato).toMatchObject({
			fiscal_code: MARTA,
			subject: oggetto,
			due_date: '2026-12-04T22:59:59Z',
			volte: 1
		});
	});

	it('sa chi non usa App IO e chi non vuole messaggi', async () => {
		expect(await client().checkDestinatario(NON_ISCRITTA)).toBe('NON_ISCRITTO');
		expect(await client().checkDestinatario(BLOCCATO)).toBe('BLOCCATO');
	});

	it('rimandato una volta, sa quanto aspettare, poi consegna una volta sola', async () => {
		const perPaolo = { ...messaggio, codiceFiscale: ATTESA };
		await expect(client().sendMessaggio(perPaolo)).rejects.toMatchObject({
			temporaneo: true,
			riprovaDopo: 1
		});
		expect((await client().sendMessaggio(perPaolo)).esito).toBe('ACCETTATO');
		expect(await ricevuti()).toHaveLength(1);
	});

	it('con la chiave sbagliata o un contenuto fuori misura non deve riprovare', async () => {
		const rifiuto = { integrazione: 'app-io', temporaneo: false };
		await expect(client('sbagliata').checkDestinatario(MARTA)).rejects.toMatchObject(rifiuto);
		await expect(client().sendMessaggio({ ...messaggio, oggetto: 'breve' })).rejects.toMatchObject(rifiuto);
		expect(await ricevuti()).toEqual([]);
	});

	it('oltre il limite di chiamate aspetta quanto gli è detto', async () => {
		await stop();
		await start({ limite: { chiamate: 1, finestraMs: 5_000 } });
		await client().checkDestinatario(MARTA);
		await expect(client().checkDestinatario(MARTA)).rejects.toMatchObject({
			temporaneo: true,
			riprovaDopo: 5
		});
	});

	it('quando non lo raggiunge può riprovare', async () => {
		const chiuso = createServer();
		const indirizzo = await listen(chiuso);
		await new Promise((resolve) => chiuso.close(resolve));
		const temporaneo = { integrazione: 'app-io', temporaneo: true };
		await expect(client('prova-cassola', indirizzo).sendMessaggio(messaggio)).rejects.toMatchObject(
			temporaneo
		);
		await expect(client('prova-cassola', indirizzo).checkDestinatario(MARTA)).rejects.toMatchObject(
			temporaneo
		);
	});

	it.each([
		['cade senza rispondere', (risposta: ServerResponse) => risposta.destroy()],
		['non risponde in tempo', () => undefined],
		['sta dietro a chi non ha atteso', (risposta: ServerResponse) => risposta.writeHead(504).end()]
	] as const)("dopo la partenza, se %s, l'esito è incerto", async (_, risponde) => {
		const muto = createServer((richiesta, risposta) => {
			richiesta.resume().on('end', () => risponde(risposta));
		});
		const indirizzo = await listen(muto);
		const esito = await client('prova-cassola', indirizzo).sendMessaggio(messaggio);
		expect(esito.esito).toBe('INCERTO');
		muto.closeAllConnections();
		await new Promise((resolve) => muto.close(resolve));
	});
});

describe('il simulatore di App IO', () => {
	it('tiene i messaggi anche dopo un riavvio e conta quelli doppi', async () => {
		await client().sendMessaggio(messaggio);
		await stop();
		await start();
		await client().sendMessaggio(messaggio);
		expect((await ricevuti()).map(({ volte }) => volte)).toEqual([2, 2]);
	});

	it('mostra il telefono di una persona senza eseguire ciò che arriva', async () => {
		await client().sendMessaggio({ ...messaggio, testo: `<script>alert(1)</script> ${testo}` });
		const [arrivato] = await ricevuti();
		const elenco = await (await fetch(`${origine}/app-io?persona=${MARTA}`)).text();
		expect(elenco).toContain(oggetto);
		expect(elenco).toContain('Comune di Cassola');
		expect(elenco).toContain('Ambiente di prova');
		const aperto = await fetch(`${origine}/app-io/messaggi/${arrivato?.id ?? ''}`);
		expect(aperto.headers.get('content-security-policy')).toContain("default-src 'none'");
		const pagina = await aperto.text();
		expect(pagina).toContain('&lt;script&gt;');
		expect(pagina).not.toContain('<script');
		expect(pagina).toContain('04/12/2026 alle 23:59');
		expect(await (await fetch(`${origine}/app-io`)).text()).toContain('1 messaggio');
	});

	it('non mostra a un Comune lo stato dei messaggi di un altro', async () => {
		const invio = await client().sendMessaggio(messaggio);
		const id = invio.esito === 'ACCETTATO' ? (invio.id ?? '') : '';
		const stato = (chiave: string): Promise<Response> =>
			fetch(`${origine}/app-io/api/v1/messages/${MARTA}/${id}`, {
				headers: { 'Ocp-Apim-Subscription-Key': chiave }
			});
		expect((await stato('prova-cassola')).status).toBe(200);
		expect((await stato('prova-seveso')).status).toBe(404);
	});
});

const contratto = findContract('app-io/io-services_4.1.1.yaml');
const FORMATI = {
	FiscalCode: /^[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]$/,
	UTCISODateFromString: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
	Ulid: /^[0-9A-HJKMNP-TV-Z]{26}$/,
	OrganizationFiscalCode: /^\d{11}$/
};

describe.skipIf(!contratto)('il contratto pubblico di App IO', () => {
	let check: Check;

	beforeAll(() => {
		check = openDefinitions(contratto ?? '', FORMATI);
	});

	it('ammette ciò che il client manda', () => {
		expect(check('FiscalCodePayload', { fiscal_code: MARTA })).toBe('');
		expect(check('NewMessage', toNuovoMessaggio(messaggio))).toBe('');
		expect(check('NewMessage', toNuovoMessaggio({ ...messaggio, entro: undefined }))).toBe('');
	});

	it('si accorge di ciò che non ammette', () => {
		expect(check('NewMessage', toNuovoMessaggio({ ...messaggio, oggetto: 'breve' }))).toContain('subject');
		expect(check('ExternalMessageResponseWithContent', { message: {} })).toContain('fiscal_code');
		expect(check('ProblemJson', { status: 600 })).toContain('status');
	});

	it('ammette ciò che il simulatore risponde', async () => {
		const creato = await chiama('messages', toNuovoMessaggio(messaggio));
		expect(creato.status).toBe(201);
		const corpo = (await creato.json()) as { id: string };
		expect(check('CreatedMessage', corpo)).toBe('');
		expect(creato.headers.get('location')).toBe(`/api/v1/messages/${MARTA}/${corpo.id}`);
		expect(creato.headers.get('x-rate-limit-remaining')).toMatch(/^\d+$/);

		const profilo = await chiama('profiles', { fiscal_code: MARTA });
		expect(check('LimitedProfile', await profilo.json())).toBe('');

		const stato = await fetch(`${origine}/app-io/api/v1/messages/${MARTA}/${corpo.id}`, {
			headers: { 'Ocp-Apim-Subscription-Key': 'prova-cassola' }
		});
		expect(check('ExternalMessageResponseWithContent', await stato.json())).toBe('');
	});

	it('ammette i rifiuti del simulatore', async () => {
		const nuovo = toNuovoMessaggio(messaggio);
		const rifiuti: [Promise<Response>, number][] = [
			[chiama('messages', { ...nuovo, content: { ...nuovo.content, markdown: 'corto' } }), 400],
			[chiama('messages', { ...nuovo, content: { ...nuovo.content, due_date: '2026-12-04' } }), 400],
			[chiama('messages', { ...nuovo, fiscal_code: 'ROSSI' }), 400],
			[chiama('messages', nuovo, 'sbagliata'), 401],
			[chiama('profiles', { fiscal_code: NON_ISCRITTA }), 404],
			[chiama('messages', { ...nuovo, fiscal_code: ATTESA }), 429]
		];
		for (const [risposta, status] of rifiuti) {
			const { status: avuto, ...resto } = await risposta.then(async (r) => ({
				status: r.status,
				corpo: (await r.json()) as unknown
			}));
			expect(avuto).toBe(status);
			expect(check('ProblemJson', resto.corpo)).toBe('');
		}
	});
});
