// Asks for a fresh login before something delicate; called by the pages of the IBAN, of the summary and of the decision.
import type { RequestEvent } from '@sveltejs/kit';
import { messaggio } from '#lib/domain/errori.ts';
import { paths } from '#lib/paths.ts';
import { isProvaRecente } from '../identita/prova-recente.ts';

/** Where to prove again who one is, coming back to this page; undefined when the last login is recent enough. */
export function confermaDovuta({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): string | undefined {
	const { app, utente, sessione } = locals;
	if (!utente || !sessione || isProvaRecente(sessione, app.clock())) return undefined;
	// The name of an action is no part of the page.
	const ricerca = url.search.replace(/^\?\/[a-z]+&?/i, '?').replace(/^\?$/, '');
	return paths.accessoConferma(utente.ruolo, url.pathname + ricerca);
}

/** What is wrong with a form that came too late after the login. */
export const SENZA_CONFERMA = { campo: 'conferma', messaggio: messaggio('CONFERMA_IDENTITA') };
