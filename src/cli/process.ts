// What every command line program of the project does alike: fail with one line, end with the parent or on a signal.

/** Prints the one line that says what to do and ends the process. */
export function fail(error: unknown): never {
	console.error(error instanceof Error ? error.message : String(error));
	process.exit(1);
}

/** Runs `stop` once at SIGINT, SIGTERM or when the supervising parent is gone, then ends the process. */
export function endWithParent(stop: () => Promise<void>): void {
	let ending: Promise<void> | undefined;
	function end(): void {
		ending ??= stop().then(
			() => process.exit(0),
			(error: unknown) => fail(error)
		);
	}
	process.on('SIGINT', end);
	process.on('SIGTERM', end);
	process.on('disconnect', end);
}
