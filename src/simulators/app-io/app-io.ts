// The simulator of App IO: answers the public contract, and shows the messages as a phone would. Mounted by cli/simulators.ts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pausaVera } from 'node:timers/promises';
import { HTML, JSON_UTF8 } from '../page.ts';
import { isLoopback, readBody, type Simulator } from '../serve.ts';
import { createApi } from './api.ts';
import { openArchive } from './archive.ts';
import { controlPage } from './control-page.ts';
import { advance, answerWith, choose, control } from './forms.ts';
import { messagePage } from './message-page.ts';
import type { LeggiAvviso } from './notice.ts';
import { inboxPage, peoplePage } from './phone-page.ts';
import type { Limite } from './rate-limit.ts';
import type { Risponde } from './rules.ts';
import { statusOf } from './status.ts';

export type AppIoOptions = {
	/** Where what it knows is kept; in memory alone when absent. */
	file?: string;
	/** Calls admitted to each key; as the real platform by default. `NESSUNO` where what is measured is the portal. */
	limite?: Limite | 'NESSUNO';
	now: () => Date;
	/** Chance for the ids. */
	random: (quanti: number) => Uint8Array;
	/** How pagoPA says that a notice stands; without it no message can be paid. */
	statoAvviso?: LeggiAvviso;
	/** How it takes its time when it is slow. */
	pausa?: (millisecondi: number) => Promise<void>;
};

/** What the control page does, for scripts and tests. */
export type AppIoSimulator = Simulator & {
	/** Moves the clock on by minutes. */
	advance: (minuti: number) => Promise<void>;
	answerWith: (risponde: Risponde) => Promise<void>;
};

const LIMITE: Limite = { chiamate: 150, finestraMs: 5_000 };
const API = '/app-io/api/v1';

/** Keeps what it knows over a restart when it has a file. */
export function createAppIoSimulator(options: AppIoOptions): AppIoSimulator {
	const { limite = LIMITE, random, statoAvviso = () => undefined, pausa = pausaVera } = options;
	const archivio = openArchive(options.file);
	const now = (): Date => new Date(options.now().getTime() + archivio.regole().avanti);
	const api = createApi({ archivio, limite, now, random, pausa, statoAvviso });

	async function showPage({ pathname, searchParams }: URL, response: ServerResponse): Promise<void> {
		const persona = searchParams.get('persona');
		const fatto = searchParams.get('fatto') ?? '';
		if (pathname === '/app-io/controllo') html(response, controlPage(archivio, { now: now(), fatto }));
		else if (pathname !== '/app-io') await showMessage(pathname, response);
		else html(response, persona ? inboxPage(archivio, persona, now()) : peoplePage(archivio, now()));
	}

	// As in the app, a message that was opened is read.
	async function showMessage(pathname: string, response: ServerResponse): Promise<void> {
		const id = /^\/app-io\/messaggi\/([^/]+)$/.exec(pathname)?.[1];
		const messaggio = id ? archivio.find(id) : undefined;
		if (!messaggio || statusOf(messaggio, now()) !== 'PROCESSED') {
			notFound(response);
			return;
		}
		if (!archivio.isRead(messaggio.id)) await archivio.note({ fatto: 'LETTO', id: messaggio.id });
		html(response, messagePage(messaggio, { archivio, now: now(), statoAvviso }));
	}

	async function takeForm(
		pathname: string,
		request: IncomingMessage,
		response: ServerResponse
	): Promise<void> {
		const campi = new URLSearchParams(await readBody(request));
		if (pathname === '/app-io/controllo') {
			const fatto = await control(archivio, campi);
			goTo(response, `${pathname}?${new URLSearchParams({ fatto }).toString()}`);
			return;
		}
		const dove = pathname === '/app-io/servizi' ? await choose(archivio, campi) : undefined;
		if (dove) goTo(response, dove);
		else notFound(response);
	}

	/** Everything received, for the proofs: how often each person got each subject. */
	function listForProofs(): object[] {
		return archivio.all().map((messaggio) => ({
			id: messaggio.id,
			fiscal_code: messaggio.fiscal_code,
			subject: messaggio.content.subject,
			markdown: messaggio.content.markdown,
			due_date: messaggio.content.due_date,
			servizio: messaggio.sender_service_id,
			stato: statusOf(messaggio, now()),
			ricevuto_il: messaggio.created_at,
			volte: archivio.volte(messaggio)
		}));
	}

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? '/', 'http://simulatori');
		if (url.pathname.startsWith(`${API}/`)) await api(request, response, url.pathname.slice(API.length));
		else if (request.method === 'POST') await takeForm(url.pathname, request, response);
		else if (request.method !== 'GET') response.writeHead(405, { allow: 'GET, POST' }).end();
		else if (url.pathname !== '/app-io/prove/messaggi') await showPage(url, response);
		else if (!isLoopback(request)) notFound(response);
		else response.writeHead(200, JSON_UTF8).end(JSON.stringify(listForProofs()));
	}

	return {
		prefix: '/app-io',
		handle,
		advance: (minuti) => advance(archivio, minuti),
		answerWith: (risponde) => answerWith(archivio, risponde)
	};
}

function html(response: ServerResponse, pagina: string): void {
	response.writeHead(200, HTML).end(pagina);
}

function goTo(response: ServerResponse, location: string): void {
	response.writeHead(303, { location, 'cache-control': 'no-store' }).end();
}

function notFound(response: ServerResponse): void {
	response
		.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
		.end("Qui non c'è niente. Torna a /app-io.");
}
