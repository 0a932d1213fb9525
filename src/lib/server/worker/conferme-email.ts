// The queue of the codes that prove an e-mail address; started by run.ts.
import type { App } from '../app.ts';
import { asSystem } from '../db/in-ente.ts';
import { sitoDi } from '../enti/sito.ts';
import {
	claimConferme,
	listEntiConConferme,
	serveConferma,
	type ConfermaPresa
} from '../messaggi/conferme-email.ts';
import { runCoda } from './coda.ts';
import { readEnteOggi } from './contorno-sistema.ts';
import { withDeadline } from './pause.ts';

const INSIEME = 4;
/** Longest time for one letter, in milliseconds. */
const LIMITE_MS = 60_000;

export type AppDelleConferme = Pick<App, 'database' | 'email' | 'clock' | 'log' | 'settings'>;

/** Runs until `signal` fires, then lets what was begun end. */
export function runConfermeEmail(app: AppDelleConferme, signal: AbortSignal): Promise<void> {
	return runCoda<ConfermaPresa>(
		app,
		{
			nome: 'conferme e-mail',
			insieme: INSIEME,
			listEnti: () => listEntiConConferme(app.database, app.clock()),
			claim: (ente) =>
				asSystem(app, ente, (tx) => claimConferme(tx, { ente, adesso: app.clock(), quante: 1 })),
			work: (presa) => serveAndTell(app, presa)
		},
		signal
	);
}

async function serveAndTell(app: AppDelleConferme, presa: ConfermaPresa): Promise<boolean> {
	const { ente, id: conferma, tentativi } = presa;
	try {
		const sorte = await withDeadline(serve(app, presa), LIMITE_MS);
		const detto = { ente, conferma, tentativi, ...sorte };
		if (sorte?.esito === 'PARTITA') app.log.info(detto, 'codice e-mail');
		else app.log.warn(detto, 'codice e-mail non partito');
		return sorte?.esito === 'RINVIATA';
	} catch (error) {
		app.log.error({ err: error, ente, conferma }, 'codice e-mail non seguito');
		return true;
	}
}

async function serve(app: AppDelleConferme, presa: ConfermaPresa) {
	const { database, email, clock, settings } = app;
	const ente = await readEnteOggi(app, presa.ente);
	const comune = { ...ente.impostazioni, sito: sitoDi(ente.impostazioni, settings) };
	return serveConferma({ database, email: email(ente), comune, clock, random: Math.random }, presa);
}
