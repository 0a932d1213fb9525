// The queue of the questions to App IO about what became of the messages it took; started by run.ts.
import { asSystem } from '../db/in-ente.ts';
import type { App } from '../app.ts';
import { ritmoDi } from '../spedizioni/ritmo.ts';
import { openScritture } from '../spedizioni/scritture.ts';
import {
	claimVerifiche,
	listEntiDaVerificare,
	verify,
	type Verifica,
	type Verificatore
} from '../spedizioni/verifiche.ts';
import { runCoda } from './coda.ts';
import { withDeadline } from './pause.ts';

/** Questions at a time. */
const INSIEME = 16;
/** Longest time for one, in milliseconds. */
const LIMITE_MS = 60_000;

export type AppDelleVerifiche = Pick<App, 'database' | 'appIo' | 'clock' | 'log' | 'newId' | 'settings'>;

/** Runs until `signal` fires, then lets what was begun end. */
export function runVerifiche(app: AppDelleVerifiche, signal: AbortSignal): Promise<void> {
	const { database, clock, settings } = app;
	const verificatore: Verificatore = { appIo: app.appIo, note: openScritture(app).note };
	return runCoda<Verifica>(
		app,
		{
			nome: 'verifiche',
			insieme: INSIEME,
			listEnti: () => listEntiDaVerificare(database, clock()),
			claim: (ente, quante) =>
				asSystem({ database }, ente, (tx) =>
					claimVerifiche(tx, { ente, adesso: clock(), quante, ritmo: ritmoDi(settings, ente) })
				),
			work: (verifica) => verifyAndTell(app, { verificatore, verifica })
		},
		signal
	);
}

async function verifyAndTell(
	app: AppDelleVerifiche,
	{ verificatore, verifica }: { verificatore: Verificatore; verifica: Verifica }
): Promise<boolean> {
	const { id: spedizione, ente, verifiche } = verifica;
	try {
		const esito = await withDeadline(verify(verificatore, verifica), LIMITE_MS);
		if (esito === 'RESPINTO') app.log.warn({ spedizione, ente, verifiche }, 'messaggio respinto');
	} catch (error) {
		app.log.error({ err: error, spedizione, ente }, 'verifica non riuscita');
	}
	return false;
}
