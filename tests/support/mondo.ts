// A whole small world for the integration tests: a database, a clock to move, counting ids, an archive in a folder, people and clerks.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { operatori, type OperatoreDemo } from '#demo/operatori.ts';
import { persone } from '#demo/persone.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import type { Luoghi } from '#lib/domain/luoghi.ts';
import { openArchivio } from '#lib/server/allegati/archivio.ts';
import type { Archivio } from '#lib/server/allegati/attach-file.ts';
import { openDatabase, type Database, type Tx } from '#lib/server/db/connection.ts';
import { inEnte, type Attore } from '#lib/server/db/in-ente.ts';
import { sitoDi } from '#lib/server/enti/sito.ts';
import { findEnteByHost, type EnteInVigore } from '#lib/server/enti/find-ente.ts';
import { completeLogin } from '#lib/server/identita/complete-login.ts';
import type { Cittadino, Operatore } from '#lib/server/identita/utente.ts';
import { openLuoghi } from '#lib/server/luoghi/luoghi.ts';
import { createTestDatabase } from './database.ts';

export type Residente = Cittadino & { ente: string; codiceFiscale: string };
export type Impiegato = Operatore & { ente: string };

export type Mondo = {
	/** As the portal connects. */
	database: Database;
	/** As the owner, past row-level security: only to look and to prepare. */
	owner: postgres.Sql;
	ownerUrl: string;
	archivio: Archivio;
	cartella: string;
	luoghi: Luoghi;
	clock: () => Date;
	/** Moves the clock. */
	sposta: (istante: string) => void;
	newId: () => string;
	/** Opens all connections: what is then started at once also arrives at once, where one still to be opened would put it in a queue. */
	scalda: () => Promise<void>;
	chiudi: () => Promise<void>;
};

/** A Tuesday morning. */
export const ADESSO = '2026-11-24T09:30:00Z';

const CONNESSIONI = 12;

/** Opens the world; `chiudi` takes everything away. */
export async function apriMondo(): Promise<Mondo> {
	const test = await createTestDatabase();
	const database = openDatabase({
		url: test.appUrl,
		massimoConnessioni: CONNESSIONI,
		annuncia: () => undefined
	});
	const owner = postgres(test.ownerUrl, { max: 2, onnotice: () => undefined });
	const cartella = await mkdtemp(path.join(tmpdir(), 'comune-vicino-archivio-'));
	let adesso = new Date(ADESSO);
	let ultimo = 0;
	return {
		database,
		owner,
		ownerUrl: test.ownerUrl,
		archivio: openArchivio(cartella),
		cartella,
		luoghi: openLuoghi(),
		clock: () => adesso,
		sposta(istante) {
			adesso = new Date(istante);
		},
		newId() {
			ultimo += 1;
			return `10000000-0000-4000-8000-${String(ultimo).padStart(12, '0')}`;
		},
		async scalda() {
			const aperte = await Promise.all(Array.from({ length: CONNESSIONI }, () => database.sql.reserve()));
			for (const una of aperte) una.release();
		},
		async chiudi() {
			await database.close();
			await owner.end();
			await test.drop();
			await rm(cartella, { recursive: true, force: true });
		}
	};
}

/** How long a transaction may take to meet the other one, by the real clock. */
const ATTESA_MASSIMA_MS = 20_000;

/** Waits until some transaction of this world waits for another one; the database makes the pauses. @throws Error when none does */
export async function attendiBlocco({ owner }: Mondo): Promise<void> {
	const fine = performance.now() + ATTESA_MASSIMA_MS;
	while (performance.now() < fine) {
		const fermi = await owner`
			select 1 from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
		if (fermi.length > 0) return;
		await owner`select pg_sleep(0.005)`;
	}
	throw new Error("In 20 secondi nessuna transazione si è fermata ad aspettarne un'altra.");
}

/** The ente with the settings in force on the day of the clock. */
export async function enteDi({ database, clock }: Mondo, id = 'cassola'): Promise<EnteInVigore> {
	const giorno = giornoARoma(clock()).toString();
	const ente = await findEnteByHost(database, { host: `${id}.localhost`, giorno });
	if (!ente) throw new Error(`Ente sconosciuto: ${id}`);
	return ente;
}

/** Where the portal answers in this world. */
export const INDIRIZZO = { dimostrativo: true, port: 4000 };

/** Address of the site of an ente of this world. */
export function sitoIn({ impostazioni }: EnteInVigore): string {
	return sitoDi(impostazioni, INDIRIZZO);
}

/** Lets a demo person into their Comune, or into another one. */
export async function entra(mondo: Mondo, nome: string, altroEnte?: string): Promise<Residente> {
	const demo = persone.find((una) => una.nome === nome);
	if (!demo) throw new Error(`Persona sconosciuta: ${nome}`);
	return entraCon(mondo, { ...demo, ente: altroEnte ?? demo.ente });
}

type Nuovo = { ente: string; codiceFiscale: string; nome: string; cognome: string; email?: string };

/** Lets anyone in. */
export async function entraCon(mondo: Mondo, persona: Nuovo): Promise<Residente> {
	const { ente, nome, cognome, codiceFiscale, email } = persona;
	const login = await inEnte(mondo.database, { ente, attore: { ruolo: 'sistema' } }, (tx) =>
		completeLogin(tx, {
			ente,
			area: 'cittadino',
			identita: { nome, cognome, codiceFiscale, email },
			istante: mondo.clock(),
			newId: mondo.newId
		})
	);
	if (!('personaId' in login)) throw new Error('Non è un cittadino');
	const identificativoEstero = null;
	return {
		...{ ruolo: 'cittadino', ente, ...login, nome, cognome, codiceFiscale, identificativoEstero },
		...(email && { email })
	};
}

/** A clerk of the demonstration: the first of a Comune is a plain one, the second is responsabile too; others have the till, the settings, and at Cassola the other roles. */
export function impiegato(ente: string, ruolo: OperatoreDemo['ruoli'][number]): Impiegato {
	const trovato = operatori.find((uno) => uno.ente === ente && uno.ruoli.at(-1) === ruolo);
	if (!trovato) throw new Error(`Nessun ${ruolo} a ${ente}`);
	const { id: operatoreId, nome, cognome, ufficio, ruoli } = trovato;
	return { ruolo: 'operatore', ente, operatoreId, nome, cognome, ufficio, ruoli };
}

/** Runs as a citizen or a clerk, in their ente. */
export function come<T>(
	{ database }: Pick<Mondo, 'database'>,
	chi: Residente | Impiegato,
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	const attore: Attore =
		chi.ruolo === 'cittadino'
			? { ruolo: 'cittadino', persona: chi.personaId }
			: { ruolo: 'operatore', operatore: chi.operatoreId };
	return inEnte(database, { ente: chi.ente, attore }, work);
}

/** Runs as the system of an ente. */
export function comeSistema<T>({ database }: Mondo, ente: string, work: (tx: Tx) => Promise<T>): Promise<T> {
	return inEnte(database, { ente, attore: { ruolo: 'sistema' } }, work);
}
