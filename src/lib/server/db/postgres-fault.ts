// Recognises the faults of PostgreSQL that the code acts upon; called by app.ts, hooks.server.ts and the use cases.
import postgres from 'postgres';
import { BancaDatiFerma } from './deadline.ts';

/** True for what postgres.js throws where nobody can catch it when the server dies under it: any other uncaught error is a bug. */
export function isPostgresWriteFault(error: unknown): boolean {
	if (isOwnQuestion(error) && isDatabaseAway(error)) return true;
	return (
		error instanceof TypeError &&
		error.message.includes("reading 'write'") &&
		/[\\/]postgres[\\/]/.test(error.stack ?? '')
	);
}

// The driver asks for the array types when it connects, and waits for the answer in no promise of ours.
function isOwnQuestion(error: unknown): boolean {
	return error instanceof Error && 'query' in error && String(error.query).includes('pg_catalog.pg_type');
}

const AWAY = new Set([
	...['CONNECT_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_DESTROYED', 'CONNECTION_ENDED'],
	...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH'],
	// Being stopped, stopped by a crash, or just starting.
	...['57P01', '57P02', '57P03']
]);

/** Whether the database is still, away, or breaks its connections: the request may be tried again later and is no bug. */
export function isDatabaseAway(error: unknown): boolean {
	if (error instanceof BancaDatiFerma) return true;
	return error instanceof Error && 'code' in error && AWAY.has(String(error.code));
}

/** Whether a row was refused because its key is already there; with `vincolo`, because of that constraint alone. */
export function isUniqueViolation(error: unknown, vincolo?: string): boolean {
	if (!(error instanceof postgres.PostgresError) || error.code !== '23505') return false;
	return vincolo === undefined || error.constraint_name === vincolo;
}

/** Whether a row was refused because who acts may not write it, or may not any more. */
export function isPrivilegeViolation(error: unknown): boolean {
	return error instanceof postgres.PostgresError && error.code === '42501';
}

/** Whether a row was refused because it would share with another what this constraint keeps for one alone. */
export function isExclusionViolation(error: unknown, vincolo: string): boolean {
	return (
		error instanceof postgres.PostgresError && error.code === '23P01' && error.constraint_name === vincolo
	);
}
