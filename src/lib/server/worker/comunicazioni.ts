// The queue of the notices to bring to people, a batch at a time; started by run.ts.
import type { App } from '../app.ts';
import { asSystem } from '../db/in-ente.ts';
import { findInvio, listEntiConComunicazioni, sendLotto } from '../comunicazioni/send-comunicazione.ts';
import { runCoda } from './coda.ts';
import { contornoSistema, type AppDelContorno } from './contorno-sistema.ts';
import { withDeadline } from './pause.ts';

/** Longest time for one batch, in milliseconds. */
const LIMITE_MS = 60_000;

export type AppDelleComunicazioni = AppDelContorno & Pick<App, 'database' | 'log'>;

type Presa = { ente: string; id: string };

/** Runs until `signal` fires, then lets what was begun end. One batch at a time: the messages then leave by the outbox. */
export function runComunicazioni(app: AppDelleComunicazioni, signal: AbortSignal): Promise<void> {
	return runCoda<Presa>(
		app,
		{
			nome: 'comunicazioni',
			insieme: 1,
			listEnti: () => listEntiConComunicazioni(app.database),
			claim: (ente) => claimIn(app, ente),
			work: (presa) => sendAndTell(app, presa)
		},
		signal
	);
}

async function claimIn({ database, clock }: AppDelleComunicazioni, ente: string): Promise<Presa[]> {
	const id = await asSystem({ database }, ente, (tx) => findInvio(tx, clock()));
	return id ? [{ ente, id }] : [];
}

async function sendAndTell(app: AppDelleComunicazioni, { ente, id }: Presa): Promise<boolean> {
	try {
		const lotto = asSystem(app, ente, async (tx) =>
			sendLotto(tx, await contornoSistema(app, tx, ente), { id })
		);
		const { scritti, altrove, ritirati = 0 } = await withDeadline(lotto, LIMITE_MS);
		if (scritti > 0) app.log.info({ ente, comunicazione: id, scritti }, 'comunicazione');
		if (ritirati > 0) app.log.info({ ente, comunicazione: id, ritirati }, 'comunicazione ritirata');
		return altrove;
	} catch (error) {
		app.log.error({ err: error, ente, comunicazione: id }, 'comunicazione non inviata');
		return true;
	}
}
