// The queue of what pagoPA is told and asked, and of the receipts to look at; started by run.ts.
import type { App } from '../app.ts';
import type { Tx } from '../db/connection.ts';
import { asSystem } from '../db/in-ente.ts';
import { applyRicevuta, claimRicevute } from '../pagamenti/apply-ricevuta.ts';
import { claimPosizioni, listEntiConPagamenti, type PosizionePresa } from '../pagamenti/claim-posizioni.ts';
import { servePosizione } from '../pagamenti/serve-posizione.ts';
import { runCoda } from './coda.ts';
import { contornoSistema, readEnteOggi, type AppDelContorno } from './contorno-sistema.ts';
import { withDeadline } from './pause.ts';

/** Calls at a time: pagoPA admits 450 in ten seconds. */
const INSIEME = 4;
/** Longest time for one thing, in milliseconds. */
const LIMITE_MS = 60_000;

export type AppDeiPagamenti = AppDelContorno & Pick<App, 'database' | 'log' | 'pagopa'>;

type Presa = { ente: string } & ({ posizione: PosizionePresa } | { ricevuta: string });

/** Runs until `signal` fires, then lets what was begun end. */
export function runPagopa(app: AppDeiPagamenti, signal: AbortSignal): Promise<void> {
	return runCoda<Presa>(
		app,
		{
			nome: 'pagamenti',
			insieme: INSIEME,
			listEnti: () => listEntiConPagamenti(app.database, app.clock()),
			claim: (ente) => asSystem(app, ente, (tx) => claimIn(tx, { ente, adesso: app.clock() })),
			work: (presa) => serveAndTell(app, presa)
		},
		signal
	);
}

// Receipts first: somebody looks at a page that waits for them.
async function claimIn(tx: Tx, { ente, adesso }: { ente: string; adesso: Date }): Promise<Presa[]> {
	const [ricevuta] = await claimRicevute(tx, { ente, adesso, quante: 1 });
	if (ricevuta) return [{ ente, ricevuta }];
	const posizioni = await claimPosizioni(tx, { ente, adesso, quante: 1 });
	return posizioni.map((posizione) => ({ ente, posizione }));
}

async function serveAndTell(app: AppDeiPagamenti, presa: Presa): Promise<boolean> {
	const { log } = app;
	const { ente } = presa;
	const cosa = 'ricevuta' in presa ? { ricevuta: presa.ricevuta } : { posizione: presa.posizione.id };
	try {
		return await withDeadline('ricevuta' in presa ? look(app, presa) : serve(app, presa), LIMITE_MS);
	} catch (error) {
		log.error({ err: error, ente, ...cosa }, 'pagamento non seguito');
		return true;
	}
}

async function look(
	app: AppDeiPagamenti,
	{ ente, ricevuta }: { ente: string; ricevuta: string }
): Promise<boolean> {
	const applicata = await asSystem(app, ente, async (tx) =>
		applyRicevuta(tx, await contornoSistema(app, tx, ente), ricevuta)
	);
	if (applicata) app.log.info({ ente, ...applicata }, 'ricevuta pagoPA');
	return false;
}

async function serve(
	app: AppDeiPagamenti,
	{ ente, posizione }: { ente: string; posizione: PosizionePresa }
): Promise<boolean> {
	const pagopa = app.pagopa(await readEnteOggi(app, ente));
	const sorte = await servePosizione({ ...app, pagopa, random: Math.random }, posizione);
	const detto = { ente, posizione: posizione.id, stato: sorte?.stato, errore: sorte?.errore };
	if (sorte?.stato === 'rifiutata') app.log.error(detto, 'posizione rifiutata da pagoPA');
	else if (sorte?.errore) app.log.warn(detto, 'posizione rinviata');
	else app.log.info(detto, 'posizione');
	return Boolean(sorte?.errore);
}
