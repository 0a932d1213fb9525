// Makes the role by which the portal logs in: it cannot bypass row-level security. Called by the demo and the tests.
import postgres from 'postgres';

export type AppRole = { ownerUrl: string; ruolo: string; password: string };

/** Creates the role or renews its password, and returns the address to log in with. */
export async function ensureAppRole({ ownerUrl, ruolo, password }: AppRole): Promise<string> {
	const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
	try {
		const [present] = await sql`select 1 from pg_roles where rolname = ${ruolo}`;
		if (!present)
			await sql`create role ${sql(ruolo)} nosuperuser nobypassrls nocreatedb nocreaterole in role comune_vicino_app`;
		// A utility statement takes no parameters; the password is ours and holds no quote.
		await sql.unsafe(`alter role "${ruolo}" login password '${password.replaceAll("'", "''")}'`);
	} finally {
		await sql.end();
	}
	const url = new URL(ownerUrl);
	url.username = ruolo;
	url.password = password;
	return url.href;
}
