// Asks whether ports are free before anything starts; called by demo.ts and the tests.
import { createServer } from 'node:net';

/** True when nobody listens on the port of the loopback address. */
export function isPortFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => {
			resolve(false);
		});
		probe.listen(port, '127.0.0.1', () => {
			probe.close(() => {
				resolve(true);
			});
		});
	});
}
