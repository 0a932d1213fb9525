// The cookies of login and session, and who they stand for; called by hooks and by the pages of the login.
import { randomBytes } from 'node:crypto';
import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { isPrivilegeViolation } from '../db/postgres-fault.ts';
import type { Prova } from '../identita/adattatore-sessioni.ts';
import { describeDispositivo } from '../identita/describe-dispositivo.ts';
import { sessioniOf, type Sessioni, type Titolare } from '../identita/sessioni.ts';

// The prefix makes the browser keep them to this host, over a secure connection.
const SESSION = '__Host-sessione';
const BROWSER = '__Host-accesso';
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;
/** As long as a person may stay at the provider, and some more. */
const BROWSER_SECONDS = 3600;
const BROWSER_FORM = /^[A-Za-z0-9_-]{32,64}$/;

/** The sessions of the ente that was asked. */
export function sessioni({ locals: { app, ente } }: Pick<RequestEvent, 'locals'>): Sessioni {
	return sessioniOf({ database: app.database, ente: ente.id, clock: app.clock, newId: app.newId });
}

/** Reads the session cookie into `locals`; without one nobody is logged in and no query is made. */
export async function readSession(event: RequestEvent): Promise<void> {
	const id = event.cookies.get(SESSION);
	// Asking how long the session still lasts does not make it last longer.
	const rinnova = !(event.url.pathname === paths.sessione && event.request.method === 'GET');
	const letta = id ? await sessioni(event).read(id, { rinnova }) : NESSUNA;
	event.locals.utente = letta.utente;
	event.locals.sessione = letta.sessione;
	event.locals.sessioneScaduta = letta.scaduta;
}

const NESSUNA = { utente: null, sessione: null, scaduta: null };

/** Seconds until the session ends unless it is used, 0 for who is not logged in. */
export function secondiRimasti({ app, sessione }: App.Locals): number {
	if (!sessione) return 0;
	return Math.max(0, Math.floor((sessione.finisceIl.getTime() - app.clock().getTime()) / 1000));
}

/** Opens a new session in place of the one the browser had; false for a clerk who was suspended since they proved who they are. */
export async function openSession(event: RequestEvent, titolare: Titolare, prova: Prova): Promise<boolean> {
	await closeSession(event);
	const dispositivo = describeDispositivo(event.request.headers.get('user-agent'));
	try {
		const id = await sessioni(event).open(titolare, { ...prova, dispositivo });
		event.cookies.set(SESSION, id, ATTRIBUTES);
		return true;
	} catch (fault) {
		if (isPrivilegeViolation(fault)) return false;
		throw fault;
	}
}

/** Ends the session here and in the database. */
export async function closeSession(event: RequestEvent): Promise<void> {
	const id = event.cookies.get(SESSION);
	if (id) await sessioni(event).close(id);
	event.cookies.delete(SESSION, ATTRIBUTES);
}

/** The secret that ties logins to this browser: the one it has, or a new one. Several tabs may log in at once. */
export function tieBrowser(cookies: Cookies): string {
	const segreto = readBrowser(cookies) ?? randomBytes(24).toString('base64url');
	cookies.set(BROWSER, segreto, { ...ATTRIBUTES, maxAge: BROWSER_SECONDS });
	return segreto;
}

/** The secret of this browser; undefined when it lost it, or is another one. */
export function readBrowser(cookies: Cookies): string | undefined {
	const segreto = cookies.get(BROWSER) ?? '';
	return BROWSER_FORM.test(segreto) ? segreto : undefined;
}
