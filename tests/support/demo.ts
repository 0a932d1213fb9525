// Starts the whole demonstration on free ports and a folder of its own, as a newcomer would; used by the browser and load tests.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '#tests/support/free-port.ts';

export type RunningDemo = {
	port: number;
	dataDir: string;
	process: ChildProcess;
	output: () => string;
	/** Resolves with the exit code. */
	ended: Promise<number | null>;
	stop: () => Promise<void>;
};

/** A data folder that the unprivileged user of the database can reach. */
export async function temporaryDataDir(): Promise<string> {
	const dataDir = await mkdtemp(path.join(tmpdir(), 'comune-vicino-'));
	await chmod(dataDir, 0o755);
	return dataDir;
}

/** Removes a data folder made by `temporaryDataDir`. */
export async function removeDataDir(dataDir: string): Promise<void> {
	await rm(dataDir, { recursive: true, force: true });
}

/** Runs `npm run demo` and waits until it says that it is ready. @throws Error with its output when it ends before. */
export async function startDemo({
	dataDir,
	args = [],
	cartella
}: {
	dataDir: string;
	args?: string[];
	cartella?: string;
}): Promise<RunningDemo> {
	const port = await freePort();
	const demo = launchDemo({ dataDir, port, args, ...(cartella && { cartella }) });
	const ready = new Promise<void>((resolve) => {
		demo.process.stdout?.on('data', () => {
			if (demo.output().includes('Comune Vicino è pronto')) resolve();
		});
	});
	const early = demo.ended.then((code) => {
		throw new Error(`La dimostrazione è uscita con codice ${code ?? 'ignoto'}:\n${demo.output()}`);
	});
	await Promise.race([ready, early]);
	early.catch(() => undefined);
	return demo;
}

/** Runs the demo's program without waiting for it; `env` adds settings or takes the place of the others, `cartella` holds another copy of the project. */
export function launchDemo({
	dataDir,
	port,
	args = [],
	cartella = '.',
	env = {}
}: {
	dataDir: string;
	port: number;
	args?: string[];
	cartella?: string;
	env?: Record<string, string>;
}): RunningDemo {
	const child = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', 'src/cli/demo.ts', ...args],
		{
			cwd: cartella,
			env: {
				...process.env,
				DATA_DIR: dataDir,
				PORT: String(port),
				DATABASE_URL: '',
				DATABASE_OWNER_URL: '',
				...env
			},
			stdio: ['ignore', 'pipe', 'pipe']
		}
	);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (part: Buffer) => (output += part.toString()));
	}
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	return {
		port,
		dataDir,
		process: child,
		output: () => output,
		ended,
		async stop() {
			child.kill('SIGTERM');
			await ended;
		}
	};
}
