// Reaches the PostgreSQL server of the tests; used by the global set-up and by database.ts.
import postgres from 'postgres';

/** The address of another database of the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
	const url = new URL(serverUrl);
	url.pathname = `/${name}`;
	return url.href;
}

/** Runs statements on the server's own database. */
export async function onServer(serverUrl: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
	const sql = postgres(serverUrl, { max: 1, onnotice: () => undefined });
	try {
		await work(sql);
	} finally {
		await sql.end();
	}
}
