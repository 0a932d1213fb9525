// The queue of the messages that leave for App IO; started by run.ts.
import { inEnte } from '../db/in-ente.ts';
import type { App } from '../app.ts';
import { claimSpedizioni, listEntiDaServire } from '../spedizioni/claim-spedizioni.ts';
import { closeUnanswered } from '../spedizioni/close-unanswered.ts';
import { deliver, type Consegna } from '../spedizioni/deliver.ts';
import type { SpedizionePresa } from '../spedizioni/spedizione.ts';
import { runCoda } from './coda.ts';
import { pause, withDeadline } from './pause.ts';

/** Deliveries at a time. App IO admits about thirty calls a second for each key, two for each message. */
export const INSIEME = 4;
/** Longest time for one delivery with the repetitions of its last write. */
const LIMITE_CONSEGNA_MS = 120_000;

export type AppDellaPosta = Pick<App, 'database' | 'appIo' | 'clock' | 'log'>;

/** Runs until `signal` fires, then lets what was begun end. */
export function runOutbox(app: AppDellaPosta, signal: AbortSignal): Promise<void> {
	const consegna: Consegna = {
		...app,
		random: Math.random,
		isStopping: () => signal.aborted,
		pause: (ms) => pause(ms, signal)
	};
	return runCoda(
		app,
		{
			nome: 'spedizioni',
			insieme: INSIEME,
			listEnti: () => listEntiDaServire(app.database, app.clock()),
			claim: (ente) => claimIn(app, ente),
			work: (presa) => deliverAndTell(app, { consegna, presa })
		},
		signal
	);
}

function claimIn({ database, clock, log }: AppDellaPosta, ente: string): Promise<SpedizionePresa[]> {
	const adesso = clock();
	return inEnte(database, { ente, attore: { ruolo: 'sistema' } }, async (tx) => {
		for (const spedizione of await closeUnanswered(tx, { ente, adesso }))
			log.warn({ spedizione, ente }, 'spedizione incerta');
		return claimSpedizioni(tx, { ente, adesso, quante: 1 });
	});
}

async function deliverAndTell(
	{ log }: AppDellaPosta,
	{ consegna, presa }: { consegna: Consegna; presa: SpedizionePresa }
): Promise<boolean> {
	const { id: spedizione, ente, tentativi } = presa;
	try {
		const sorte = await withDeadline(deliver(consegna, presa), LIMITE_CONSEGNA_MS);
		const detto = { spedizione, ente, tentativi, stato: sorte?.stato, motivo: motivoOf(sorte) };
		if (sorte?.stato === 'fallita') log.error(detto, 'spedizione fallita');
		else if (sorte?.stato === 'incerta') log.warn(detto, 'spedizione incerta');
		else log.info(detto, 'spedizione');
		return sorte?.stato === 'in_coda';
	} catch (error) {
		log.error({ err: error, spedizione, ente }, 'spedizione non riuscita');
		return false;
	}
}

function motivoOf(sorte: Awaited<ReturnType<typeof deliver>>): string | null {
	return sorte && 'motivo' in sorte ? sorte.motivo : null;
}
