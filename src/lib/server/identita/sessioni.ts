// Sessions through lucia: opened by a proved identity, listed and closed by their owner. Called by the login, by hooks and by the page of the devices.
import { Lucia } from 'lucia';
import type { Database, Tx } from '../db/connection.ts';
import { inEnte } from '../db/in-ente.ts';
import {
	colonneSessione,
	createAdattatore,
	inCorso,
	keyOf,
	toSessione,
	type Prova,
	type RigaSessione,
	type SessioneAperta
} from './adattatore-sessioni.ts';
import type { Utente } from './utente.ts';

/** Whose session it is. */
export type Titolare = { personaId: string } | { operatoreId: string };

export type SessioneLetta = {
	utente: Utente | null;
	/** The session itself, while it lasts. */
	sessione: SessioneAperta | null;
	/** Whose session ended less than a day ago. */
	scaduta: { personaId: string } | null;
};

export type Sessioni = {
	/** Opens a session and returns the id for the cookie. `dispositivo` is shown to its owner. */
	open: (titolare: Titolare, prova: Prova & { dispositivo: string }) => Promise<string>;
	/** Who holds the id; reading it counts as using it, unless told. */
	read: (id: string, options?: { rinnova: boolean }) => Promise<SessioneLetta>;
	close: (id: string) => Promise<void>;
	/** The sessions of someone, the last used first. */
	list: (titolare: Titolare) => Promise<SessioneAperta[]>;
	/** Closes one of them by its public name; false when there is none. */
	disconnect: (titolare: Titolare, sessione: string) => Promise<boolean>;
	/** Closes what a provider of identity asks to close; returns how many. */
	closeSubject: (soggetto: { gestore: string; soggetto: string }) => Promise<number>;
};

type Options = { database: Database; ente: string; clock: () => Date; newId: () => string };

/** The sessions of one ente: an id of another ente opens nothing. */
export function sessioniOf({ database, ente, clock, newId }: Options): Sessioni {
	const asSistema = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
		inEnte(database, { ente, attore: { ruolo: 'sistema' } }, work);
	const adattatore = createAdattatore({ asSistema, ente, clock, newId });
	const lucia = new Lucia(adattatore, {
		getUserAttributes: (attributes) => attributes,
		getSessionAttributes: (attributes) => attributes
	});
	return {
		async open(titolare, prova) {
			const session = await lucia.createSession(keyOf(titolare), prova);
			return session.id;
		},
		async read(id, { rinnova } = { rinnova: true }) {
			const { user, session } = await lucia.validateSession(id);
			if (!user) return { utente: null, sessione: null, scaduta: await adattatore.findEnded(id) };
			const { sessione } = session as unknown as { sessione: SessioneAperta };
			const { utente } = user as unknown as { utente: Utente };
			return { utente, sessione: rinnova ? await adattatore.touch(id, sessione) : sessione, scaduta: null };
		},
		close: (id) => lucia.invalidateSession(id),
		list: (titolare) =>
			asSistema(async (tx) => {
				const rows = await tx<RigaSessione[]>`
					select ${colonneSessione(tx)} from sessione s
					where ${diTitolare(tx, titolare)} and ${inCorso(tx, clock())} order by s.usata_il desc, s.id`;
				return rows.map(toSessione);
			}),
		disconnect: (titolare, sessione) =>
			asSistema(async (tx) => {
				const tolte = await tx`
					delete from sessione s where ${diTitolare(tx, titolare)} and s.id::text = ${sessione}`;
				return tolte.count > 0;
			}),
		closeSubject: ({ gestore, soggetto }) =>
			asSistema(async (tx) => {
				const tolte = await tx`delete from sessione where gestore = ${gestore} and soggetto = ${soggetto}`;
				return tolte.count;
			})
	};
}

function diTitolare(tx: Tx, titolare: Titolare) {
	return 'personaId' in titolare
		? tx`s.persona_id = ${titolare.personaId}`
		: tx`s.operatore_id = ${titolare.operatoreId}`;
}
