// Runs the outbox and the timers of the portal, ente by ente: `npm run worker`, and the worker child of the demo.
import { createApp } from '#lib/server/app.ts';
import { readSettings, type Settings } from '#lib/server/settings.ts';
import { startWorker } from '#lib/server/worker/run.ts';
import { endWithParent, fail } from './process.ts';

function settingsOrFail(): Settings {
	try {
		return readSettings(process.env);
	} catch (error) {
		return fail(error);
	}
}

const app = createApp(settingsOrFail());
const worker = startWorker(app);
endWithParent(async () => {
	await worker.stop();
	await app.close();
});
