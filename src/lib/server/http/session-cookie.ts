// The cookies of login and session, and who they stand for; called by hooks and by the pages of the login.
import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { sessioniOf, type Sessioni } from '../identita/sessioni.ts';

// The prefix makes the browser keep them to this host, over a secure connection.
const SESSION = '__Host-sessione';
const LOGIN = '__Host-accesso';
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;
const LOGIN_SECONDS = 600;

const loginSchema = z.object({
	stato: z.string().min(20),
	ritorno: z.string(),
	area: z.enum(['cittadino', 'operatore'])
});

/** A login under way, tied to this browser. */
export type LoginInCorso = z.output<typeof loginSchema>;

/** The sessions of the ente that was asked. */
export function sessioni({ locals: { app, ente } }: RequestEvent): Sessioni {
	return sessioniOf({ database: app.database, ente: ente.id, clock: app.clock });
}

/** Reads the session cookie into `locals`; without one nobody is logged in and no query is made. */
export async function readSession(event: RequestEvent): Promise<void> {
	const id = event.cookies.get(SESSION);
	const { utente, scaduta } = id ? await sessioni(event).read(id) : { utente: null, scaduta: null };
	event.locals.utente = utente;
	event.locals.sessioneScaduta = scaduta;
}

/** Opens a new session in place of the one the browser had. */
export async function openSession(
	event: RequestEvent,
	utente: { personaId: string } | { operatoreId: string }
): Promise<void> {
	await closeSession(event);
	event.cookies.set(SESSION, await sessioni(event).open(utente), ATTRIBUTES);
}

/** Ends the session here and in the database. */
export async function closeSession(event: RequestEvent): Promise<void> {
	const id = event.cookies.get(SESSION);
	if (id) await sessioni(event).close(id);
	event.cookies.delete(SESSION, ATTRIBUTES);
}

/** Ties a login to this browser for ten minutes. */
export function keepLogin(cookies: Cookies, login: LoginInCorso): void {
	cookies.set(LOGIN, JSON.stringify(login), { ...ATTRIBUTES, maxAge: LOGIN_SECONDS });
}

/** The login under way, once: the cookie goes. Undefined when it was lost or is damaged. */
export function takeLogin(cookies: Cookies): LoginInCorso | undefined {
	const text = cookies.get(LOGIN) ?? '';
	cookies.delete(LOGIN, ATTRIBUTES);
	try {
		return loginSchema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}
