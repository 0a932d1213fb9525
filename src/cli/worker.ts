// Runs the outbox and the timers of the portal, ente by ente: `npm run worker`, and the worker child of the demo.
import { createApp } from '#lib/server/app.ts';
import { startWorker } from '#lib/server/worker/run.ts';
import { endWithParent } from './process.ts';
import { settingsOrFail } from './settings-or-fail.ts';

const app = createApp(settingsOrFail());
const worker = startWorker(app);
endWithParent(async () => {
	await worker.stop();
	await app.close();
});
