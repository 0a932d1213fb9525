// The loop of a queue in the database: claims what is due in every ente in turn and works on a few things at a time. Used by the queues of the worker.
import type { App } from '../app.ts';
import { pause, withDeadline } from './pause.ts';

/** Wait when nothing is due, in milliseconds. */
const ATTESA_MS = 500;
/** Wait after a database that did not answer, in milliseconds. */
const ATTESA_GUASTO_MS = 2_000;
/** Rest of an ente that the other side could not serve, in milliseconds. */
const RIPOSO_MS = 1_000;
/** Longest time for one claim. */
const LIMITE_PRESA_MS = 45_000;

export type Coda<P> = {
	nome: string;
	/** How many things at a time. */
	insieme: number;
	/** Ids of the enti that have something due. */
	listEnti: () => Promise<string[]>;
	/** Takes what is due in an ente, so many things at most; `rest` leaves the ente out for so many milliseconds. */
	claim: (ente: string, quante: number, rest: (millisecondi: number) => void) => Promise<P[]>;
	/** Works on it and tells the log, whatever happens; true when the ente should rest for a while. */
	work: (presa: P) => Promise<boolean>;
};

export type AppDelleCode = Pick<App, 'clock' | 'log'>;

/** Runs until `signal` fires, then lets what was begun end. */
export async function runCoda<P extends { ente: string }>(
	app: AppDelleCode,
	coda: Coda<P>,
	signal: AbortSignal
): Promise<void> {
	const inVolo = new Set<Promise<void>>();
	const turni = createTurni(app.clock);
	while (!signal.aborted) {
		// Half of the places free before asking again: many claims of one thing each would cost more than the work.
		if (inVolo.size * 2 > coda.insieme) {
			await Promise.race(inVolo);
			continue;
		}
		const prese = await claimOrNothing(app, { coda, turni, quante: coda.insieme - inVolo.size });
		for (const presa of prese ?? [])
			track(
				inVolo,
				coda.work(presa).then((riposo) => {
					if (riposo) turni.rest(presa.ente, RIPOSO_MS);
				})
			);
		if (!prese) await pause(ATTESA_GUASTO_MS, signal);
		else if (prese.length === 0) await pause(ATTESA_MS, signal);
	}
	await Promise.all(inVolo);
}

function track(inVolo: Set<Promise<void>>, lavoro: Promise<void>): void {
	const seguito = lavoro.finally(() => inVolo.delete(seguito));
	inVolo.add(seguito);
}

type Giro<P> = { coda: Coda<P>; turni: Turni; quante: number };

/** Undefined when the database is away: it is told, and asked again later. */
async function claimOrNothing<P>(app: AppDelleCode, giro: Giro<P>): Promise<P[] | undefined> {
	try {
		return await withDeadline(claimEverywhere(app, giro), LIMITE_PRESA_MS);
	} catch (error) {
		app.log.error({ err: error }, `${giro.coda.nome}: presa non riuscita`);
		return undefined;
	}
}

/** A fair share from each ente in turn, so that a long queue does not hold up the others. */
async function claimEverywhere<P>({ log }: AppDelleCode, { coda, turni, quante }: Giro<P>): Promise<P[]> {
	const prese: P[] = [];
	const enti = turni.next(await coda.listEnti());
	for (const [posto, ente] of enti.entries()) {
		const liberi = quante - prese.length;
		if (liberi <= 0) break;
		try {
			const parte = Math.ceil(liberi / (enti.length - posto));
			prese.push(
				...(await coda.claim(ente, parte, (millisecondi) => {
					turni.rest(ente, millisecondi);
				}))
			);
		} catch (error) {
			log.error({ err: error, ente }, `${coda.nome}: ente non servito`);
		}
	}
	return prese;
}

type Turni = {
	next: (enti: readonly string[]) => string[];
	rest: (ente: string, millisecondi: number) => void;
};

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
		rest(ente, millisecondi) {
			riposi.set(ente, clock().getTime() + millisecondi);
		}
	};
}
