// The queue of the digital stamps to ask pagoPA for, and of the requests that leave once theirs is there; started by run.ts.
import type { App } from '../app.ts';
import type { Tx } from '../db/connection.ts';
import { asSystem } from '../db/in-ente.ts';
import { sitoDi } from '../enti/sito.ts';
import {
	claimAcquisti,
	claimInvii,
	listEntiConBolli,
	type AcquistoPreso,
	type InvioPreso
} from '../pagamenti/claim-bolli.ts';
import { applyCaso, claimCasi } from '../pagamenti/marca-da-verificare.ts';
import { serveBollo } from '../pagamenti/serve-bollo.ts';
import { sendStamped } from '../pratiche/send-stamped.ts';
import { runCoda } from './coda.ts';
import { readEnteOggi, type AppDelContorno } from './contorno-sistema.ts';
import { withDeadline } from './pause.ts';

const INSIEME = 4;
/** Longest time for one thing, in milliseconds. */
const LIMITE_MS = 60_000;

export type AppDeiBolli = AppDelContorno & Pick<App, 'database' | 'log' | 'luoghi' | 'pagopa'>;

type Presa = { ente: string } & ({ acquisto: AcquistoPreso } | { invio: InvioPreso } | { caso: string });

/** Runs until `signal` fires, then lets what was begun end. */
export function runBolli(app: AppDeiBolli, signal: AbortSignal): Promise<void> {
	return runCoda<Presa>(
		app,
		{
			nome: 'bolli',
			insieme: INSIEME,
			listEnti: () => listEntiConBolli(app.database, app.clock()),
			claim: (ente) => asSystem(app, ente, (tx) => claimIn(tx, { ente, adesso: app.clock() })),
			work: (presa) => serveAndTell(app, presa)
		},
		signal
	);
}

// What is paid leaves first: its person may be looking at the page.
async function claimIn(tx: Tx, { ente, adesso }: { ente: string; adesso: Date }): Promise<Presa[]> {
	const [invio] = await claimInvii(tx, { ente, adesso, quanti: 1 });
	if (invio) return [{ ente, invio }];
	const [caso] = await claimCasi(tx, { ente, adesso, quanti: 1 });
	if (caso) return [{ ente, caso }];
	const acquisti = await claimAcquisti(tx, { ente, adesso, quanti: 1 });
	return acquisti.map((acquisto) => ({ ente, acquisto }));
}

async function serveAndTell(app: AppDeiBolli, presa: Presa): Promise<boolean> {
	try {
		return await withDeadline(serve(app, presa), LIMITE_MS);
	} catch (error) {
		app.log.error({ err: error, ente: presa.ente, ...cosaDi(presa) }, 'marca da bollo non seguita');
		return true;
	}
}

function serve(app: AppDeiBolli, presa: Presa): Promise<boolean> {
	if ('invio' in presa) return send(app, presa.invio);
	return 'caso' in presa ? settle(app, presa) : ask(app, presa.acquisto);
}

function cosaDi(presa: Presa): object {
	if ('invio' in presa) return { invio: presa.invio.id };
	return 'caso' in presa ? { caso: presa.caso } : { acquisto: presa.acquisto.id };
}

// What a clerk said of a stamp.
async function settle(app: AppDeiBolli, { ente, caso }: { ente: string; caso: string }): Promise<boolean> {
	const esito = await asSystem(app, ente, (tx) =>
		applyCaso(tx, { id: caso, adesso: app.clock(), newId: app.newId })
	);
	app.log.info({ ente, caso, esito }, 'marca da bollo verificata');
	return false;
}

async function ask(app: AppDeiBolli, acquisto: AcquistoPreso): Promise<boolean> {
	const { ente, id, nav } = acquisto;
	const pagopa = app.pagopa(await readEnteOggi(app, ente));
	const sorte = await serveBollo({ ...app, pagopa, random: Math.random }, acquisto);
	const detto = { ente, acquisto: id, invio: acquisto.invio, nav, ...sorte };
	if (sorte?.esito === 'DIVERSA') app.log.error(detto, 'marca da bollo con un’altra impronta: da verificare');
	else if (sorte?.esito === 'NON_FIRMATA')
		app.log.error(detto, 'marca da bollo con una firma che non vale: da verificare');
	else if (sorte?.esito === 'DOPPIA') app.log.error(detto, 'marca da bollo comprata due volte');
	else if (sorte?.esito === 'TARDI') app.log.warn(detto, 'marca da bollo di una conferma annullata');
	else if (sorte?.esito === 'RINVIATA') app.log.warn(detto, 'marca da bollo rinviata');
	else app.log.info(detto, 'marca da bollo');
	return sorte?.esito === 'RINVIATA';
}

async function send(app: AppDeiBolli, invio: InvioPreso): Promise<boolean> {
	const ente = await readEnteOggi(app, invio.ente);
	const sito = sitoDi(ente.impostazioni, app.settings);
	const sorte = await sendStamped({ ...app, ente, sito }, invio);
	const detto = { ente: ente.id, invio: invio.id, ...sorte };
	if (sorte?.esito === 'RESPINTA') app.log.error(detto, 'richiesta con la marca pagata non inviata');
	else app.log.info(detto, 'richiesta con la marca');
	return false;
}
