// Makes the role by which the portal logs in: it cannot bypass row-level security. Called by the demo and the tests.
import postgres from 'postgres';

export type AppRole = {
	ownerUrl: string;
	ruolo: string;
	password: string;
	/** The database named in the address; the owner's own when absent. */
	database?: string;
};

/** Creates the role or renews its password, and returns the address to log in with. @throws Error when it is a powerful one */
export async function ensureAppRole({ ownerUrl, ruolo, password, database }: AppRole): Promise<string> {
	const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
	try {
		await refusePowerful(sql, ruolo);
		await sql`create role ${sql(ruolo)} nosuperuser nobypassrls nocreatedb nocreaterole`.catch(ignorePresent);
		await sql`grant comune_vicino_app to ${sql(ruolo)}`;
		// A utility statement takes no parameters: the server itself quotes the name and the password.
		const [statement] = await sql<{ text: string }[]>`
			select format('alter role %I login inherit password %L', ${ruolo}::text, ${password}::text) as text`;
		if (statement) await sql.unsafe(statement.text);
	} finally {
		await sql.end();
	}
	const url = new URL(ownerUrl);
	url.username = ruolo;
	url.password = password;
	if (database) url.pathname = `/${database}`;
	return url.href;
}

// A superuser passes through every wall; its powers are not ours to take away.
async function refusePowerful(sql: postgres.Sql, ruolo: string): Promise<void> {
	const [found] = await sql`
		select 1 from pg_roles
		where rolname = ${ruolo} and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`;
	if (found)
		throw new Error(`Il ruolo ${ruolo} può scavalcare la sicurezza sulle righe: indicane uno senza poteri.`);
}

// Roles belong to the whole server: another program may have made it, also at this very moment.
function ignorePresent(error: unknown): void {
	const present = ['42710', '23505'];
	if (error instanceof postgres.PostgresError && present.includes(error.code)) return;
	throw error;
}
