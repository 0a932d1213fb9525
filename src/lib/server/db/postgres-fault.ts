// Recognises the faults of PostgreSQL that the code acts upon; called by app.ts and the use cases.
import postgres from 'postgres';

/** True for what postgres.js throws outside any promise when the server dies under it: any other uncaught error is a bug. */
export function isPostgresWriteFault(error: unknown): boolean {
	return (
		error instanceof TypeError &&
		error.message.includes("reading 'write'") &&
		/[\\/]postgres[\\/]/.test(error.stack ?? '')
	);
}

/** Whether a row was refused because its key is already there; with `vincolo`, because of that constraint alone. */
export function isUniqueViolation(error: unknown, vincolo?: string): boolean {
	if (!(error instanceof postgres.PostgresError) || error.code !== '23505') return false;
	return vincolo === undefined || error.constraint_name === vincolo;
}
