// What the worker does by the clock, ente by ente: the clean-ups and the terms of the law. Run by run.ts.
import { sweepOrphans } from '../allegati/sweep-orphans.ts';
import type { App } from '../app.ts';
import { removeRighe } from '../campagne/remove-righe.ts';
import { expireComunicazioni } from '../comunicazioni/move-comunicazione.ts';
import type { Tx } from '../db/connection.ts';
import { asSystem } from '../db/in-ente.ts';
import { tellDeleghe } from '../deleghe/tell-deleghe.ts';
import { listEnti } from '../enti/find-ente.ts';
import { readScadenze, type ScadenzaChiave } from '../identita/chiavi-ente.ts';
import { findAvvisi } from '../identita/scadenze-chiavi.ts';
import { removeExpiredLogins } from '../identita/remove-expired-logins.ts';
import { servizi } from '#lib/services/index.ts';
import type { Contorno } from '../servizi/porta.ts';
import type { TimerServizio } from '../servizi/porta.ts';
import { closeBySilence, findSilenzi } from '../pratiche/close-by-silence.ts';
import { findPreavvisiFiniti, resumeByClock } from '../pratiche/preavviso.ts';
import { removeOldBozze } from '../pratiche/remove-old-bozze.ts';
import { readFlussiAndTell, warnInAttesa } from './incassi.ts';
import { contornoSistema, type AppDelContorno } from './contorno-sistema.ts';
import { remind } from './promemoria.ts';

export type AppDeiTimer = AppDelContorno & Pick<App, 'database' | 'archivio' | 'log' | 'accessi' | 'pagopa'>;

/** Something done again and again; doing it twice, or in two workers at once, does no harm. */
export type Timer = {
	nome: string;
	ogniMinuti: number;
	/** Returns how many things it changed. */
	run: (app: AppDeiTimer) => Promise<number>;
};

export const TIMER: readonly Timer[] = [
	{
		nome: 'accessi scaduti',
		ogniMinuti: 1,
		run: (app) =>
			inEveryEnte(app, 'accessi scaduti', (uno, ente) =>
				asSystem(uno, ente, (tx) => removeExpiredLogins(tx, uno.clock()))
			)
	},
	{
		nome: 'gestori di identità',
		ogniMinuti: 60,
		run: ({ accessi }) => accessi?.refreshGestori() ?? Promise.resolve(0)
	},
	{
		nome: 'chiavi in scadenza',
		ogniMinuti: 24 * 60,
		run: (app) =>
			inEveryEnte(app, 'chiavi in scadenza', (uno, ente) =>
				asSystem(uno, ente, async (tx) => warnScadenze(uno, ente, await readScadenze(tx, ente)))
			)
	},
	timerPratiche({ nome: 'silenzi', find: findSilenzi, move: closeBySilence }),
	timerPratiche({ nome: 'preavvisi finiti', find: findPreavvisiFiniti, move: resumeByClock }),
	{
		nome: 'bozze scadute',
		ogniMinuti: 1,
		run: (app) =>
			inEveryEnte(app, 'bozze scadute', (uno, ente) =>
				asSystem(uno, ente, (tx) => removeOldBozze(tx, { istante: uno.clock() }))
			)
	},
	{
		nome: 'messaggi delle deleghe',
		ogniMinuti: 1,
		run: (app) =>
			inEveryEnte(app, 'messaggi delle deleghe', (uno, ente) =>
				asSystem(uno, ente, (tx) => tellDeleghe(tx, { ente, istante: uno.clock(), newId: uno.newId }))
			)
	},
	{
		nome: 'promemoria',
		ogniMinuti: 60,
		run: (app) => inEveryEnte(app, 'promemoria', remind)
	},
	{
		nome: 'comunicazioni scadute',
		ogniMinuti: 1,
		run: (app) =>
			inEveryEnte(app, 'comunicazioni scadute', (uno, ente) =>
				asSystem(uno, ente, (tx) => expireComunicazioni(tx, { ente, istante: uno.clock(), newId: uno.newId }))
			)
	},
	{
		nome: 'righe delle campagne',
		ogniMinuti: 60,
		run: (app) => inEveryEnte(app, 'righe delle campagne', removeRighe)
	},
	{
		nome: 'flussi di riversamento',
		ogniMinuti: 60,
		run: (app) => inEveryEnte(app, 'flussi di riversamento', readFlussiAndTell)
	},
	{
		nome: 'pagamenti in attesa',
		ogniMinuti: 24 * 60,
		run: (app) => inEveryEnte(app, 'pagamenti in attesa', warnInAttesa)
	},
	{
		nome: 'file senza padrone',
		ogniMinuti: 60,
		run: (app) =>
			inEveryEnte(app, 'file senza padrone', (uno, ente) =>
				sweepOrphans(uno.database, { archivio: uno.archivio, ente, istante: uno.clock() })
			)
	}
];

/** Tells the log at 90, 60 and 30 days, and every day of the last month. */
function warnScadenze(
	{ clock, log }: AppDeiTimer,
	ente: string,
	scadenze: readonly ScadenzaChiave[]
): number {
	const avvisi = findAvvisi(scadenze, clock());
	for (const { uso, giorni } of avvisi) log.warn({ ente, uso, giorni }, 'certificato in scadenza');
	return avvisi.length;
}

/** Runs a timer and tells how it went; a failed one is tried again at its next turn. */
export async function runTimer(app: AppDeiTimer, { nome, run }: Timer): Promise<void> {
	try {
		const quanti = await run(app);
		if (quanti > 0) app.log.info({ timer: nome, quanti }, 'timer');
	} catch (error) {
		app.log.error({ err: error, timer: nome }, 'timer non riuscito');
	}
}

// A Comune with a fault does not keep the others from being served.
async function inEveryEnte(
	app: AppDeiTimer,
	timer: string,
	work: (app: AppDeiTimer, ente: string) => Promise<number>
): Promise<number> {
	let quanti = 0;
	for (const ente of await listEnti(app.database)) {
		try {
			quanti += await work(app, ente);
		} catch (error) {
			app.log.error({ err: error, timer, ente }, 'timer non riuscito in un ente');
		}
	}
	return quanti;
}

type DaMuovere = {
	nome: string;
	find: (tx: Tx, istante: Date) => Promise<string[]>;
	/** Whether it was moved. */
	move: (tx: Tx, contorno: Contorno, numero: string) => Promise<boolean>;
};

/** Moves what is due, each in its own transaction: one that cannot be moved does not keep the others still. */
function timerPratiche({ nome, find, move }: DaMuovere): Timer {
	async function moveAll(app: AppDeiTimer, ente: string): Promise<number> {
		let mosse = 0;
		for (const numero of await asSystem(app, ente, (tx) => find(tx, app.clock()))) {
			try {
				const mossa = await asSystem(app, ente, async (tx) =>
					move(tx, await contornoSistema(app, tx, ente), numero)
				);
				if (mossa) mosse += 1;
			} catch (error) {
				app.log.error({ err: error, timer: nome, ente, pratica: numero }, 'pratica non mossa');
			}
		}
		return mosse;
	}
	return { nome, ogniMinuti: 1, run: (app) => inEveryEnte(app, nome, moveAll) };
}

/** What a service does by the clock in every ente. */
function timerServizio({ nome, ogniMinuti, run }: TimerServizio): Timer {
	return {
		nome,
		ogniMinuti,
		run: (app) =>
			inEveryEnte(app, nome, (uno, ente) =>
				asSystem(uno, ente, async (tx) => run(tx, await contornoSistema(uno, tx, ente)))
			)
	};
}

/** All timers: those of the house and those that services declare. */
export function timerDi({ porta }: Pick<App, 'porta'>): Timer[] {
	return [...TIMER, ...servizi.flatMap(({ id }) => (porta(id).timer ?? []).map(timerServizio))];
}
