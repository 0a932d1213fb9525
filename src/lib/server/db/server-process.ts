// Looks at processes left by an earlier start and ends them safely; called by embedded.ts.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** How long a server may take to end, in milliseconds. */
const STOP_MS = 20_000;

/** The command line of a process, or undefined when there is none. */
export function commandOf(pid: number): string | undefined {
	if (existsSync('/proc/self/cmdline')) return commandFromProc(pid);
	try {
		return (
			execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).trim() || undefined
		);
	} catch {
		return undefined;
	}
}

function commandFromProc(pid: number): string | undefined {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined;
	} catch {
		return undefined;
	}
}

/** The pid of the PostgreSQL that runs on this cluster, or undefined; a pid taken over by another program does not count. */
export function runningPostmaster(cluster: string): number | undefined {
	const file = `${cluster}/postmaster.pid`;
	if (!existsSync(file)) return undefined;
	const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
	return Number.isInteger(pid) && isPostmaster(pid, cluster) ? pid : undefined;
}

// The data folder is an argument of the server: an editor or a log reader on a file of it is another program.
function isPostmaster(pid: number, cluster: string): boolean {
	const command = commandOf(pid);
	return command !== undefined && /postgres(\.exe)? -D /.test(command) && command.includes(` -D ${cluster} `);
}

/** Ends a PostgreSQL that is not our child (fast shutdown) and waits until it is gone. */
export async function stopPostmaster(pid: number, cluster: string): Promise<void> {
	try {
		process.kill(pid, 'SIGINT');
	} catch (error) {
		// It ended between the look and the signal.
		if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return;
		throw new Error(
			`La banca dati lasciata accesa (processo ${pid}) è di un altro utente: chiudila e riprova.`,
			{
				cause: error
			}
		);
	}
	const limit = Date.now() + STOP_MS;
	while (isPostmaster(pid, cluster)) {
		if (Date.now() > limit)
			throw new Error(`La banca dati lasciata accesa (processo ${pid}) non si ferma: chiudila e riprova.`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
