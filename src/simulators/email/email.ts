// The simulator of the mail: a server that takes the letters of the Comuni, and the mailboxes where they are read. Mounted by cli/simulators.ts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { usoEmail } from '#demo/email.ts';
import { HTML, JSON_UTF8 } from '../page.ts';
import { isLoopback, type Simulator } from '../serve.ts';
import { openArchive, type LetteraTenuta } from './archive.ts';
import {
	CON_CORNICE,
	LETTERA_HTML,
	letterHtml,
	letterPage,
	mailboxesPage,
	mailboxPage
} from './mailbox-page.ts';
import { rimanda } from './rimanda.ts';
import { createSmtp } from './smtp.ts';

export type EmailSimulatorOptions = {
	/** Where the letters are kept; in memory alone when absent. */
	file?: string;
	/** Port of this machine where the portal hears of the letters that come back; without it none does. */
	rimbalzi?: number;
	now: () => Date;
	newId: () => string;
};

export type EmailSimulator = Simulator & {
	/** Takes letters from now on; the port is told, for who asked for a free one with 0. @throws Error when it is taken */
	listen: (porta: number) => Promise<number>;
	/** Sends back what is due; to be called every second. What the portal does not take is tried again. */
	tick: () => Promise<void>;
	close: () => Promise<void>;
};

/** How long a letter stays before it goes back, in milliseconds. */
const TORNA_DOPO_MS = 5_000;

/** Keeps what it received over a restart when it has a file. */
export function createEmailSimulator({ file, rimbalzi, now, newId }: EmailSimulatorOptions): EmailSimulator {
	const archivio = openArchive(file);
	const smtp = createSmtp({ archivio, now, newId });
	let giro: Promise<void> | undefined;

	function isDue({ casella, rimandata, ricevutaIl }: LetteraTenuta): boolean {
		return (
			usoEmail(casella) === 'TORNA' && !rimandata && now().getTime() - Date.parse(ricevutaIl) >= TORNA_DOPO_MS
		);
	}

	async function sendBack(porta: number): Promise<void> {
		for (const lettera of archivio.all().filter(isDue)) {
			const presa = await rimanda(lettera, porta).then(
				() => true,
				() => false
			);
			if (presa) await archivio.put({ ...lettera, rimandata: true });
		}
	}

	function showPage(url: URL, response: ServerResponse): void {
		const casella = url.searchParams.get('casella');
		const [, id = '', html] = /^\/posta\/lettere\/([^/]+)(\/html)?$/.exec(url.pathname) ?? [];
		const lettera = archivio.find(id);
		if (lettera && html) response.writeHead(200, LETTERA_HTML).end(letterHtml(lettera));
		else if (lettera) response.writeHead(200, CON_CORNICE).end(letterPage(lettera));
		else if (url.pathname !== '/posta') notFound(response);
		else
			response.writeHead(200, HTML).end(casella ? mailboxPage(archivio, casella) : mailboxesPage(archivio));
	}

	function handle(request: IncomingMessage, response: ServerResponse): void {
		const url = new URL(request.url ?? '/', 'http://simulatori');
		if (request.method !== 'GET') response.writeHead(405, { allow: 'GET' }).end();
		else if (url.pathname !== '/posta/prove/lettere') showPage(url, response);
		else if (!isLoopback(request)) notFound(response);
		else response.writeHead(200, JSON_UTF8).end(JSON.stringify(archivio.all()));
	}

	return {
		prefix: '/posta',
		handle,
		listen: (porta) =>
			new Promise((resolve, reject) => {
				smtp.once('error', reject);
				smtp.listen(porta, '127.0.0.1', () => {
					// A connection that breaks is the affair of who opened it.
					smtp.off('error', reject).on('error', () => undefined);
					resolve((smtp.server.address() as AddressInfo).port);
				});
			}),
		tick() {
			if (rimbalzi === undefined) return Promise.resolve();
			giro ??= sendBack(rimbalzi).finally(() => (giro = undefined));
			return giro;
		},
		close: () =>
			new Promise((resolve) => {
				smtp.close(resolve);
			})
	};
}

function notFound(response: ServerResponse): void {
	response
		.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
		.end("Qui non c'è niente. Torna a /posta.");
}
