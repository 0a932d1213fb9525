// The connections of a process to PostgreSQL; opened by app.ts, used through inEnte().
import postgres from 'postgres';

export type Sql = postgres.Sql<{ date: string }>;
export type Tx = postgres.TransactionSql<{ date: string }>;

export type Database = {
	/** The present pool; only db/ and the use cases of the `sistema` actor use it without inEnte(). */
	readonly sql: Sql;
	/** Replaces a pool whose server died under it. */
	rebuild: () => Promise<void>;
	/** Whether the server answers a new connection within this time. */
	isAlive: (attesaMs: number) => Promise<boolean>;
	/** How long a transaction may keep its caller waiting. */
	readonly attesaMs: number;
	/** Tells the log. */
	annuncia: (riga: string) => void;
	close: () => Promise<void>;
};

export type DatabaseOptions = {
	url: string;
	massimoConnessioni: number;
	annuncia: (riga: string) => void;
	attesaMs?: number;
};

/** Longer than the server itself lets a statement or an idle transaction last: what passes this has no server behind it. */
const ATTESA_MASSIMA_MS = 35_000;

/** Opens a pool; connections are made when they are first needed. */
export function openDatabase({
	url,
	massimoConnessioni,
	annuncia,
	attesaMs = ATTESA_MASSIMA_MS
}: DatabaseOptions): Database {
	let sql = openPool(url, massimoConnessioni, annuncia);
	return {
		get sql() {
			return sql;
		},
		async rebuild() {
			const broken = sql;
			sql = openPool(url, massimoConnessioni, annuncia);
			await broken.end({ timeout: 1 });
		},
		isAlive: (entro) => answersWithin(url, entro),
		attesaMs,
		annuncia,
		async close() {
			await sql.end({ timeout: 5 });
		}
	};
}

function openPool(url: string, max: number, annuncia: (riga: string) => void): Sql {
	return postgres(url, {
		max,
		connect_timeout: 10,
		idle_timeout: 60,
		// The driver's own pause grows to 20 s: the portal would stay shut that long after the database is back.
		backoff: () => 0.5,
		connection: {
			application_name: 'comune-vicino',
			statement_timeout: 30_000,
			idle_in_transaction_session_timeout: 30_000,
			lock_timeout: 10_000
		},
		// A `date` is a day of the law, not an instant: it stays the text that the database wrote.
		types: {
			date: { to: 1082, from: [1082], serialize: (value: string) => value, parse: (value: string) => value }
		},
		onnotice: ({ message }) => {
			annuncia(message ?? '');
		}
	});
}

// On a connection of its own: those of the pool may all be waiting. A server that refuses it answers too.
async function answersWithin(url: string, attesaMs: number): Promise<boolean> {
	const sql = postgres(url, {
		max: 1,
		connect_timeout: attesaMs / 1000,
		fetch_types: false,
		onnotice: () => undefined
	});
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<false>((resolve) => {
		timer = setTimeout(() => {
			resolve(false);
		}, attesaMs);
	});
	const answer = sql`select 1`.then(
		() => true,
		(error: unknown) => error instanceof postgres.PostgresError
	);
	const alive = await Promise.race([answer, late]);
	clearTimeout(timer);
	await sql.end({ timeout: 0 });
	return alive;
}
