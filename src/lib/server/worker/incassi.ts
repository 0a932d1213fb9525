// What the worker does by the clock for the till of an ente: reads the flows of the PSPs, warns of payments that nobody tells of. Called by timers.ts.
import type { App } from '../app.ts';
import { countInAttesa } from '../cassa/in-attesa.ts';
import { readFlussi } from '../cassa/read-flussi.ts';
import { asSystem } from '../db/in-ente.ts';
import { readEnteOggi } from './contorno-sistema.ts';

type AppDegliIncassi = Pick<App, 'database' | 'clock' | 'newId' | 'log' | 'pagopa'>;

/** Returns how many flows and receipts were new. @throws IntegrationError when pagoPA is away */
export async function readFlussiAndTell(app: AppDegliIncassi, id: string): Promise<number> {
	const { database, clock, newId, log } = app;
	const ente = await readEnteOggi(app, id);
	const pagopa = ente.impostazioni.pagopa && app.pagopa(ente);
	if (!pagopa) return 0;
	const letti = await readFlussi({ database, ente, pagopa, clock, newId });
	for (const flusso of letti.nonQuadrati) log.warn({ ente: id, flusso }, 'flusso che non quadra');
	for (const { flusso, errore } of letti.falliti) log.error({ ente: id, flusso, errore }, 'flusso non letto');
	return letti.nuovi + letti.ricevute;
}

/** Tells the log how many payments were begun more than an hour ago and are told of by nothing. */
export async function warnInAttesa({ database, clock, log }: AppDegliIncassi, ente: string): Promise<number> {
	const quanti = await asSystem({ database }, ente, (tx) => countInAttesa(tx, clock()));
	if (quanti > 0) log.warn({ ente, quanti }, "pagamenti in attesa da più di un'ora");
	return quanti;
}
