// The loop that checks and feeds the campaigns, a batch of each in turn; started by run.ts.
import type { App } from '../app.ts';
import { listDaServire, serveCampagna, type CampagnaDaServire } from '../campagne/serve-campagna.ts';
import { pause, withDeadline } from './pause.ts';

/** Wait when nothing is to be done, in milliseconds. */
const ATTESA_MS = 500;
/** Wait after a fault, in milliseconds. */
const ATTESA_GUASTO_MS = 2_000;
/** Longest time for one batch, in milliseconds. */
const LIMITE_MS = 45_000;

export type AppDelleCampagne = Pick<App, 'database' | 'luoghi' | 'clock' | 'newId' | 'log'>;

/** Runs until `signal` fires, then lets what was begun end. */
export async function runCampagne(app: AppDelleCampagne, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		const fatte = await turn(app, signal);
		if (fatte === undefined) await pause(ATTESA_GUASTO_MS, signal);
		else if (fatte === 0) await pause(ATTESA_MS, signal);
	}
}

/** How many things were done; undefined when something failed, and was told. */
async function turn(app: AppDelleCampagne, signal: AbortSignal): Promise<number | undefined> {
	try {
		let fatte: number | undefined = 0;
		for (const quale of await withDeadline(listDaServire(app), LIMITE_MS)) {
			if (signal.aborted) break;
			const una = await serveAndTell(app, quale);
			fatte = fatte === undefined || una === undefined ? undefined : fatte + una;
		}
		return fatte;
	} catch (error) {
		app.log.error({ err: error }, 'campagne: elenco non letto');
		return undefined;
	}
}

async function serveAndTell(app: AppDelleCampagne, quale: CampagnaDaServire): Promise<number | undefined> {
	try {
		const righe = await withDeadline(serveCampagna(app, quale), LIMITE_MS);
		if (righe > 0) app.log.info({ ...quale, righe }, 'campagna');
		return righe;
	} catch (error) {
		app.log.error({ err: error, ...quale }, 'campagna non servita');
		return undefined;
	}
}
