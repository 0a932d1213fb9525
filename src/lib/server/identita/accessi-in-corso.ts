// Logins between leaving for the provider and coming back: kept in the database, so that any web process can finish what another began. Called by the pages of the login.
import type { Livello } from '#lib/domain/identita-verificata.ts';
import type { Tx } from '../db/connection.ts';
import type { Metodo, Prova } from './adattatore-sessioni.ts';
import type { Cifrario } from './cifrario.ts';
import { impronta } from './impronta.ts';
import type { Titolare } from './sessioni.ts';

const MINUTO_MS = 60_000;
/** How long a person may stay at the provider, in milliseconds. */
const DURATA_ACCESSO_MS = 15 * MINUTO_MS;
/** How long the way from the answer to the session may take, in milliseconds. */
const DURATA_CODICE_MS = 2 * MINUTO_MS;

export type Area = 'cittadino' | 'operatore';

export type AccessoInCorso = {
	/** What the provider gives back with its answer. */
	id: string;
	ente: string;
	metodo: Metodo;
	gestore: string;
	livello: Livello;
	area: Area;
	/** Path of this site to which the person goes when it is done. */
	ritorno: string;
	istante: Date;
	/** Secret of the browser that asked, from its cookie. */
	browser: string;
	/** What the client must remember. */
	attesa: unknown;
};

export type AccessoPreso = Omit<AccessoInCorso, 'browser'> & {
	/** Hash of the secret of the browser. */
	browser: string;
};

export type AccessoCompiuto = {
	ente: string;
	/** Hash of the secret of the browser. */
	browser: string;
	area: Area;
	ritorno: string;
	titolare: Titolare;
	prova: Prova;
};

/** Runs as `sistema`. */
export async function beginAccesso(tx: Tx, accesso: AccessoInCorso, cifrario: Cifrario): Promise<void> {
	const { id, ente, metodo, gestore, livello, area, ritorno, istante, browser, attesa } = accesso;
	await tx`
		insert into accesso_in_corso (id, ente_id, metodo, gestore, livello, area, ritorno, istante, browser, attesa, scade_il)
		values (${id}, ${ente}, ${metodo}, ${gestore}, ${livello}, ${area}, ${ritorno}, ${istante}, ${impronta(browser)},
			${cifrario.sigilla(JSON.stringify(attesa ?? null), contestoDi(ente, id))}, ${new Date(istante.getTime() + DURATA_ACCESSO_MS)})`;
}

/** Takes it once: a second answer to the same request finds nothing. Runs as `sistema`. */
export async function takeAccesso(
	tx: Tx,
	{ id, adesso, cifrario }: { id: string; adesso: Date; cifrario: Cifrario }
): Promise<AccessoPreso | undefined> {
	const [row] = await tx<(Omit<AccessoPreso, 'attesa'> & { attesa: Uint8Array; scadeIl: Date })[]>`
		delete from accesso_in_corso where id = ${id}
		returning id, ente_id as ente, metodo, gestore, livello, area, ritorno, istante, browser, attesa, scade_il as "scadeIl"`;
	if (!row || row.scadeIl <= adesso) return undefined;
	const { metodo, gestore, livello, area, ritorno, istante, browser } = row;
	return {
		...{ id, ente: row.ente, metodo, gestore, livello, area, ritorno, istante, browser },
		attesa: JSON.parse(cifrario.apri(row.attesa, contestoDi(row.ente, id))) as unknown
	};
}

/** Keeps a login that went well until the browser comes for it with the code. Runs as `sistema`. */
export async function keepCompiuto(
	tx: Tx,
	{ codice, compiuto, adesso }: { codice: string; compiuto: AccessoCompiuto; adesso: Date }
): Promise<void> {
	const { ente, browser, area, ritorno, titolare, prova } = compiuto;
	const { livello, metodo, gestore, soggetto, gettone } = prova;
	await tx`
		insert into accesso_compiuto (codice, ente_id, browser, area, ritorno, persona_id, operatore_id,
			livello, metodo, gestore, soggetto, gettone, scade_il)
		values (${impronta(codice)}, ${ente}, ${browser}, ${area}, ${ritorno},
			${'personaId' in titolare ? titolare.personaId : null}, ${'operatoreId' in titolare ? titolare.operatoreId : null},
			${livello}, ${metodo}, ${gestore}, ${soggetto ?? null}, ${gettone ?? null}, ${new Date(adesso.getTime() + DURATA_CODICE_MS)})`;
}

type Row = Omit<AccessoCompiuto, 'titolare' | 'prova'> & {
	personaId: string | null;
	operatoreId: string | null;
	livello: Livello;
	metodo: Metodo;
	gestore: string;
	soggetto: string | null;
	gettone: Uint8Array | null;
	scadeIl: Date;
};

/** Takes it once. Runs as `sistema`. */
export async function takeCompiuto(
	tx: Tx,
	{ codice, adesso }: { codice: string; adesso: Date }
): Promise<AccessoCompiuto | undefined> {
	const [row] = await tx<Row[]>`
		delete from accesso_compiuto where codice = ${impronta(codice)}
		returning ente_id as ente, browser, area, ritorno, persona_id as "personaId", operatore_id as "operatoreId",
			livello, metodo, gestore, soggetto, gettone, scade_il as "scadeIl"`;
	if (!row || row.scadeIl <= adesso) return undefined;
	const { ente, browser, area, ritorno, personaId, operatoreId, livello, metodo, gestore } = row;
	return {
		...{ ente, browser, area, ritorno },
		titolare: personaId !== null ? { personaId } : { operatoreId: operatoreId ?? '' },
		prova: {
			...{ livello, metodo, gestore },
			soggetto: row.soggetto ?? undefined,
			gettone: row.gettone ?? undefined
		}
	};
}

function contestoDi(ente: string, id: string): string {
	return `accesso:${ente}:${id}`;
}
