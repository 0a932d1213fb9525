// Where lucia keeps its sessions: only the hash of an id, with our own law of idle and absolute time. Used by sessioni.ts alone.
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import type { Livello } from '#lib/domain/identita-verificata.ts';
import type { Tx } from '../db/connection.ts';
import { impronta } from './impronta.ts';
import type { Utente } from './utente.ts';

const MINUTE_MS = 60_000;
/** How long a session lasts without being used, in milliseconds. */
const IDLE_MS = 30 * MINUTE_MS;
/** How long a session lasts however it is used, in milliseconds. */
const ABSOLUTE_MS = 8 * 60 * MINUTE_MS;
/** How long after its end a session still tells whose draft may be saved. */
export const RESCUE_MS = 24 * 60 * MINUTE_MS;
// Lucia would end and renew sessions by its own clock; ours is injected, so lucia is told that they never end.
const NEVER = new Date(8.64e15);

export type Metodo = 'spid' | 'cie' | 'eidas';

/** How the identity was proved. `soggetto` is the name that the provider gave to the person, for a single logout. */
export type Prova = {
	livello: Livello;
	metodo: Metodo;
	gestore: string;
	soggetto?: string | undefined;
	/** What revokes the login at its provider (CIE), sealed. */
	gettone?: Uint8Array | undefined;
};

/** A session as its own user may see it. */
export type SessioneAperta = Prova & {
	id: string;
	dispositivo: string;
	/** When the identity was proved. */
	apertaIl: Date;
	usataIl: Date;
	/** When it ends unless it is used again. */
	finisceIl: Date;
};

type Options = {
	asSistema: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
	ente: string;
	clock: () => Date;
	newId: () => string;
};

type Adattatore = Adapter & {
	/** Whose session ended less than a day ago. */
	findEnded: (id: string) => Promise<{ personaId: string } | null>;
	/** Marks it used, at most once a minute: most requests only read. Returns it as it is then. */
	touch: (id: string, sessione: SessioneAperta) => Promise<SessioneAperta>;
};

/** Lucia knows one key per user: the kind goes in front of the id. */
export function keyOf(utente: { personaId: string } | { operatoreId: string }): string {
	return 'personaId' in utente ? `persona:${utente.personaId}` : `operatore:${utente.operatoreId}`;
}

export function createAdattatore({ asSistema, ente, clock, newId }: Options): Adattatore {
	return {
		async setSession({ id, userId, attributes }) {
			const [kind = '', key = ''] = userId.split(':');
			const { livello, metodo, gestore, soggetto, gettone, dispositivo } = attributes as unknown as Prova & {
				dispositivo: string;
			};
			const adesso = clock();
			await asSistema(
				(tx) => tx`
					insert into sessione (id_hash, id, ente_id, persona_id, operatore_id, creata_il, usata_il, scade_il,
						livello, metodo, gestore, soggetto, gettone, dispositivo)
					values (${impronta(id)}, ${newId()}, ${ente}, ${kind === 'persona' ? key : null}, ${kind === 'operatore' ? key : null},
						${adesso}, ${adesso}, ${new Date(adesso.getTime() + ABSOLUTE_MS)},
						${livello}, ${metodo}, ${gestore}, ${soggetto ?? null}, ${gettone ?? null}, ${dispositivo})`
			);
		},
		getSessionAndUser: (id) =>
			asSistema(async (tx): Promise<[DatabaseSession | null, DatabaseUser | null]> => {
				const adesso = clock();
				const [row] = await tx<Row[]>`
					select persona_id as "personaId", operatore_id as "operatoreId",
						coalesce(p.nome, o.nome) as nome, coalesce(p.cognome, o.cognome) as cognome,
						p.codice_fiscale as "codiceFiscale", p.identificativo_estero as "identificativoEstero",
						p.email, p.telefono, o.ufficio, o.ruoli, ${colonneSessione(tx)}
					from sessione s
					left join persona p on p.ente_id = s.ente_id and p.id = s.persona_id
					left join operatore o on o.ente_id = s.ente_id and o.id = s.operatore_id
					where id_hash = ${impronta(id)} and ${inCorso(tx, adesso)}`;
				if (!row) return [null, null];
				const key = row.personaId ? `persona:${row.personaId}` : `operatore:${row.operatoreId ?? ''}`;
				return [
					{ id, userId: key, expiresAt: NEVER, attributes: { sessione: toSessione(row) } },
					{ id: key, attributes: { utente: toUtente(row) } }
				];
			}),
		async deleteSession(id) {
			await asSistema((tx) => tx`delete from sessione where id_hash = ${impronta(id)}`);
		},
		findEnded: (id) =>
			asSistema(async (tx) => {
				const [row] = await tx<{ personaId: string }[]>`
					select persona_id as "personaId" from sessione
					where id_hash = ${impronta(id)} and persona_id is not null
						and least(scade_il, usata_il + make_interval(secs => ${IDLE_MS / 1000})) > ${new Date(clock().getTime() - RESCUE_MS)}`;
				return row ?? null;
			}),
		async touch(id, sessione) {
			const adesso = clock();
			if (adesso.getTime() - sessione.usataIl.getTime() < MINUTE_MS) return sessione;
			await asSistema((tx) => tx`update sessione set usata_il = ${adesso} where id_hash = ${impronta(id)}`);
			const fine = Math.min(adesso.getTime() + IDLE_MS, sessione.apertaIl.getTime() + ABSOLUTE_MS);
			return { ...sessione, usataIl: adesso, finisceIl: new Date(fine) };
		},
		updateSessionExpiration: () => Promise.resolve(),
		getUserSessions: () => Promise.resolve([]),
		deleteUserSessions: () => Promise.resolve(),
		deleteExpiredSessions: () => Promise.resolve()
	};
}

/** The columns that `toSessione` reads, of `sessione s`. */
export function colonneSessione(tx: Tx) {
	return tx`s.id, s.livello, s.metodo, s.gestore, s.soggetto, s.gettone, s.dispositivo,
		s.creata_il as "apertaIl", s.usata_il as "usataIl",
		least(s.scade_il, s.usata_il + make_interval(secs => ${IDLE_MS / 1000})) as "finisceIl"`;
}

/** Neither too old nor left alone for too long, of `sessione s`. */
export function inCorso(tx: Tx, adesso: Date) {
	return tx`s.scade_il > ${adesso} and s.usata_il > ${new Date(adesso.getTime() - IDLE_MS)}`;
}

export type RigaSessione = Omit<SessioneAperta, 'soggetto' | 'gettone'> & {
	soggetto: string | null;
	gettone: Uint8Array | null;
};

export function toSessione(row: RigaSessione): SessioneAperta {
	const { id, livello, metodo, gestore, dispositivo, apertaIl, usataIl, finisceIl } = row;
	return {
		...{ id, livello, metodo, gestore, dispositivo, apertaIl, usataIl, finisceIl },
		soggetto: row.soggetto ?? undefined,
		gettone: row.gettone ?? undefined
	};
}

type Row = RigaSessione & {
	personaId: string | null;
	operatoreId: string | null;
	nome: string;
	cognome: string;
	codiceFiscale: string | null;
	identificativoEstero: string | null;
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
		codiceFiscale: row.codiceFiscale,
		identificativoEstero: row.identificativoEstero,
		...(row.email && { email: row.email }),
		...(row.telefono && { telefono: row.telefono })
	};
}
