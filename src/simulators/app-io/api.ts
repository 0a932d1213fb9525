// The calls of the App IO contract, as the platform answers them. Called by app-io.ts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { usoAppIo } from '#demo/app-io.ts';
import { readBody } from '../serve.ts';
import { refuse, send, wait, type Answer } from './answer.ts';
import type { Archivio } from './archive.ts';
import { isAllowed, rejectionOf } from './inbox.ts';
import type { LeggiAvviso } from './notice.ts';
import { createRateLimit, type Giudizio, type Limite } from './rate-limit.ts';
import type { Risponde } from './rules.ts';
import { payeeOf, serviceOf, type Servizio } from './service.ts';
import { toStatus } from './status.ts';
import { ulid } from './ulid.ts';
import { fiscalCodePayload, newMessage, type NuovoMessaggio } from './wire.ts';

export type ApiOptions = {
	archivio: Archivio;
	limite: Limite | 'NESSUNO';
	now: () => Date;
	random: (quanti: number) => Uint8Array;
	pausa: (millisecondi: number) => Promise<void>;
	statoAvviso: LeggiAvviso;
};

type Api = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

/** Seconds that the scripted person makes the sender wait, and that the fault does. */
const ATTESA_SECONDI = 1;
const ATTESA_GUASTO_SECONDI = 5;
/** How slow a slow answer is: slower than usual, and still in time. */
const LENTEZZA_MS = 3_000;

/** Answers under the path of the version. */
export function createApi({ archivio, limite, now, random, pausa, statoAvviso }: ApiOptions): Api {
	const judge = limite === 'NESSUNO' ? admitAll : createRateLimit(limite, now);
	const provati = new Set<string>();

	async function answer(request: IncomingMessage, path: string, servizio: Servizio): Promise<Answer> {
		const call = `${request.method ?? ''} ${path}`;
		if (call === 'POST /profiles') return profile(parse(await readBody(request)), servizio);
		if (call === 'POST /messages') return receive(parse(await readBody(request)), servizio);
		const status = /^GET \/messages\/([^/]+)\/([^/]+)$/.exec(call);
		if (status) return find(status[1], status[2], servizio);
		return refuse(404, 'Not found', 'No such resource');
	}

	function profile(body: unknown, servizio: Servizio): Answer {
		const read = fiscalCodePayload.safeParse(body);
		if (!read.success) return refuse(400, 'Invalid payload', describe(read.error));
		const persona = read.data.fiscal_code;
		if (usoAppIo(persona) === 'NON_ISCRITTO')
			return refuse(404, 'Profile not found', 'The user does not exist');
		const profilo = {
			sender_allowed: isAllowed(archivio, persona, servizio),
			preferred_languages: ['it_IT']
		};
		return { status: 200, body: JSON.stringify(profilo) };
	}

	async function receive(body: unknown, servizio: Servizio): Promise<Answer> {
		const read = newMessage.safeParse(body);
		if (!read.success) return refuse(400, 'Invalid payload', describe(read.error));
		const messaggio = read.data;
		const rimandato = putOff(messaggio);
		if (rimandato) return rimandato;
		const id = ulid(now(), random);
		const rejection_reason = rejectionOf(archivio, messaggio.fiscal_code, servizio);
		await archivio.add({
			...messaggio,
			id,
			created_at: now().toISOString(),
			sender_service_id: servizio,
			...(rejection_reason && { rejection_reason })
		});
		const location = `/api/v1/messages/${messaggio.fiscal_code}/${id}`;
		return { status: 201, body: JSON.stringify({ id }), headers: { location } };
	}

	/** What the scripted people answer the first time. */
	function putOff({ fiscal_code, content }: NuovoMessaggio): Answer | undefined {
		const uso = usoAppIo(fiscal_code);
		const key = `${fiscal_code} ${content.subject}`;
		if ((uso !== 'ATTESA' && uso !== 'GUASTO') || provati.has(key)) return undefined;
		provati.add(key);
		return uso === 'ATTESA' ? wait({ 'retry-after': String(ATTESA_SECONDI) }, ATTESA_SECONDI) : BROKEN;
	}

	function find(codice: string | undefined, id: string | undefined, servizio: Servizio): Answer {
		const messaggio = id === undefined ? undefined : archivio.find(id);
		if (messaggio?.fiscal_code !== codice || messaggio?.sender_service_id !== servizio)
			return refuse(404, 'Message not found', 'No message has this id');
		const nav = messaggio.content.payment_data?.notice_number;
		const pagato = nav !== undefined && statoAvviso({ ente: payeeOf(servizio), nav }) === 'PAGATO';
		const seguito = { letto: archivio.isRead(messaggio.id), pagato };
		return { status: 200, body: JSON.stringify(toStatus(messaggio, { now: now(), seguito })) };
	}

	return async (request, response, path) => {
		const { risponde } = archivio.regole();
		const servizio = serviceOf(request.headers['ocp-apim-subscription-key']);
		if (!servizio || risponde === 'CHIAVE') {
			send(response, NO_KEY);
			return;
		}
		if (risponde === 'LENTO') await pausa(LENTEZZA_MS);
		const { ammessa, headers } = judge(servizio);
		const found = ammessa
			? (FAULTS[risponde] ?? (await answer(request, path, servizio)))
			: wait(headers, Number(headers['x-rate-limit-retry-after']));
		if (risponde === 'PERSO' && found.status === 201) response.destroy();
		else send(response, { ...found, headers: { ...headers, ...found.headers } });
	};
}

function admitAll(): Giudizio {
	return { ammessa: true, headers: {} };
}

const NO_KEY = refuse(401, 'Unauthorized', 'Access denied due to missing or invalid subscription key');
const BROKEN = refuse(500, 'Internal server error', 'The message cannot be delivered');

/** What a fault answers to every call. */
const FAULTS: Partial<Record<Risponde, Answer>> = {
	ERRORE: BROKEN,
	VIETATO: refuse(403, 'Forbidden', 'You are not allowed here'),
	TROPPE: wait({ 'x-rate-limit-retry-after': String(ATTESA_GUASTO_SECONDI) }, ATTESA_GUASTO_SECONDI)
};

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
