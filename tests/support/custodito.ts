// A child process that is started again as soon as it ends, whoever ended it; used by impianto.ts.
import { startChild, stopChild, type Child, type ChildOptions } from '#cli/supervise.ts';

export type Custodito = {
	/** Resolves when the process of now answers. */
	ready: () => Promise<void>;
	/** Signals the process of now. */
	kill: (signal: 'SIGKILL' | 'SIGTERM') => void;
	/** Resolves with how the process of now ended. */
	ended: () => Promise<string>;
	/** How each process ended, in order. */
	fini: readonly string[];
	/** Ends it for good. */
	stop: () => Promise<void>;
};

/** Starts the child; `isUp` resolves when it answers. */
export function keep({ isUp, ...options }: ChildOptions & { isUp: () => Promise<void> }): Custodito {
	const fini: string[] = [];
	let stopping = false;
	let child = startChild(options);
	let ready = isUp();
	follow(child);

	function follow(one: Child): void {
		void one.ended.then((fine) => {
			fini.push(fine);
			if (stopping) return;
			child = startChild(options);
			ready = isUp();
			follow(child);
		});
	}

	return {
		ready: () => ready,
		kill(signal) {
			// After the step above, which was asked for first: then it is the promise of the next process.
			ready = child.ended.then(() => ready);
			child.process.kill(signal);
		},
		ended: () => child.ended,
		fini,
		async stop() {
			stopping = true;
			await stopChild(child);
		}
	};
}
