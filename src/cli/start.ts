// Serves the built portal over HTTP: `npm start`, and the web child of the demo.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants } from 'node:zlib';
import compression from 'compression';
import { BYTE_MASSIMI } from '#lib/server/allegati/limiti.ts';
import { CERTIFICATO_VERIFICATO, seenRequest } from '#lib/server/http/forwarded.ts';
import type { Settings } from '#lib/server/settings.ts';
import { endWithParent, fail } from './process.ts';
import { settingsOrFail } from './settings-or-fail.ts';
import { watchBody } from './slow-body.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const HANDLER = path.resolve('build/handler.js');
/** Longest body the server reads: all the files of a request, with their form. */
const BODY_LIMIT = String(BYTE_MASSIMI + 2_000_000);
/** Fifty megabytes on a slow line; a body that trickles is closed long before. */
const REQUEST_MS = 600_000;
/** How long open requests may take to end at shutdown, in milliseconds. */
const SHUTDOWN_MS = 10_000;

// The built handler reads these when it is imported; the three headers are ours and overwritten on every request.
function prepareHandlerEnvironment(): void {
	Object.assign(process.env, {
		PROTOCOL_HEADER: 'x-portale-protocollo',
		HOST_HEADER: 'x-portale-host',
		ADDRESS_HEADER: 'x-portale-indirizzo',
		BODY_SIZE_LIMIT: BODY_LIMIT
	});
	delete process.env.ORIGIN;
}

async function loadHandler(): Promise<Handler> {
	if (!existsSync(HANDLER))
		return fail(new Error('Il portale non è ancora costruito. Esegui prima: npm run build'));
	prepareHandlerEnvironment();
	const built = (await import(pathToFileURL(HANDLER).href)) as { handler: Handler };
	return built.handler;
}

/** A step above the usual: pages are lighter by some hundred bytes for a fraction of a millisecond. */
const BROTLI_QUALITY = 5;

function serve(handler: Handler, settings: Settings): void {
	const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } } });
	const server = createServer(
		{ requestTimeout: REQUEST_MS, headersTimeout: 15_000, keepAliveTimeout: 5_000 },
		(request, response) => {
			watchBody(request);
			const seen = seenRequest({
				headers: request.headers,
				remoteAddress: request.socket.remoteAddress ?? '',
				trustedProxy: settings.trustedProxy
			});
			request.headers['x-portale-protocollo'] = seen.protocol;
			request.headers['x-portale-host'] = seen.host;
			request.headers['x-portale-indirizzo'] = seen.address;
			request.headers[CERTIFICATO_VERIFICATO] = seen.certificato ? 'si' : 'no';
			compress(request as never, response as never, () => {
				handler(request, response);
			});
		}
	);
	server.on('error', (error: NodeJS.ErrnoException) => {
		fail(error.code === 'EADDRINUSE' ? new Error(portTaken(settings.port)) : error);
	});
	server.listen(settings.port, settings.host);
	endWithParent(() => shutDown(server));
}

function portTaken(port: number): string {
	return `La porta ${port} è già occupata. Chiudi l'altro programma, oppure scegli un'altra porta: PORT=${port + 10}`;
}

async function shutDown(server: ReturnType<typeof createServer>): Promise<void> {
	const closed = new Promise<void>((resolve) => {
		server.close(() => {
			resolve();
		});
	});
	server.closeIdleConnections();
	const limit = setTimeout(() => {
		server.closeAllConnections();
	}, SHUTDOWN_MS);
	await closed;
	clearTimeout(limit);
	// Each listener hands over what must end before the process does.
	const ending: Promise<void>[] = [];
	process.emit('sveltekit:shutdown' as never, ((work: Promise<void>) => ending.push(work)) as never);
	await Promise.all(ending);
}

const settings = settingsOrFail();
serve(await loadHandler(), settings);
