// Starts the children of the demo and ends them together; called by demo.ts.
import { fork, type ChildProcess } from 'node:child_process';

export type Child = { nome: string; process: ChildProcess; ended: Promise<string> };

export type ChildOptions = { nome: string; entry: string; env: Record<string, string> };

/** Longest time a child may take to end by itself, in milliseconds. */
const GRACE_MS = 12_000;

/** Starts a child that ends with this process: the closed channel tells it, also after a hard kill of the parent. */
export function startChild({ nome, entry, env }: ChildOptions): Child {
	const child = fork(entry, [], {
		env: { ...process.env, ...env },
		execArgv: ['--disable-warning=ExperimentalWarning'],
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	const ended = new Promise<string>((resolve) => {
		child.on('exit', (code, signal) => {
			resolve(`${nome} si è fermato (${signal ?? `codice ${code ?? 0}`}).`);
		});
	});
	return { nome, process: child, ended };
}

/** Asks the child to end and waits; a child that does not answer is killed. */
export async function stopChild(child: Child): Promise<void> {
	if (child.process.exitCode !== null || child.process.signalCode !== null) return;
	child.process.kill('SIGTERM');
	const limit = setTimeout(() => child.process.kill('SIGKILL'), GRACE_MS);
	await child.ended;
	clearTimeout(limit);
}
