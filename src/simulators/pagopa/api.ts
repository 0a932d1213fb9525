// The APIs of pagoPA under their public paths: checks the key, then hands the call to its service. Called by pagopa.ts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { enti } from '#demo/enti.ts';
import { readBody } from '../serve.ts';
import type { Ambiente } from './ambiente.ts';
import { answerBollo } from './bollo.ts';
import { answerCheckout } from './checkout.ts';
import { answerFlussi } from './flussi.ts';
import { answerGpd } from './gpd.ts';
import { answerOpzioni } from './opzioni.ts';
import { answerPolling } from './polling.ts';
import { readRegole } from './regole.ts';
import type { Richiesta } from './richiesta.ts';
import { problem, send, type Risposta } from './risposta.ts';

type Servizio = {
	base: string;
	/** Finds the ente and what follows it. */
	forma: RegExp;
	answer: (ambiente: Ambiente, richiesta: Richiesta) => Risposta | Promise<Risposta>;
};

const ORGANIZZAZIONE = /^\/organizations\/([^/]+)(\/.*)$/;

const SERVIZI: readonly Servizio[] = [
	{ base: '/pagopa/gpd/debt-positions-service/v1', forma: ORGANIZZAZIONE, answer: answerGpd },
	{
		base: '/pagopa/gpd/payments-receipts-service/v1',
		forma: /^\/payments\/([^/]+)(\/.*)$/,
		answer: answerPolling
	},
	{ base: '/pagopa/pagopa-mbd-service/v1', forma: ORGANIZZAZIONE, answer: answerBollo },
	{
		base: '/pagopa/payment-options/service/v1',
		forma: /^\/payment-options\/organizations\/([^/]+)(\/.*)$/,
		answer: answerOpzioni
	},
	{ base: '/pagopa/fdr-org/service/v1', forma: ORGANIZZAZIONE, answer: answerFlussi }
];

/** Not below an ente: the notices of a cart may be of several. */
const CARRELLI = '/pagopa/checkout/ec/v2/carts';

/** Whether an address is one of an API. */
export function isApi(percorso: string): boolean {
	return percorso === CARRELLI || SERVIZI.some(({ base }) => percorso.startsWith(`${base}/`));
}

/** Answers a call to an API; when pagoPA is dumb, never. */
export async function answerApi(
	ambiente: Ambiente,
	request: IncomingMessage,
	response: ServerResponse
): Promise<void> {
	const { risponde } = readRegole(ambiente.archivio);
	if (risponde === 'MUTO') return;
	const risposta =
		risponde === 'ERRORE'
			? problem(503, 'Service Unavailable', 'The service is temporarily unavailable')
			: await answer(ambiente, request);
	const id = request.headers['x-request-id'] ?? ambiente.newId();
	send(response, { ...risposta, headers: { 'x-request-id': String(id), ...risposta.headers } });
}

async function answer(ambiente: Ambiente, request: IncomingMessage): Promise<Risposta> {
	const ente = enteOf(request.headers['ocp-apim-subscription-key']);
	if (!ente) return problem(401, 'Unauthorized', 'Access denied due to missing or invalid subscription key');
	const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://simulatori');
	const metodo = request.method ?? '';
	const corpo = (): Promise<string> => readBody(request);
	if (pathname === CARRELLI)
		return metodo === 'POST'
			? answerCheckout(ambiente, await corpo())
			: problem(405, 'Method Not Allowed', metodo);
	const servizio = SERVIZI.find(({ base }) => pathname.startsWith(`${base}/`));
	const [, cf, resto] = servizio?.forma.exec(pathname.slice(servizio.base.length)) ?? [];
	if (!servizio || resto === undefined) return problem(404, 'Not found', 'No such resource');
	if (cf !== ente) return problem(403, 'Forbidden', 'The key is not of this organization');
	return servizio.answer(ambiente, { metodo, resto, query, ente, corpo });
}

// The key of the demonstration names the ente that it is of.
function enteOf(chiave: string | string[] | undefined): string | undefined {
	return enti.find(({ id }) => chiave === `prova-${id}`)?.codiceFiscale;
}
