// The loop of the outbox: claims what is due in every ente and delivers a few at a time; started by run.ts.
import { inEnte } from '../db/in-ente.ts';
import type { App } from '../app.ts';
import { claimSpedizioni, listEntiDaServire } from '../spedizioni/claim-spedizioni.ts';
import { closeUnanswered } from '../spedizioni/close-unanswered.ts';
import { deliver, type Consegna } from '../spedizioni/deliver.ts';
import type { SpedizionePresa } from '../spedizioni/spedizione.ts';
import { pause, withDeadline } from './pause.ts';

/** Deliveries at a time. App IO admits about thirty calls a second for each key, two for each message. */
export const INSIEME = 4;
/** Wait when nothing is due, in milliseconds. */
const ATTESA_MS = 500;
/** Wait after a database that did not answer, in milliseconds. */
const ATTESA_GUASTO_MS = 2_000;
/** Rest of an ente that App IO could not serve, in milliseconds. */
const RIPOSO_MS = 1_000;
/** Longest time for one claim, and for one delivery with the repetitions of its last write. */
const LIMITE_PRESA_MS = 45_000;
const LIMITE_CONSEGNA_MS = 120_000;

export type AppDellaPosta = Pick<App, 'database' | 'appIo' | 'clock' | 'log'>;

/** Runs until `signal` fires, then lets what was begun end. */
export async function runOutbox(app: AppDellaPosta, signal: AbortSignal): Promise<void> {
	const inVolo = new Set<Promise<void>>();
	const turni = createTurni(app.clock);
	const consegna: Consegna = {
		...app,
		random: Math.random,
		isStopping: () => signal.aborted,
		pause: (ms) => pause(ms, signal)
	};
	while (!signal.aborted) {
		const prese = await claimOrNothing(app, turni, INSIEME - inVolo.size);
		for (const presa of prese ?? []) track(inVolo, deliverAndTell(app, { consegna, turni, presa }));
		if (!prese) await pause(ATTESA_GUASTO_MS, signal);
		else if (inVolo.size >= INSIEME) await Promise.race(inVolo);
		else if (prese.length === 0) await pause(ATTESA_MS, signal);
	}
	await Promise.all(inVolo);
}

function track(inVolo: Set<Promise<void>>, lavoro: Promise<void>): void {
	const seguito = lavoro.finally(() => inVolo.delete(seguito));
	inVolo.add(seguito);
}

/** Undefined when the database is away: it is told, and asked again later. */
async function claimOrNothing(
	app: AppDellaPosta,
	turni: Turni,
	quante: number
): Promise<SpedizionePresa[] | undefined> {
	try {
		return await withDeadline(claimEverywhere(app, turni, quante), LIMITE_PRESA_MS);
	} catch (error) {
		app.log.error({ err: error }, 'spedizioni: presa non riuscita');
		return undefined;
	}
}

/** One at a time from each ente in turn, so that a long queue does not hold up the others. */
async function claimEverywhere(app: AppDellaPosta, turni: Turni, quante: number): Promise<SpedizionePresa[]> {
	const prese: SpedizionePresa[] = [];
	for (const ente of turni.next(await listEntiDaServire(app.database, app.clock()))) {
		if (prese.length >= quante) break;
		prese.push(...(await claimIn(app, ente)));
	}
	return prese;
}

type Turni = { next: (enti: readonly string[]) => string[]; rest: (ente: string) => void };

/** Whose turn it is: each pass begins with another ente, and one at rest is left out. */
function createTurni(clock: () => Date): Turni {
	const riposi = new Map<string, number>();
	let giro = 0;
	return {
		next(enti) {
			giro += 1;
			const svegli = enti.filter((ente) => (riposi.get(ente) ?? 0) <= clock().getTime());
			const primo = giro % Math.max(1, svegli.length);
			return [...svegli.slice(primo), ...svegli.slice(0, primo)];
		},
		rest(ente) {
			riposi.set(ente, clock().getTime() + RIPOSO_MS);
		}
	};
}

async function claimIn({ database, clock, log }: AppDellaPosta, ente: string): Promise<SpedizionePresa[]> {
	const adesso = clock();
	try {
		return await inEnte(database, { ente, attore: { ruolo: 'sistema' } }, async (tx) => {
			for (const spedizione of await closeUnanswered(tx, { ente, adesso }))
				log.warn({ spedizione, ente }, 'spedizione incerta');
			return claimSpedizioni(tx, { ente, adesso, quante: 1 });
		});
	} catch (error) {
		log.error({ err: error, ente }, 'spedizioni: ente non servito');
		return [];
	}
}

async function deliverAndTell(
	{ log }: AppDellaPosta,
	{ consegna, turni, presa }: { consegna: Consegna; turni: Turni; presa: SpedizionePresa }
): Promise<void> {
	const { id: spedizione, ente, tentativi } = presa;
	try {
		const sorte = await withDeadline(deliver(consegna, presa), LIMITE_CONSEGNA_MS);
		const detto = { spedizione, ente, tentativi, stato: sorte?.stato, motivo: motivoOf(sorte) };
		if (sorte?.stato === 'in_coda') turni.rest(ente);
		if (sorte?.stato === 'fallita') log.error(detto, 'spedizione fallita');
		else if (sorte?.stato === 'incerta') log.warn(detto, 'spedizione incerta');
		else log.info(detto, 'spedizione');
	} catch (error) {
		log.error({ err: error, spedizione, ente }, 'spedizione non riuscita');
	}
}

function motivoOf(sorte: Awaited<ReturnType<typeof deliver>>): string | null {
	return sorte && 'motivo' in sorte ? sorte.motivo : null;
}
