// Serves the simulators of the demonstration on one port; called by cli/simulators.ts and the tests.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** One simulator, answering every path under its prefix. */
export type Simulator = {
	prefix: string;
	handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
};

/** A server that is not listening yet. */
export function createSimulatorServer(simulators: readonly Simulator[]): Server {
	return createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://simulatori');
		const simulator = simulators.find(
			({ prefix }) => pathname === prefix || pathname.startsWith(`${prefix}/`)
		);
		if (!simulator) {
			response
				.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
				.end('Qui non risponde nessun simulatore.');
			return;
		}
		Promise.resolve(simulator.handle(request, response)).catch((error: unknown) => {
			console.error(error);
			if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
			response.end('Guasto del simulatore.');
		});
	});
}

/** The whole body as text; longer ones are cut off with an error. */
export async function readBody(request: IncomingMessage, massimo = 100_000): Promise<string> {
	let body = '';
	for await (const part of request.setEncoding('utf8')) {
		body += part as string;
		if (body.length > massimo) throw new RangeError('Corpo troppo grande');
	}
	return body;
}

/** Whether it comes from this machine. */
export function isLoopback({ socket }: IncomingMessage): boolean {
	return /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
}
