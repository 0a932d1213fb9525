// Our client of the mail against the simulator, by real SMTP on this machine, and the mailboxes of the simulator.
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeCertificato } from '#simulators/spid/certificato.ts';
import { apriPosta, LETTERA, listenFree, MARTA, RITORNO, type BancoPosta } from '#tests/support/posta.ts';

let posta: BancoPosta;

beforeEach(async () => {
	posta = await apriPosta();
});

afterEach(() => posta.chiudi());

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
		const esito = await posta.client().send(LETTERA);
		const [arrivata] = await posta.ricevute();
		expect(esito).toEqual({ esito: 'ACCETTATA', risposta: `250 2.0.0 Presa come ${arrivata?.id ?? ''}` });
		expect(arrivata).toMatchObject({
			messageId: `<${LETTERA.id}@comune.cassola.example>`,
			mittente: '"Comune di Cassola" <avvisi@comune.cassola.example>',
			ritorno: RITORNO,
			casella: MARTA,
			oggetto: LETTERA.oggetto,
			html: LETTERA.html
		});
		expect(arrivata?.testo.trim()).toBe(LETTERA.testo);
	});

	it('sa subito che una casella non esiste', async () => {
		const destinatario = 'casella.sconosciuta@posta.example';
		expect(await posta.client().send({ ...LETTERA, destinatario })).toEqual({
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
			await expect(posta.client().send({ ...LETTERA, destinatario })).rejects.toMatchObject({
				...temporaneo,
				message
			});
		expect((await posta.client().send({ ...LETTERA, destinatario })).esito).toBe('ACCETTATA');
		expect(await posta.ricevute()).toHaveLength(1);
	});

	it('se la linea cade dopo la lettera, non sa se è arrivata', async () => {
		const destinatario = 'linea.caduta@posta.example';
		expect((await posta.client().send({ ...LETTERA, destinatario })).esito).toBe('INCERTA');
		expect(await posta.ricevute()).toHaveLength(1);
	});

	it('se nessuno risponde può riprovare', async () => {
		const chiuso = createServer();
		const porta = await listenFree(chiuso);
		await new Promise((resolve) => chiuso.close(resolve));
		await expect(posta.client({ porta }).send(LETTERA)).rejects.toMatchObject(temporaneo);
	});

	it('se chi risponde tace può riprovare', async () => {
		const muto = createServer((linea) => linea.on('error', () => undefined));
		const porta = await listenFree(muto);
		const attesa = { connessione: 100, risposta: 100, tutto: 200 };
		await expect(posta.client({ porta }, { attesa }).send(LETTERA)).rejects.toMatchObject(temporaneo);
		await new Promise((resolve) => muto.close(resolve));
	});

	it('se la risposta alla lettera non arriva in tempo, non sa se è arrivata', async () => {
		const muto = await openServer({
			authOptional: true,
			disabledCommands: ['STARTTLS'],
			onData: (stream) => stream.resume()
		});
		const attesa = { connessione: 2_000, risposta: 1_500, tutto: 5_000 };
		const esito = await posta.client({ porta: muto.porta, utente: undefined }, { attesa }).send(LETTERA);
		expect(esito.esito).toBe('INCERTA');
		await muto.close();
	});

	it('con la password o il mittente sbagliato non deve riprovare', async () => {
		const utente = { nome: 'prova-cassola', password: 'sbagliata' };
		await expect(posta.client({ utente }).send(LETTERA)).rejects.toMatchObject(definitivo);
		await expect(posta.client({ utente: undefined }).send(LETTERA)).rejects.toMatchObject(definitivo);
		const diSeveso = { utente: { nome: 'prova-seveso', password: 'prova' } };
		await expect(posta.client(diSeveso).send(LETTERA)).rejects.toMatchObject(definitivo);
		expect(await posta.ricevute()).toEqual([]);
	});

	it('non scrive in chiaro a chi deve proteggere la linea, né a chi non prova chi è', async () => {
		await expect(posta.client({ tls: 'starttls' }).send(LETTERA)).rejects.toMatchObject(definitivo);
		const { privateKey: chiave } = generateKeyPairSync('rsa', { modulusLength: 2048 });
		const da = new Date(Date.now() - 86_400_000);
		const finoA = new Date(Date.now() + 86_400_000);
		const certificato = writeCertificato({ chiave, nome: 'Dubbio', numero: 1, da, finoA });
		const dubbio = await openServer({
			secure: true,
			key: chiave.export({ type: 'pkcs8', format: 'pem' }),
			cert: `-----BEGIN CERTIFICATE-----\n${certificato}\n-----END CERTIFICATE-----\n`
		});
		await expect(posta.client({ tls: 'subito', porta: dubbio.porta }).send(LETTERA)).rejects.toMatchObject({
			...definitivo,
			message: 'E-mail: DEPTH_ZERO_SELF_SIGNED_CERT'
		});
		await dubbio.close();
		expect(await posta.ricevute()).toEqual([]);
	});

	it('quello che è scritto nell’oggetto o nel nome non diventa intestazione', async () => {
		const cattivo = 'Ciao\r\nBcc: altri@posta.example\r\n\r\n<b>corpo</b>\u2028fine';
		const mittente = { nome: cattivo, indirizzo: 'avvisi@comune.cassola.example' };
		await posta.client({}, { mittente }).send({ ...LETTERA, oggetto: cattivo });
		const [arrivata, altra] = await posta.ricevute();
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
		expect(await posta.client().send({ ...LETTERA, destinatario })).toMatchObject({
			esito: 'RIFIUTATA',
			motivo: 'INDIRIZZO_SCONOSCIUTO'
		});
		expect(await posta.ricevute()).toEqual([]);
	});
});

describe('le caselle del simulatore', () => {
	it('tengono le lettere anche dopo un riavvio', async () => {
		await posta.client().send(LETTERA);
		await posta.riavvia();
		expect(await posta.ricevute()).toHaveLength(1);
	});

	it('mostrano una lettera con i link da premere, senza eseguire ciò che arriva', async () => {
		await posta.client().send({ ...LETTERA, testo: `<script>alert(1)</script> ${LETTERA.testo}` });
		const elenco = await (await fetch(`${posta.origine()}/posta?casella=${MARTA}`)).text();
		const href = /href="(\/posta\/lettere\/[^"]+)"/.exec(elenco)?.[1] ?? '';
		const aperta = await fetch(`${posta.origine()}${href}`);
		const pagina = await aperta.text();
		expect(pagina).toContain('Ambiente di prova');
		expect(pagina).toContain('href="https://cassola.example/conferma?codice=123456"');
		expect(pagina).not.toContain('<script');
		expect(pagina).toContain(`src="${href}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"`);

		const grafica = await fetch(`${posta.origine()}${href}/html`);
		const politica = grafica.headers.get('content-security-policy') ?? '';
		expect(politica).toContain("default-src 'none'");
		expect(politica).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/);
		expect(await grafica.text()).toContain('<base target="_blank">');
	});

	it('stanno sotto i nomi delle persone; le altre si vedono quando ricevono', async () => {
		await posta.client().send({ ...LETTERA, destinatario: 'Qualcuno@altrove.example' });
		const elenco = await (await fetch(`${posta.origine()}/posta`)).text();
		expect(elenco).toContain('Marta Zanchettin');
		expect(elenco).toContain('casella.piena@posta.example');
		expect(elenco).toContain('qualcuno@altrove.example<small>1 lettera');
		expect((await fetch(`${posta.origine()}/posta/lettere/nessuna`)).status).toBe(404);
	});
});
