// Starts the loops of the worker, each queue and each timer on its own, and ends them; called by cli/worker.ts.
import type { App } from '../app.ts';
import { runBolli } from './bolli.ts';
import { runCampagne } from './campagne.ts';
import { runConfermeEmail } from './conferme-email.ts';
import { runComunicazioni } from './comunicazioni.ts';
import { runOutbox } from './outbox.ts';
import { runPagopa } from './pagopa.ts';
import { pause, withDeadline } from './pause.ts';
import { runTimer, timerDi, type Timer } from './timers.ts';
import { listenToRimbalzi } from './rimbalzi.ts';
import { runVerifiche } from './verifiche.ts';

/** Longest time for one turn of a timer, in milliseconds. */
const LIMITE_GIRO_MS = 600_000;

/** Starts everything; `stop` lets what was begun end. Any number of workers may run. */
export function startWorker(app: App): { stop: () => Promise<void> } {
	const stopping = new AbortController();
	const { signal } = stopping;
	const running = Promise.all([
		runOutbox(app, signal),
		runVerifiche(app, signal),
		listenToRimbalzi(app, signal),
		runPagopa(app, signal),
		runBolli(app, signal),
		runConfermeEmail(app, signal),
		runComunicazioni(app, signal),
		runCampagne(app, signal),
		...timerDi(app).map((timer) => repeat(app, timer, signal))
	]);
	return {
		async stop() {
			stopping.abort();
			await running;
		}
	};
}

async function repeat(app: App, timer: Timer, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		await withDeadline(runTimer(app, timer), LIMITE_GIRO_MS).catch((error: unknown) => {
			app.log.error({ err: error, timer: timer.nome }, 'timer senza fine');
		});
		await pause(timer.ogniMinuti * 60_000, signal);
	}
}
