// A federation of CIE on free ports, a site that belongs to it, and a browser without script; for the contract tests.
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createChiaviCie } from '#lib/server/integrations/cie/chiavi.ts';
import { createCie, type CieOptions } from '#lib/server/integrations/cie/client.ts';
import type { Cie, InizioCie } from '#lib/server/integrations/cie/port.ts';
import { createCieSimulator, toCieEntities } from '#simulators/cie/cie.ts';
import { createSimulatorServer, type Simulator } from '#simulators/serve.ts';

export type CieDiProva = {
	cie: Cie;
	/** Another client with other facts; from now on the site publishes what this one states. */
	createAltra: (cambi: Partial<CieOptions>) => Cie;
	opzioni: CieOptions;
	simulatori: string;
	/** Makes the simulator forget its keys, as a restart does. */
	restart: () => Promise<void>;
	close: () => Promise<void>;
};

export const ENTE = {
	nome: 'Comune di Cassola',
	email: 'protocollo@pec.comune.cassola.example',
	sito: 'http://cassola.localhost',
	informativa: 'http://cassola.localhost/privacy',
	stemma: 'http://cassola.localhost/stemmi/cassola.svg'
};

/** Starts all; `clientId` is the one of the site `cassola.localhost`. */
export async function startCie(): Promise<CieDiProva> {
	const attivi: Simulator[] = [];
	const federazione = createSimulatorServer(attivi);
	const simulatori = await listen(federazione);
	const restart = async (): Promise<void> => {
		const nuovo = await createCieSimulator({
			indirizzo: simulatori,
			now: () => new Date(),
			newId: randomUUID
		});
		attivi.splice(0, attivi.length, nuovo);
	};
	await restart();

	let pubblicata: Cie['entityConfiguration'] | undefined;
	const sito = createServer((richiesta, risposta) => {
		if (richiesta.url !== '/accesso/cie/.well-known/openid-federation' || !pubblicata) {
			risposta.writeHead(404).end();
			return;
		}
		void pubblicata().then((jwt) =>
			risposta.writeHead(200, { 'content-type': 'application/entity-statement+jwt' }).end(jwt)
		);
	});
	const { port } = new URL(await listen(sito));
	const clientId = `http://cassola.localhost:${port}/accesso/cie`;
	const opzioni: CieOptions = {
		clientId,
		ritorno: `${clientId}/risposta`,
		ente: ENTE,
		chiavi: await createChiaviCie(),
		...toCieEntities(simulatori),
		clock: () => new Date(),
		newId: randomUUID
	};
	const createAltra = (cambi: Partial<CieOptions>): Cie => {
		const altra = createCie({ ...opzioni, ...cambi });
		pubblicata = altra.entityConfiguration;
		return altra;
	};
	const cie = createAltra({});
	const close = async (): Promise<void> => {
		await Promise.all([federazione, sito].map(stop));
	};
	return { cie, createAltra, opzioni, simulatori, restart, close };
}

async function listen(server: Server): Promise<string> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function stop(server: Server): Promise<void> {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
}

/** What was seen last: a page, or the address outside the simulator to which the browser is sent. */
export type Vista = { stato: number; testo: string; uscita: URL | undefined };

/** A browser that keeps cookies by path and follows the redirections of the simulator. */
export function createBrowser(simulatori: string) {
	const cookie = new Map<string, { valore: string; path: string }>();
	let qui = simulatori;

	async function go(indirizzo: string, corpo?: URLSearchParams): Promise<Vista> {
		const url = new URL(indirizzo, qui);
		if (url.origin !== simulatori) return { stato: 0, testo: '', uscita: url };
		qui = url.href;
		const mandati = [...cookie].filter(([, { path }]) => url.pathname.startsWith(path));
		const risposta = await fetch(url, {
			method: corpo ? 'POST' : 'GET',
			...(corpo && { body: corpo }),
			headers: { cookie: mandati.map(([nome, { valore }]) => `${nome}=${valore}`).join('; ') },
			redirect: 'manual'
		});
		for (const riga of risposta.headers.getSetCookie()) {
			const [, nome = '', valore = ''] = /^([^=]+)=([^;]*)/.exec(riga) ?? [];
			cookie.set(nome, { valore, path: /path=([^;]*)/i.exec(riga)?.[1] ?? '/' });
		}
		const dove = risposta.headers.get('location');
		if (dove) return go(dove);
		return { stato: risposta.status, testo: await risposta.text(), uscita: undefined };
	}

	/** Sends the form of the page seen last, with what it hides and the button pressed. */
	async function press(vista: Vista, campi: Record<string, string>): Promise<Vista> {
		const action = /action="([^"]*)"/.exec(vista.testo)?.[1] ?? '';
		const corpo = new URLSearchParams();
		for (const [, nome = '', valore = ''] of vista.testo.matchAll(
			/<input type="hidden" name="([^"]*)" value="([^"]*)"/g
		))
			corpo.set(nome, valore);
		for (const [nome, valore] of Object.entries(campi)) corpo.set(nome, valore);
		return go(action.replaceAll('&amp;', '&'), corpo);
	}

	return { go, press };
}

/** Logs in as a person, to the end; what comes back to the site. */
export async function enter(
	{ simulatori }: CieDiProva,
	{ indirizzo }: InizioCie,
	{ persona, rottura = '' }: { persona: string; rottura?: string }
): Promise<URLSearchParams> {
	const browser = createBrowser(simulatori);
	const scelta = await browser.press(await browser.go(indirizzo), { persona, rottura });
	const consenso = await browser.press(scelta, { passo: 'credenziali' });
	const { uscita } = await browser.press(consenso, { passo: 'consenso' });
	if (!uscita) throw new Error('Il simulatore non è tornato al sito');
	return uscita.searchParams;
}
