// Runs use cases for who is logged in and turns their refusals into pages; called by the routes of citizens and clerks.
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { isCodiceErrore, messaggio } from '#lib/domain/errori.ts';
import { paths } from '#lib/paths.ts';
import { Conflitto, NonAutorizzato, NonTrovato, Rifiuto, TransizioneVietata } from '#lib/domain/rifiuti.ts';
import type { Ruolo } from '#lib/domain/ruoli.ts';
import type { Tx } from '../db/connection.ts';
import { inEnte, type Attore } from '../db/in-ente.ts';
import { RUOLO_AMMINISTRATORE, type Cittadino, type Operatore, type Utente } from '../identita/utente.ts';

export type { Tx };

const IMPOSTAZIONI_NEGATE = 'Le impostazioni del Comune sono riservate agli amministratori.';

/** The citizen who is logged in; anyone else goes to log in and comes back here. @throws Redirect */
export function requireCittadino({ locals, url }: RequestEvent): Cittadino {
	if (locals.utente?.ruolo === 'cittadino') return locals.utente;
	redirect(303, paths.accesso(url.pathname + url.search));
}

/** Whoever is logged in. @throws Redirect */
export function requireUtente(event: RequestEvent): Utente {
	return event.locals.utente ?? requireCittadino(event);
}

/** The clerk who is logged in. A citizen is told that the desk is not theirs. @throws Redirect, HttpError 403 */
export function requireOperatore({ locals, url }: RequestEvent): Operatore {
	if (locals.utente?.ruolo === 'operatore') return locals.utente;
	if (locals.utente) error(403, { message: 'Questa pagina è riservata agli operatori del Comune.' });
	redirect(303, paths.accessoOperatore(url.pathname + url.search));
}

/** The clerk who administers the settings of the ente; another one is told that they are not theirs. @throws Redirect, HttpError 403 */
export function requireAmministratore(event: RequestEvent): Operatore {
	return requireRuolo(event, [RUOLO_AMMINISTRATORE], IMPOSTAZIONI_NEGATE);
}

/** The clerk who may read how the settings were: an administrator, or who audits. @throws Redirect, HttpError 403 */
export function requireChiLeggeImpostazioni(event: RequestEvent): Operatore {
	return requireRuolo(event, [RUOLO_AMMINISTRATORE, 'auditor'], IMPOSTAZIONI_NEGATE);
}

/** The clerk who has one of these roles in some office; another one reads `negato`. @throws Redirect, HttpError 403 */
export function requireRuolo(event: RequestEvent, ruoli: readonly Ruolo[], negato: string): Operatore {
	const operatore = requireOperatore(event);
	if (ruoli.some((ruolo) => operatore.ruoli.includes(ruolo))) return operatore;
	error(403, { message: negato });
}

/** The clerk who works on requests; one of the till or of the settings alone is told that it is not theirs. @throws Redirect, HttpError 403 */
export function requireIstruttore(event: RequestEvent): Operatore {
	const operatore = requireOperatore(event);
	if (isIstruttore(operatore)) return operatore;
	error(403, { message: 'Questa pagina è riservata a chi segue le pratiche.' });
}

/** Whether the clerk works on requests: the till and the settings alone are other trades. */
export function isIstruttore({ ruoli }: Operatore): boolean {
	return ruoli.includes('operatore') || ruoli.includes('responsabile');
}

/** One transaction as whoever is logged in, for what citizens and clerks both may open. @throws Redirect */
export function asUtente<T>(event: RequestEvent, work: (tx: Tx) => Promise<T>): Promise<T> {
	const { utente } = event.locals;
	return utente?.ruolo === 'operatore'
		? asOperatore(event, utente, work)
		: asCittadino(event, requireCittadino(event), work);
}

/** One transaction as the citizen. */
export function asCittadino<T>(
	event: RequestEvent,
	cittadino: Pick<Cittadino, 'personaId'>,
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	return asAttore(event, { ruolo: 'cittadino', persona: cittadino.personaId }, work);
}

/** One transaction as the clerk. */
export function asOperatore<T>(
	event: RequestEvent,
	operatore: Operatore,
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	return asAttore(event, { ruolo: 'operatore', operatore: operatore.operatoreId }, work);
}

/** One transaction as nobody in particular, whoever is logged in: for what everyone may read, and what is kept without a name. Refusals come out as they are. */
export function asAnonimo<T>(
	{ locals }: Pick<RequestEvent, 'locals'>,
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	return inEnte(locals.app.database, { ente: locals.ente.id, attore: { ruolo: 'anonimo' } }, work);
}

/** One transaction as the system: for the login and the keys it uses. Refusals come out as they are. */
export function asSistema<T>({ locals }: RequestEvent, work: (tx: Tx) => Promise<T>): Promise<T> {
	return inEnte(locals.app.database, { ente: locals.ente.id, attore: { ruolo: 'sistema' } }, work);
}

async function asAttore<T>(
	{ locals }: RequestEvent,
	attore: Attore,
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	try {
		return await inEnte(locals.app.database, { ente: locals.ente.id, attore }, work);
	} catch (refusal) {
		if (refusal instanceof Rifiuto)
			error(statusOf(refusal), {
				message: testoDi(refusal),
				codice: refusal.codice,
				richiesta: locals.richiesta
			});
		throw refusal;
	}
}

function statusOf(refusal: Rifiuto): 403 | 404 | 409 {
	if (refusal instanceof NonTrovato) return 404;
	return refusal instanceof NonAutorizzato ? 403 : 409;
}

function testoDi(refusal: Rifiuto): string {
	if (refusal instanceof NonTrovato)
		return 'Non troviamo quello che cerchi. Forse è stato cancellato o non è tuo.';
	if (refusal instanceof NonAutorizzato) return 'Non puoi fare questa operazione.';
	if (isCodiceErrore(refusal.codice)) return messaggio(refusal.codice);
	if (refusal instanceof TransizioneVietata)
		return 'Questa operazione non si può più fare: la pratica è andata avanti. Riapri la pratica per vedere a che punto è.';
	if (refusal.codice === 'FILE_NON_SALVATI') return messaggio('ALL_NON_SALVATO');
	if (refusal instanceof Conflitto)
		return 'Qualcun altro ha cambiato la pratica prima di te. Riaprila, controlla e ripeti l’operazione.';
	return 'Non possiamo fare questa operazione.';
}
