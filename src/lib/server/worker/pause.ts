// Waiting that ends early when the worker stops, and limits to waiting; used by its loops.

/** Waits, or less when `signal` fires. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
	if (signal.aborted) return Promise.resolve();
	return new Promise((resolve) => {
		function end(): void {
			clearTimeout(timer);
			signal.removeEventListener('abort', end);
			resolve();
		}
		const timer = setTimeout(end, ms);
		signal.addEventListener('abort', end);
	});
}

/** The result of `work`, which is given up after a time: a connection whose server died may never answer. @throws Error when it is */
export async function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
	const over = new AbortController();
	const late = pause(ms, over.signal).then(() => {
		if (over.signal.aborted) return undefined as never;
		throw new Error(`Nessuna risposta in ${ms} millisecondi`);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		over.abort();
	}
}
