// Closes the connections whose body trickles: a slow line may take its time, one that holds its place for nothing may not. Called by start.ts.
import type { IncomingMessage } from 'node:http';

export type Ritmo = {
	/** Bytes that must arrive between one look and the next. */
	minimo: number;
	/** Looks again and again until the function it returns is called. */
	ogni: (look: () => void) => () => void;
};

const FINESTRA_MS = 30_000;

/** Below 2 kB a second over half a minute. */
export const RITMO: Ritmo = {
	minimo: 60_000,
	ogni(look) {
		const timer = setInterval(look, FINESTRA_MS).unref();
		return () => {
			clearInterval(timer);
		};
	}
};

/** Watches the body of a request until it is whole. A body that waits for us to read it is not slow. */
export function watchBody(request: IncomingMessage, { minimo, ogni }: Ritmo = RITMO): void {
	if (!hasBody(request)) return;
	const { socket } = request;
	let seen = socket.bytesRead;
	const stop = ogni(() => {
		const arrived = socket.bytesRead - seen;
		seen = socket.bytesRead;
		if (request.complete) stop();
		else if (arrived < minimo && request.readableLength === 0) socket.destroy();
	});
	request.once('close', stop);
}

function hasBody({ headers }: IncomingMessage): boolean {
	return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
