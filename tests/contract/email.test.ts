// Our client of the mail and our ear for what comes back, against the simulator, by real SMTP on this machine.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmail, type EmailOptions, type ServerPosta } from '#lib/server/integrations/email/client.ts';
import type { Email, Rimbalzo } from '#lib/server/integrations/email/port.ts';
import { openRimbalzi } from '#lib/server/integrations/email/rimbalzi.ts';
import type { LetteraTenuta } from '#simulators/email/archive.ts';
import { createEmailSimulator, type EmailSimulator } from '#simulators/email/email.ts';
import { createSimulatorServer } from '#simulators/serve.ts';
import { writeCertificato } from '#simulators/spid/certificato.ts';

const MARTA = 'marta.zanchettin@posta.example';
const ID = '0f3c1a52-7d9e-4b6a-8f21-5c0d9e7b4a13';
const RITORNO = `rimbalzi+${ID}@rimbalzi.comune.cassola.example`;
const lettera = {
	id: ID,
	destinatario: MARTA,
	oggetto: 'Richiesta AA-2026-000001: è pronta — vedi',
	testo: 'Il codice è 123456.\nApri https://cassola.example/conferma?codice=123456.\n.\n..fine',
	html: '<!DOCTYPE html><html lang="it"><head><title>è</title></head><body><h1>è</h1><a href="https://cassola.example/conferma">apri</a><script>alert(1)</script></body></html>'
};

let cartella: string;
let adesso: Date;
let simulatore: EmailSimulator;
let smtp: number;
let pagine: Awaited<ReturnType<typeof listenHttp>>;
let rimbalzi: Awaited<ReturnType<typeof openRimbalzi>>;
let avuti: Rimbalzo[];
let onRimbalzo: (rimbalzo: Rimbalzo) => Promise<void>;
const errori: string[] = [];

beforeEach(async () => {
	cartella = await mkdtemp(path.join(tmpdir(), 'comune-vicino-posta-'));
	adesso = new Date('2026-11-24T10:00:00Z');
	avuti = [];
	errori.length = 0;
	onRimbalzo = (rimbalzo) => Promise.resolve(void avuti.push(rimbalzo));
	rimbalzi = await openRimbalzi({
		porta: 0,
		onRimbalzo: (rimbalzo) => onRimbalzo(rimbalzo),
		log: { info: () => undefined, error: (_, riga) => errori.push(riga) }
	});
	await start();
});

afterEach(async () => {
	await stop();
	await rimbalzi.close();
	await rm(cartella, { recursive: true });
});

async function start(): Promise<void> {
	let id = 0;
	simulatore = createEmailSimulator({
		file: path.join(cartella, 'simulatori', 'email.jsonl'),
		rimbalzi: rimbalzi.porta,
		now: () => adesso,
		newId: () => `lettera-${adesso.getTime()}-${(id += 1)}`
	});
	smtp = await simulatore.listen(0);
	pagine = await listenHttp();
}

async function stop(): Promise<void> {
	await Promise.all([simulatore.close(), pagine.close()]);
}

async function listenHttp(): Promise<{ origine: string; close: () => Promise<void> }> {
	const server = createSimulatorServer([simulatore]);
	const porta = await listen(server);
	return {
		origine: `http://127.0.0.1:${porta}`,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}

function listen(server: Server): Promise<number> {
	return new Promise((resolve) => {
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : 0);
		});
	});
}

function client(server: Partial<ServerPosta> = {}, altro: Partial<EmailOptions> = {}): Email {
	return createEmail({
		server: {
			host: '127.0.0.1',
			porta: smtp,
			tls: 'mai',
			utente: { nome: 'prova-cassola', password: 'prova' },
			...server
		},
		mittente: { nome: 'Comune di Cassola', indirizzo: 'avvisi@comune.cassola.example' },
		rimbalzi: 'rimbalzi.comune.cassola.example',
		clock: () => adesso,
		attesa: { connessione: 2_000, risposta: 2_000, tutto: 5_000 },
		...altro
	});
}

async function ricevute(): Promise<LetteraTenuta[]> {
	return (await (await fetch(`${pagine.origine}/posta/prove/lettere`)).json()) as LetteraTenuta[];
}

/** A mail server that is not the simulator. */
async function openServer(
	options: SMTPServerOptions
): Promise<{ porta: number; close: () => Promise<void> }> {
	const server = new SMTPServer({ disableReverseLookup: true, closeTimeout: 100, ...options });
	server.on('error', () => undefined);
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		porta: (server.server.address() as AddressInfo).port,
		close: () =>
			new Promise((resolve) => {
				server.close(resolve);
			})
	};
}

const temporaneo = { integrazione: 'email', temporaneo: true };
const definitivo = { integrazione: 'email', temporaneo: false };

describe('il client della posta davanti al simulatore', () => {
	it('consegna una lettera intera, che si riconosce dal suo id', async () => {
		const esito = await client().send(lettera);
		const [arrivata] = await ricevute();
		expect(esito).toEqual({ esito: 'ACCETTATA', risposta: `250 2.0.0 Presa come ${arrivata?.id ?? ''}` });
		expect(arrivata).toMatchObject({
			messageId: `<${ID}@comune.cassola.example>`,
			mittente: '"Comune di Cassola" <avvisi@comune.cassola.example>',
			ritorno: RITORNO,
			casella: MARTA,
			oggetto: lettera.oggetto,
			html: lettera.html
		});
		expect(arrivata?.testo.trim()).toBe(lettera.testo);
	});

	it('sa subito che una casella non esiste', async () => {
		const destinatario = 'casella.sconosciuta@posta.example';
		expect(await client().send({ ...lettera, destinatario })).toEqual({
			esito: 'RIFIUTATA',
			codice: '550 5.1.1',
			motivo: 'INDIRIZZO_SCONOSCIUTO'
		});
	});

	it.each([
		['casella.piena@posta.example', 2, 'E-mail: RCPT TO 452 4.2.2'],
		['lista.grigia@posta.example', 1, 'E-mail: RCPT TO 451 4.7.1']
	])('rimandato da %s, consegna dopo %i volte', async (destinatario, volte, message) => {
		for (let volta = 0; volta < volte; volta += 1)
			await expect(client().send({ ...lettera, destinatario })).rejects.toMatchObject({
				...temporaneo,
				message
			});
		expect((await client().send({ ...lettera, destinatario })).esito).toBe('ACCETTATA');
		expect(await ricevute()).toHaveLength(1);
	});

	it('se la linea cade dopo la lettera, non sa se è arrivata', async () => {
		const destinatario = 'linea.caduta@posta.example';
		expect((await client().send({ ...lettera, destinatario })).esito).toBe('INCERTA');
		expect(await ricevute()).toHaveLength(1);
	});

	it('se nessuno risponde può riprovare', async () => {
		const chiuso = createServer();
		const porta = await listen(chiuso);
		await new Promise((resolve) => chiuso.close(resolve));
		await expect(client({ porta }).send(lettera)).rejects.toMatchObject(temporaneo);
	});

	it('se chi risponde tace può riprovare', async () => {
		const muto = createServer((linea) => linea.on('error', () => undefined));
		const porta = await listen(muto);
		const attesa = { connessione: 100, risposta: 100, tutto: 200 };
		await expect(client({ porta }, { attesa }).send(lettera)).rejects.toMatchObject(temporaneo);
		await new Promise((resolve) => muto.close(resolve));
	});

	it('se la risposta alla lettera non arriva in tempo, non sa se è arrivata', async () => {
		const muto = await openServer({
			authOptional: true,
			disabledCommands: ['STARTTLS'],
			onData: (stream) => stream.resume()
		});
		const attesa = { connessione: 2_000, risposta: 1_500, tutto: 5_000 };
		const esito = await client({ porta: muto.porta, utente: undefined }, { attesa }).send(lettera);
		expect(esito.esito).toBe('INCERTA');
		await muto.close();
	});

	it('con la password o il mittente sbagliato non deve riprovare', async () => {
		const utente = { nome: 'prova-cassola', password: 'sbagliata' };
		await expect(client({ utente }).send(lettera)).rejects.toMatchObject(definitivo);
		await expect(client({ utente: undefined }).send(lettera)).rejects.toMatchObject(definitivo);
		const diSeveso = { utente: { nome: 'prova-seveso', password: 'prova' } };
		await expect(client(diSeveso).send(lettera)).rejects.toMatchObject(definitivo);
		expect(await ricevute()).toEqual([]);
	});

	it('non scrive in chiaro a chi deve proteggere la linea, né a chi non prova chi è', async () => {
		await expect(client({ tls: 'starttls' }).send(lettera)).rejects.toMatchObject(definitivo);
		const { privateKey: chiave } = generateKeyPairSync('rsa', { modulusLength: 2048 });
		const da = new Date(Date.now() - 86_400_000);
		const finoA = new Date(Date.now() + 86_400_000);
		const certificato = writeCertificato({ chiave, nome: 'Dubbio', numero: 1, da, finoA });
		const dubbio = await openServer({
			secure: true,
			key: chiave.export({ type: 'pkcs8', format: 'pem' }),
			cert: `-----BEGIN CERTIFICATE-----\n${certificato}\n-----END CERTIFICATE-----\n`
		});
		await expect(client({ tls: 'subito', porta: dubbio.porta }).send(lettera)).rejects.toMatchObject({
			...definitivo,
			message: 'E-mail: DEPTH_ZERO_SELF_SIGNED_CERT'
		});
		await dubbio.close();
		expect(await ricevute()).toEqual([]);
	});

	it('quello che è scritto nell’oggetto o nel nome non diventa intestazione', async () => {
		const cattivo = 'Ciao\r\nBcc: altri@posta.example\r\n\r\n<b>corpo</b>\u2028fine';
		const mittente = { nome: cattivo, indirizzo: 'avvisi@comune.cassola.example' };
		await client({}, { mittente }).send({ ...lettera, oggetto: cattivo });
		const [arrivata, altra] = await ricevute();
		expect(altra).toBeUndefined();
		expect(arrivata?.oggetto).toBe('Ciao Bcc: altri@posta.example <b>corpo</b> fine');
		expect(arrivata?.mittente).toContain('<avvisi@comune.cassola.example>');
		expect(arrivata?.testo).not.toContain('corpo');
	});

	it.each([
		`${MARTA}\r\nRCPT TO:<altri@posta.example>`,
		`${MARTA}, altri@posta.example`,
		`<${MARTA}>`,
		`Altri <altri@posta.example>`,
		'@',
		''
	])('un destinatario che non è un solo indirizzo non parte: %j', async (destinatario) => {
		expect(await client().send({ ...lettera, destinatario })).toMatchObject({
			esito: 'RIFIUTATA',
			motivo: 'INDIRIZZO_SCONOSCIUTO'
		});
		expect(await ricevute()).toEqual([]);
	});
});

describe('una lettera che torna indietro', () => {
	it('si sa dopo, di quale spedizione e perché, una volta sola', async () => {
		await client().send({ ...lettera, destinatario: 'torna.indietro@posta.example' });
		await simulatore.tick();
		expect(avuti).toEqual([]);
		adesso = new Date(adesso.getTime() + 5_000);
		await simulatore.tick();
		await simulatore.tick();
		expect(avuti).toEqual([
			{ spedizione: ID, definitivo: true, codice: '550 5.1.1', motivo: 'INDIRIZZO_SCONOSCIUTO' }
		]);
	});

	it('se non riesco a scriverlo mi viene portata di nuovo', async () => {
		await client().send({ ...lettera, destinatario: 'torna.indietro@posta.example' });
		adesso = new Date(adesso.getTime() + 5_000);
		const buono = onRimbalzo;
		onRimbalzo = () => Promise.reject(new Error('banca dati'));
		await simulatore.tick();
		expect(errori).toEqual(['rimbalzo non preso']);
		onRimbalzo = buono;
		await simulatore.tick();
		expect(avuti).toHaveLength(1);
	});
});

async function porta(a: string, raw: string): Promise<number> {
	const trasporto = createTransport({ host: '127.0.0.1', port: rimbalzi.porta, ignoreTLS: true });
	return trasporto.sendMail({ envelope: { from: '', to: [a] }, raw }).then(
		() => 250,
		(guasto: unknown) => (guasto as { responseCode?: number }).responseCode ?? 0
	);
}

function rapporto(campi: string, altro = ''): string {
	return [
		'From: MAILER-DAEMON@altrove.example',
		'Content-Type: multipart/report; report-type=delivery-status; boundary="c"',
		'',
		'--c',
		'Content-Type: text/plain',
		'',
		`Non consegnata.${altro}`,
		'--c',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; altrove.example',
		'',
		'Final-Recipient: rfc822; marta.zanchettin@posta.example',
		campi,
		'',
		'--c--',
		''
	].join('\r\n');
}

const FALLITA = 'Action: failed\r\nStatus: 5.2.2';

describe('l’orecchio dei rimbalzi', () => {
	it('distingue chi ritarda da chi non consegna, e chi non dice né l’uno né l’altro', async () => {
		expect(await porta(RITORNO, rapporto('Action: delayed\r\nStatus: 4.4.1'))).toBe(250);
		expect(await porta(RITORNO.toUpperCase(), rapporto(FALLITA))).toBe(250);
		expect(await porta(RITORNO, rapporto('Action: relayed\r\nStatus: 2.0.0'))).toBe(250);
		expect(avuti).toEqual([
			{ spedizione: ID, definitivo: false, codice: '4.4.1', motivo: 'RIFIUTATA' },
			{ spedizione: ID, definitivo: true, codice: '5.2.2', motivo: 'CASELLA_PIENA' }
		]);
	});

	it.each([
		['una risposta automatica', RITORNO, 'Subject: Sono in ferie\r\n\r\nTorno lunedì.\r\n', 550],
		['niente', RITORNO, '\r\n', 550],
		['un rapporto senza azione', RITORNO, rapporto('Status: 5.1.1'), 550],
		['un rapporto citato in una lettera', RITORNO, `Subject: x\r\n\r\n${rapporto(FALLITA)}`, 550],
		['un rapporto per altri', 'postmaster@rimbalzi.comune.cassola.example', rapporto(FALLITA), 550],
		['un rapporto senza spedizione', 'rimbalzi+1@rimbalzi.comune.cassola.example', rapporto(FALLITA), 550],
		['300 KB', RITORNO, rapporto(FALLITA, '\r\nx'.repeat(100_000)), 552]
	])('non prende %s', async (_, a, messaggio, codice) => {
		expect(await porta(a, messaggio)).toBe(codice);
		expect(avuti).toEqual([]);
	});

	it('non prende 300 KB nemmeno da chi non dice prima quanti sono', async () => {
		const corpo = rapporto(FALLITA, '\r\nx'.repeat(100_000));
		const risposte = await parla(['EHLO x', 'MAIL FROM:<>', `RCPT TO:<${RITORNO}>`, 'DATA', `${corpo}.`]);
		expect(risposte.at(-1)).toMatch(/^552 /);
		expect(avuti).toEqual([]);
	});

	it('a chi non parla SMTP risponde di no e resta in ascolto', async () => {
		const risposte = [
			...(await parla(['ciao', 'AUTH PLAIN AAAA', 'DATA'])).slice(1),
			...(await parla(['GET / HTTP/1.1'])).slice(1)
		];
		expect(risposte.map((risposta) => risposta.slice(0, 3))).toEqual(['500', '500', '503', '421']);
		expect(await porta(RITORNO, rapporto(FALLITA))).toBe(250);
	});
});

/** Says each line when the one before was answered; the first answer is the greeting. */
async function parla(righe: readonly string[]): Promise<string[]> {
	const linea = createConnection({ port: rimbalzi.porta, host: '127.0.0.1' }).setEncoding('utf8');
	const risposte: string[] = [];
	const daDire = [...righe];
	let letto = '';
	for await (const parte of linea as AsyncIterable<string>) {
		letto += parte;
		const ultima = /(?:^|\n)(\d{3} [^\n]*)\r\n$/.exec(letto)?.[1];
		if (!ultima) continue;
		risposte.push(ultima);
		letto = '';
		const prossima = daDire.shift();
		if (prossima === undefined) break;
		linea.write(`${prossima}\r\n`);
	}
	linea.destroy();
	return risposte;
}

describe('le caselle del simulatore', () => {
	it('tengono le lettere anche dopo un riavvio', async () => {
		await client().send(lettera);
		await stop();
		await start();
		expect(await ricevute()).toHaveLength(1);
	});

	it('mostrano una lettera con i link da premere, senza eseguire ciò che arriva', async () => {
		await client().send({ ...lettera, testo: `<script>alert(1)</script> ${lettera.testo}` });
		const elenco = await (await fetch(`${pagine.origine}/posta?casella=${MARTA}`)).text();
		const href = /href="(\/posta\/lettere\/[^"]+)"/.exec(elenco)?.[1] ?? '';
		const aperta = await fetch(`${pagine.origine}${href}`);
		const pagina = await aperta.text();
		expect(pagina).toContain('Ambiente di prova');
		expect(pagina).toContain('href="https://cassola.example/conferma?codice=123456"');
		expect(pagina).not.toContain('<script');
		expect(pagina).toContain(`src="${href}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"`);

		const grafica = await fetch(`${pagine.origine}${href}/html`);
		const politica = grafica.headers.get('content-security-policy') ?? '';
		expect(politica).toContain("default-src 'none'");
		expect(politica).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/);
		expect(await grafica.text()).toContain('<base target="_blank">');
	});

	it('stanno sotto i nomi delle persone; le altre si vedono quando ricevono', async () => {
		await client().send({ ...lettera, destinatario: 'Qualcuno@altrove.example' });
		const elenco = await (await fetch(`${pagine.origine}/posta`)).text();
		expect(elenco).toContain('Marta Zanchettin');
		expect(elenco).toContain('casella.piena@posta.example');
		expect(elenco).toContain('qualcuno@altrove.example<small>1 lettera');
		expect((await fetch(`${pagine.origine}/posta/lettere/nessuna`)).status).toBe(404);
	});
});
