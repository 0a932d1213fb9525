// The sessions that a provider keeps after a login of level 1, one for each service provider of a browser; called by the steps of login and logout.
import type { Identita } from '../persone.ts';
import type { Ambiente } from './ambiente.ts';
import type { Gestore } from './gestori.ts';
import { remember, type AccessoInCorso, type Memoria, type SessioneGestore } from './memoria.ts';

/** The cookie that tells one browser from another. */
export const COOKIE = 'spid_di_prova';

/** The sessions of a provider in a browser. */
export function listSessioni({ sessioni }: Memoria, gestore: Gestore, browser: string): SessioneGestore[] {
	return [...sessioni.values()].filter((una) => una.gestore.id === gestore.id && una.browser === browser);
}

/** A session that spares the person of this login another choice. */
export function findSessione(
	memoria: Memoria,
	{ gestore }: AccessoInCorso,
	browser: string
): SessioneGestore | undefined {
	return listSessioni(memoria, gestore, browser)[0];
}

type Apri = { accesso: AccessoInCorso; identita: Identita; browser: string };

/** Opens the session of a login, in place of the one that this browser had with the same service provider. */
export function openSessione(
	{ memoria, newId }: Ambiente,
	{ accesso, identita, browser }: Apri
): SessioneGestore {
	const { gestore, fornitore } = accesso;
	for (const vecchia of listSessioni(memoria, gestore, browser))
		if (vecchia.fornitore.entityId === fornitore.entityId) memoria.sessioni.delete(vecchia.indice);
	const sessione = {
		indice: `_${newId()}`,
		gestore,
		fornitore,
		identita,
		nameId: `_${newId()}`,
		browser: browser || newId(),
		inUscita: false
	};
	remember(memoria.sessioni, sessione.indice, sessione);
	return sessione;
}

/** What the browser is to keep. */
export function cookieSessione({ browser, gestore }: SessioneGestore): string {
	return `${COOKIE}=${browser}; Path=${new URL(gestore.entityId).pathname}; HttpOnly; SameSite=Lax`;
}
