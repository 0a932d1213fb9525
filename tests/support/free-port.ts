// Ports for the servers that tests start. They lie below those that systems give to outgoing connections, so that nobody takes one meanwhile.
import { randomInt } from 'node:crypto';
import { isPortFree } from '#cli/ports.ts';

/** A free port whose next one is free too: a demonstration takes both. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = 2 * randomInt(10_000, 16_000);
		if ((await isPortFree(port)) && (await isPortFree(port + 1))) return port;
	}
}
