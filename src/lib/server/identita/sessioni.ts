// Sessions through lucia, with our own adapter: only the hash of an id is kept, and the law of idle and absolute time is ours. Called by the login and by hooks.
import { createHash } from 'node:crypto';
import { Lucia, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia';
import type { Database } from '../db/connection.ts';
import { inEnte } from '../db/in-ente.ts';
import type { Utente } from './utente.ts';

const MINUTE_MS = 60_000;
const IDLE_MS = 30 * MINUTE_MS;
const ABSOLUTE_MS = 8 * 60 * MINUTE_MS;
/** How long after its end a session still tells whose draft may be saved. */
export const RESCUE_MS = 24 * 60 * MINUTE_MS;
// Lucia would end and renew sessions by its own clock; ours is injected, so lucia is told that they never end.
const NEVER = new Date(8.64e15);

export type Sessioni = {
	/** Opens a session and returns the id for the cookie. */
	open: (utente: { personaId: string } | { operatoreId: string }) => Promise<string>;
	/** Who holds the id, or whose session ended less than a day ago. */
	read: (id: string) => Promise<{ utente: Utente | null; scaduta: { personaId: string } | null }>;
	close: (id: string) => Promise<void>;
};

type Options = { database: Database; ente: string; clock: () => Date };

/** The sessions of one ente: an id of another ente opens nothing. */
export function sessioniOf({ database, ente, clock }: Options): Sessioni {
	const asSistema = <T>(work: Parameters<typeof inEnte<T>>[2]): Promise<T> =>
		inEnte(database, { ente, attore: { ruolo: 'sistema' } }, work);
	const adapter = createAdapter({ asSistema, ente, clock });
	const lucia = new Lucia(adapter, { getUserAttributes: (attributes) => attributes });
	return {
		async open(utente) {
			const session = await lucia.createSession(keyOf(utente), {});
			return session.id;
		},
		async read(id) {
			const { user } = await lucia.validateSession(id);
			if (user) return { utente: (user as unknown as { utente: Utente }).utente, scaduta: null };
			return { utente: null, scaduta: await adapter.findEnded(id) };
		},
		close: (id) => lucia.invalidateSession(id)
	};
}

/** SHA-256 in hexadecimal: a copy of the table opens no session. */
export function hashSessionId(id: string): string {
	return createHash('sha256').update(id).digest('hex');
}

// Lucia knows one key per user: the kind goes in front of the id.
function keyOf(utente: { personaId: string } | { operatoreId: string }): string {
	return 'personaId' in utente ? `persona:${utente.personaId}` : `operatore:${utente.operatoreId}`;
}

type Inside = Omit<Options, 'database'> & {
	asSistema: <T>(work: Parameters<typeof inEnte<T>>[2]) => Promise<T>;
};

function createAdapter({ asSistema, ente, clock }: Inside): Adapter & {
	findEnded: (id: string) => Promise<{ personaId: string } | null>;
} {
	return {
		async setSession({ id, userId }) {
			const [kind = '', key = ''] = userId.split(':');
			const adesso = clock();
			await asSistema(
				(tx) => tx`
					insert into sessione (id_hash, ente_id, persona_id, operatore_id, creata_il, usata_il, scade_il)
					values (${hashSessionId(id)}, ${ente}, ${kind === 'persona' ? key : null}, ${kind === 'operatore' ? key : null},
						${adesso}, ${adesso}, ${new Date(adesso.getTime() + ABSOLUTE_MS)})`
			);
		},
		getSessionAndUser: (id) =>
			asSistema(async (tx): Promise<[DatabaseSession | null, DatabaseUser | null]> => {
				const adesso = clock();
				const [row] = await tx<Row[]>`
					select persona_id as "personaId", operatore_id as "operatoreId", usata_il as "usataIl",
						coalesce(p.nome, o.nome) as nome, coalesce(p.cognome, o.cognome) as cognome,
						p.codice_fiscale as "codiceFiscale", p.email, p.telefono, o.ufficio, o.ruoli
					from sessione s
					left join persona p on p.ente_id = s.ente_id and p.id = s.persona_id
					left join operatore o on o.ente_id = s.ente_id and o.id = s.operatore_id
					where id_hash = ${hashSessionId(id)} and scade_il > ${adesso}
						and usata_il > ${new Date(adesso.getTime() - IDLE_MS)}`;
				if (!row) return [null, null];
				// Written at most once a minute: most requests only read.
				if (adesso.getTime() - row.usataIl.getTime() >= MINUTE_MS)
					await tx`update sessione set usata_il = ${adesso} where id_hash = ${hashSessionId(id)}`;
				const key = row.personaId ? `persona:${row.personaId}` : `operatore:${row.operatoreId ?? ''}`;
				return [
					{ id, userId: key, expiresAt: NEVER, attributes: {} },
					{ id: key, attributes: { utente: toUtente(row) } }
				];
			}),
		async deleteSession(id) {
			await asSistema((tx) => tx`delete from sessione where id_hash = ${hashSessionId(id)}`);
		},
		findEnded: (id) =>
			asSistema(async (tx) => {
				const [row] = await tx<{ personaId: string }[]>`
					select persona_id as "personaId" from sessione
					where id_hash = ${hashSessionId(id)} and persona_id is not null
						and least(scade_il, usata_il + make_interval(secs => ${IDLE_MS / 1000})) > ${new Date(clock().getTime() - RESCUE_MS)}`;
				return row ?? null;
			}),
		updateSessionExpiration: () => Promise.resolve(),
		getUserSessions: () => Promise.resolve([]),
		deleteUserSessions: () => Promise.resolve(),
		deleteExpiredSessions: () => Promise.resolve()
	};
}

type Row = {
	personaId: string | null;
	operatoreId: string | null;
	usataIl: Date;
	nome: string;
	cognome: string;
	codiceFiscale: string | null;
	email: string | null;
	telefono: string | null;
	ufficio: string | null;
	ruoli: string[] | null;
};

function toUtente(row: Row): Utente {
	const { nome, cognome } = row;
	if (row.operatoreId !== null)
		return {
			ruolo: 'operatore',
			operatoreId: row.operatoreId,
			nome,
			cognome,
			ufficio: row.ufficio ?? '',
			ruoli: row.ruoli ?? []
		};
	return {
		ruolo: 'cittadino',
		personaId: row.personaId ?? '',
		nome,
		cognome,
		codiceFiscale: row.codiceFiscale ?? '',
		...(row.email && { email: row.email }),
		...(row.telefono && { telefono: row.telefono })
	};
}
