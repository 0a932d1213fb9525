// The calls of the App IO contract, as the platform answers them. Called by app-io.ts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { usoAppIo } from '#demo/app-io.ts';
import { readBody } from '../serve.ts';
import type { ArchivioMessaggi } from './archive.ts';
import { createRateLimit, type Limite } from './rate-limit.ts';
import { ulid } from './ulid.ts';
import { fiscalCodePayload, newMessage, problem, toStatus, type NuovoMessaggio } from './wire.ts';

export type ApiOptions = {
	archivio: ArchivioMessaggi;
	limite: Limite;
	now: () => Date;
	random: (quanti: number) => Uint8Array;
};

type Answer = { status: number; body?: string; headers?: Record<string, string> };
type Api = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

/** Seconds that the scripted person makes the sender wait. */
const ATTESA_SECONDI = 1;

/** Answers under the path of the version. */
export function createApi({ archivio, limite, now, random }: ApiOptions): Api {
	const judge = createRateLimit(limite, now);
	const rimandati = new Set<string>();

	async function answer(request: IncomingMessage, path: string, servizio: string): Promise<Answer> {
		const call = `${request.method ?? ''} ${path}`;
		if (call === 'POST /profiles') return profile(parse(await readBody(request)));
		if (call === 'POST /messages') return receive(parse(await readBody(request)), servizio);
		const status = /^GET \/messages\/([^/]+)\/([^/]+)$/.exec(call);
		if (status) return find(status[1], status[2], servizio);
		return refuse(404, 'Not found', 'No such resource');
	}

	function profile(body: unknown): Answer {
		const read = fiscalCodePayload.safeParse(body);
		if (!read.success) return refuse(400, 'Invalid payload', describe(read.error));
		const uso = usoAppIo(read.data.fiscal_code);
		if (uso === 'NON_ISCRITTO') return refuse(404, 'Profile not found', 'The user does not exist');
		const profilo = { sender_allowed: uso !== 'BLOCCATO', preferred_languages: ['it_IT'] };
		return { status: 200, body: JSON.stringify(profilo) };
	}

	async function receive(body: unknown, servizio: string): Promise<Answer> {
		const read = newMessage.safeParse(body);
		if (!read.success) return refuse(400, 'Invalid payload', describe(read.error));
		const messaggio = read.data;
		if (mustWait(messaggio)) return wait({ 'retry-after': String(ATTESA_SECONDI) }, ATTESA_SECONDI);
		const id = ulid(now(), random);
		await archivio.add({
			...messaggio,
			id,
			created_at: now().toISOString(),
			sender_service_id: servizio
		});
		const location = `/api/v1/messages/${messaggio.fiscal_code}/${id}`;
		return { status: 201, body: JSON.stringify({ id }), headers: { location } };
	}

	function mustWait({ fiscal_code, content }: NuovoMessaggio): boolean {
		const key = `${fiscal_code} ${content.subject}`;
		if (usoAppIo(fiscal_code) !== 'ATTESA' || rimandati.has(key)) return false;
		rimandati.add(key);
		return true;
	}

	function find(codice: string | undefined, id: string | undefined, servizio: string): Answer {
		const messaggio = id === undefined ? undefined : archivio.find(id);
		if (messaggio?.fiscal_code !== codice || messaggio?.sender_service_id !== servizio)
			return refuse(404, 'Message not found', 'No message has this id');
		return { status: 200, body: JSON.stringify(toStatus(messaggio)) };
	}

	return async (request, response, path) => {
		const servizio = serviceOf(request.headers['ocp-apim-subscription-key']);
		if (!servizio) {
			send(response, refuse(401, 'Unauthorized', 'Access denied due to missing or invalid subscription key'));
			return;
		}
		const { ammessa, headers } = judge(servizio);
		const found = ammessa
			? await answer(request, path, servizio)
			: wait(headers, Number(headers['x-rate-limit-retry-after']));
		send(response, { ...found, headers: { ...headers, ...found.headers } });
	};
}

// The key of the demonstration names the ente whose service it is.
function serviceOf(key: string | string[] | undefined): string | undefined {
	return typeof key === 'string' ? /^prova-([a-z][a-z0-9-]{1,40})$/.exec(key)?.[1] : undefined;
}

function parse(body: string): unknown {
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return undefined;
	}
}

function describe({ issues }: { issues: readonly { path: PropertyKey[]; message: string }[] }): string {
	return issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; ');
}

function refuse(status: number, title: string, detail: string): Answer {
	return {
		status,
		body: problem(status, title, detail),
		headers: { 'content-type': 'application/problem+json' }
	};
}

function wait(headers: Record<string, string>, seconds: number): Answer {
	const detail = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
	return { ...refuse(429, 'Too many requests', detail), headers };
}

function send(response: ServerResponse, { status, body = '', headers }: Answer): void {
	response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}
