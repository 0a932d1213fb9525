// Recognises the fault that postgres.js throws outside any promise when the server dies under it; called by app.ts.

/** True for that fault alone: any other uncaught error is a bug. */
export function isPostgresWriteFault(error: unknown): boolean {
	return (
		error instanceof TypeError &&
		error.message.includes("reading 'write'") &&
		/[\\/]postgres[\\/]/.test(error.stack ?? '')
	);
}
