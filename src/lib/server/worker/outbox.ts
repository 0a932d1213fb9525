// The queue of the messages that leave for App IO and by e-mail; started by run.ts.
import { isOrarioDiMessaggi } from '#lib/domain/orari-messaggi.ts';
import { paths } from '#lib/paths.ts';
import { asSystem } from '../db/in-ente.ts';
import type { App } from '../app.ts';
import type { EnteInVigore } from '../enti/find-ente.ts';
import { rememberEnti } from '../enti/remember-enti.ts';
import { readEnte } from '../enti/read-ente.ts';
import { ORARI_MESSAGGI } from '../enti/schema-messaggi.ts';
import { sitoDi } from '../enti/sito.ts';
import type { Lettera } from '../integrations/email/port.ts';
import { composeLettera } from '../messaggi/compose-lettera.ts';
import { claimSpedizioni, listEntiDaServire } from '../spedizioni/claim-spedizioni.ts';
import { closeUnanswered } from '../spedizioni/close-unanswered.ts';
import { deliver, type Consegna } from '../spedizioni/deliver.ts';
import { listOccupate, ritmoDi } from '../spedizioni/ritmo.ts';
import { openScritture } from '../spedizioni/scritture.ts';
import type { SpedizionePresa } from '../spedizioni/spedizione.ts';
import { runCoda } from './coda.ts';
import { pause, withDeadline } from './pause.ts';

/** Deliveries at a time: more than thirty calls a second need with a platform that takes half a second for each, few enough for a slow mail server to take within their lease. */
export const INSIEME = 32;
/** Longest time for one delivery with the repetitions of its last write. */
const LIMITE_CONSEGNA_MS = 120_000;

/** Rest of an ente in which all that is due waits for the morning or for its campaign, in milliseconds: the longest that a new message then waits. */
const RIPOSO_SENZA_PRESE_MS = 5_000;

export type AppDellaPosta = Pick<
	App,
	'database' | 'appIo' | 'email' | 'clock' | 'log' | 'newId' | 'settings'
>;

/** Runs until `signal` fires, then lets what was begun end. */
export function runOutbox(app: AppDellaPosta, signal: AbortSignal): Promise<void> {
	const findEnte = rememberEntiById(app);
	const consegna: Consegna = {
		...app,
		email: async (id) => app.email(await findEnte(id)),
		componi: async (presa, recapito) => componi(app, { presa, recapito, ente: await findEnte(presa.ente) }),
		scritture: openScritture(app),
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
			claim: async (ente, quante, rest) => claimIn(app, { ente: await findEnte(ente), quante, rest }),
			work: (presa) => deliverAndTell(app, { consegna, presa })
		},
		signal
	);
}

function rememberEntiById({ database, clock }: AppDellaPosta): (id: string) => Promise<EnteInVigore> {
	const find = rememberEnti({
		find: (ente, giorno) => asSystem({ database }, ente, (tx) => readEnte(tx, { ente, giorno })),
		clock
	});
	return async (id) => {
		const ente = await find(id);
		if (!ente) throw new Error(`Ente senza impostazioni: ${id}`);
		return ente;
	};
}

type DaPrendere = { ente: EnteInVigore; quante: number; rest: (millisecondi: number) => void };

function claimIn(
	{ database, clock, log, newId, settings }: AppDellaPosta,
	{ ente: { id: ente, impostazioni }, quante, rest }: DaPrendere
): Promise<SpedizionePresa[]> {
	const adesso = clock();
	const fuoriOrario = !isOrarioDiMessaggi(adesso, impostazioni.messaggi ?? ORARI_MESSAGGI);
	return asSystem({ database }, ente, async (tx) => {
		for (const spedizione of await closeUnanswered(tx, { adesso, newId }))
			log.warn({ spedizione, ente }, 'spedizione incerta');
		const occupate = await listOccupate(tx, { ente, adesso });
		const presa = { ente, adesso, quante, ritmo: ritmoDi(settings, ente), occupate, fuoriOrario };
		const prese = await claimSpedizioni(tx, presa);
		if (prese.length === 0 && occupate.length === 0) rest(RIPOSO_SENZA_PRESE_MS);
		return prese;
	});
}

type DaComporre = { presa: SpedizionePresa; recapito: string; ente: EnteInVigore };

function componi({ settings }: AppDellaPosta, { presa, recapito, ente }: DaComporre): Lettera {
	const { oggetto, testo, riservato, entro, avviso } = presa;
	const sito = sitoDi(ente.impostazioni, settings);
	const lettera = composeLettera({
		ente: { ...ente.impostazioni, sito },
		oggetto,
		testo,
		riservato,
		entro: entro ?? undefined,
		avviso: avviso ?? undefined,
		link: { indirizzo: sito + paths.messaggio(presa.messaggio) },
		preferenze: sito + paths.preferenzeMessaggi
	});
	return { id: presa.id, destinatario: recapito, ...lettera };
}

async function deliverAndTell(
	{ log }: AppDellaPosta,
	{ consegna, presa }: { consegna: Consegna; presa: SpedizionePresa }
): Promise<boolean> {
	const { id: spedizione, ente, canale, tentativi } = presa;
	try {
		const sorte = await withDeadline(deliver(consegna, presa), LIMITE_CONSEGNA_MS);
		const detto = { spedizione, ente, canale, tentativi, stato: sorte?.stato, motivo: motivoOf(sorte) };
		if (sorte?.stato === 'fallita') log.error(detto, 'spedizione fallita');
		else if (sorte?.stato === 'incerta') log.warn(detto, 'spedizione incerta');
		else log.info(detto, 'spedizione');
		return sorte?.stato === 'in_coda' && !sorte.frenaFino;
	} catch (error) {
		log.error({ err: error, spedizione, ente }, 'spedizione non riuscita');
		return false;
	}
}

function motivoOf(sorte: Awaited<ReturnType<typeof deliver>>): string | null {
	return sorte && 'motivo' in sorte ? sorte.motivo : null;
}
