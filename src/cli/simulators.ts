// Runs the simulators of the demonstration on 127.0.0.1; a child of demo.ts.
import { randomUUID } from 'node:crypto';
import { createIdentitaSimulator } from '#simulators/identita/identita.ts';
import { createSimulatorServer } from '#simulators/serve.ts';
import { endWithParent, fail } from './process.ts';

async function run(): Promise<void> {
	if (process.env.AMBIENTE_DIMOSTRATIVO !== 'si')
		throw new Error('I simulatori servono solo alla dimostrazione: avviala con npm run demo.');
	const indirizzo = new URL(process.env.SIMULATORI_URL ?? '');
	const server = createSimulatorServer([
		await createIdentitaSimulator({ indirizzo: indirizzo.href, now: () => new Date(), newId: randomUUID })
	]);
	server.on('error', fail);
	server.listen(Number(indirizzo.port), '127.0.0.1');
	endWithParent(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
}

run().catch(fail);
