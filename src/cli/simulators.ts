// Runs the simulators of the demonstration on 127.0.0.1; a child of demo.ts.
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { createAppIoSimulator } from '#simulators/app-io/app-io.ts';
import { createCieSimulator } from '#simulators/cie/cie.ts';
import { createEmailSimulator } from '#simulators/email/email.ts';
import { createPagopaSimulator } from '#simulators/pagopa/pagopa.ts';
import { createSimulatorServer } from '#simulators/serve.ts';
import { createSpidSimulator } from '#simulators/spid/spid.ts';
import { endWithParent, fail } from './process.ts';

async function run(): Promise<void> {
	if (process.env.AMBIENTE_DIMOSTRATIVO !== 'si')
		throw new Error('I simulatori servono solo alla dimostrazione: avviala con npm run demo.');
	if (process.env.NODE_ENV === 'production')
		throw new Error('I simulatori non si avviano in produzione: togli NODE_ENV=production.');
	const indirizzo = new URL(process.env.SIMULATORI_URL ?? '');
	const cartella = path.resolve(process.env.DATA_DIR ?? '.data', 'simulatori');
	const comuni = { indirizzo: indirizzo.href, now: () => new Date(), newId: randomUUID };
	const pagopa = createPagopaSimulator({
		...comuni,
		file: path.join(cartella, 'pagopa.jsonl'),
		ricevute: `http://localhost:${process.env.PORT ?? '3000'}/pagopa/ricevute`,
		random: randomBytes
	});
	const { RIMBALZI_PORTA } = process.env;
	const posta = createEmailSimulator({
		file: path.join(cartella, 'email.jsonl'),
		now: () => new Date(),
		newId: randomUUID,
		...(RIMBALZI_PORTA && { rimbalzi: Number(RIMBALZI_PORTA) })
	});
	const server = createSimulatorServer([
		pagopa,
		posta,
		await createSpidSimulator({ ...comuni, cartella }),
		await createCieSimulator(comuni),
		createAppIoSimulator({
			file: path.join(cartella, 'app-io.jsonl'),
			now: () => new Date(),
			random: randomBytes,
			statoAvviso: (avviso) => pagopa.statoAvviso(avviso)
		})
	]);
	server.on('error', fail);
	// Letters on the port after: the portal looks for them there.
	await posta.listen(Number(indirizzo.port) + 1);
	server.listen(Number(indirizzo.port), '127.0.0.1');
	const orologio = setInterval(() => {
		Promise.all([pagopa.tick(), posta.tick()]).catch((error: unknown) => {
			console.error(error);
		});
	}, 1000);
	endWithParent(async () => {
		clearInterval(orologio);
		server.closeAllConnections();
		await Promise.all([new Promise((resolve) => server.close(resolve)), posta.close()]);
	});
}

run().catch(fail);
