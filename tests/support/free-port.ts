// Ports for the servers that tests start. They lie below those that systems give to outgoing connections, so that nobody takes one meanwhile.
import { randomInt } from 'node:crypto';
import { isPortFree } from '#cli/ports.ts';

/** A free port whose next three are free too: a demonstration takes the four. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = 4 * randomInt(5_000, 8_000);
		const free = await Promise.all([port, port + 1, port + 2, port + 3].map(isPortFree));
		if (free.every(Boolean)) return port;
	}
}
