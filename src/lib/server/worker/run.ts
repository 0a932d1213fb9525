// The loop of the worker: runs each timer in turn and waits; called by cli/worker.ts.
import type { App } from '../app.ts';
import { removeExpiredLogins } from '../identita/remove-expired-logins.ts';

/** Pause between two rounds, in milliseconds. */
const PAUSE_MS = 60_000;

/** Starts the rounds; `stop` lets the current one end. */
export function startWorker(app: App): { stop: () => Promise<void> } {
	const stopping = new AbortController();
	const running = loop(app, stopping.signal);
	return {
		async stop() {
			stopping.abort();
			await running;
		}
	};
}

async function loop(app: App, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		await round(app);
		await pause(PAUSE_MS, signal);
	}
}

// A failed round is told and tried again at the next one: the timers are idempotent.
async function round(app: App): Promise<void> {
	try {
		const rimosse = await removeExpiredLogins(app.database, app.clock());
		if (rimosse > 0) app.log.info({ rimosse }, 'sessioni scadute rimosse');
	} catch (error) {
		app.log.error({ err: error }, 'giro del lavoratore non riuscito');
	}
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, ms);
		signal.addEventListener('abort', () => {
			clearTimeout(timer);
			resolve();
		});
	});
}
