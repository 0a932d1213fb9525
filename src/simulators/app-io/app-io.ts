// The simulator of App IO: answers the public contract, and shows the messages as a phone would. Mounted by cli/simulators.ts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTML, JSON_UTF8 } from '../page.ts';
import { isLoopback, type Simulator } from '../serve.ts';
import { createApi } from './api.ts';
import { openArchive } from './archive.ts';
import { inboxPage, messagePage, peoplePage } from './phone-page.ts';
import type { Limite } from './rate-limit.ts';

export type AppIoOptions = {
	/** Where the messages are kept; in memory alone when absent. */
	file?: string;
	/** Calls admitted to each key. The real platform admits 150 in five seconds; ten times as many by default, so that what is measured is the portal. */
	limite?: Limite;
	now: () => Date;
	/** Chance for the ids. */
	random: (quanti: number) => Uint8Array;
};

const LIMITE: Limite = { chiamate: 1_500, finestraMs: 5_000 };
const API = '/app-io/api/v1';

/** Keeps what it received over a restart when it has a file. */
export function createAppIoSimulator({ file, limite = LIMITE, now, random }: AppIoOptions): Simulator {
	const archivio = openArchive(file);
	const api = createApi({ archivio, limite, now, random });

	function showPage(url: URL, response: ServerResponse): void {
		const id = /^\/app-io\/messaggi\/([^/]+)$/.exec(url.pathname)?.[1];
		const messaggio = id && archivio.find(id);
		if (messaggio) response.writeHead(200, HTML).end(messagePage(archivio, messaggio));
		else if (url.pathname !== '/app-io') notFound(response);
		else response.writeHead(200, HTML).end(home(url.searchParams.get('persona')));
	}

	function home(persona: string | null): string {
		return persona ? inboxPage(archivio, persona) : peoplePage(archivio);
	}

	/** Everything received, for the proofs: how often each person got each subject. */
	function listForProofs(): object[] {
		return archivio.all().map((messaggio) => ({
			id: messaggio.id,
			fiscal_code: messaggio.fiscal_code,
			subject: messaggio.content.subject,
			markdown: messaggio.content.markdown,
			due_date: messaggio.content.due_date,
			ricevuto_il: messaggio.created_at,
			volte: archivio.volte(messaggio)
		}));
	}

	async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(request.url ?? '/', 'http://simulatori');
		if (url.pathname.startsWith(`${API}/`)) {
			await api(request, response, url.pathname.slice(API.length));
			return;
		}
		if (request.method !== 'GET') {
			response.writeHead(405, { allow: 'GET' }).end();
			return;
		}
		if (url.pathname !== '/app-io/prove/messaggi') showPage(url, response);
		else if (!isLoopback(request)) notFound(response);
		else response.writeHead(200, JSON_UTF8).end(JSON.stringify(listForProofs()));
	}

	return { prefix: '/app-io', handle };
}

function notFound(response: ServerResponse): void {
	response
		.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
		.end("Qui non c'è niente. Torna a /app-io.");
}
