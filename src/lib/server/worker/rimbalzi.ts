// Listens for the letters that come back, where the settings say so; started by run.ts.
import { once } from 'node:events';
import type { App } from '../app.ts';
import { openRimbalzi } from '../integrations/email/rimbalzi.ts';
import { noteRimbalzo } from '../spedizioni/note-rimbalzo.ts';

export type AppDeiRimbalzi = Pick<App, 'database' | 'clock' | 'newId' | 'log' | 'settings'>;

/** Until `signal` fires. Of several workers on one machine the first has the port: one is enough. */
export async function listenToRimbalzi(app: AppDeiRimbalzi, signal: AbortSignal): Promise<void> {
	const { log, settings } = app;
	if (settings.rimbalziPorta === undefined || signal.aborted) return;
	try {
		const ascolto = await openRimbalzi({
			porta: settings.rimbalziPorta,
			log,
			onRimbalzo: async (rimbalzo) => {
				if (!(await noteRimbalzo(app, rimbalzo)))
					log.warn({ spedizione: rimbalzo.spedizione }, 'rimbalzo di nessuno');
			}
		});
		await once(signal, 'abort');
		await ascolto.close();
	} catch (error) {
		log.error({ err: error, porta: settings.rimbalziPorta }, 'i rimbalzi non si ascoltano');
	}
}
