// Runs every proof of the project and ends with one line of counts: `npm test`.
import { spawn } from 'node:child_process';
import { buildPortal, isBuildFresh } from '#cli/build-state.ts';

type Step = { nome: string; run: (say: Say) => Promise<Counts> };
type Counts = { passed: number; failed: number };
type Say = (text: string | Buffer) => void;

const BIN = 'node_modules/.bin/';
const SVELTE_KIT = [`${BIN}svelte-kit`, 'sync'];

/** Rows run one after the other; what stands in a row side by side runs at once: each of these uses one core, and only reads. */
const ROWS: Step[][][] = [
	[[command('tipi', SVELTE_KIT)]],
	[
		[command('stile', [`${BIN}eslint`, '.'])],
		[
			command('tipi (Svelte)', [`${BIN}svelte-check`, '--fail-on-warnings']),
			command('tipi (Node)', [`${BIN}tsc`, '--noEmit', '-p', 'tsconfig.node.json']),
			command('forma', [`${BIN}prettier`, '--check', '.'])
		]
	],
	[
		[
			vitest('architettura', 'architecture'),
			vitest('regole', 'unit'),
			vitest('banca dati', 'integration'),
			vitest('contratti', 'contract'),
			{ nome: 'costruzione', run: ensureBuild },
			command('browser', [process.execPath, 'tests/e2e/run.ts'])
		]
	]
];

function vitest(nome: string, project: string): Step {
	return command(nome, [`${BIN}vitest`, 'run', '--project', project]);
}

function command(nome: string, [program = '', ...args]: string[]): Step {
	return { nome, run: (say) => runCommand(program, args, say) };
}

async function ensureBuild(): Promise<Counts> {
	if (!isBuildFresh()) await buildPortal();
	return { passed: 0, failed: 0 };
}

/** Runs the program, says its output, and reads the counts that vitest and Playwright print. */
function runCommand(program: string, args: string[], say: Say): Promise<Counts> {
	const child = spawn(program, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, CI: 'true' }
	});
	let output = '';
	child.stdout.on('data', (part: Buffer) => {
		output += part.toString();
		say(part);
	});
	child.stderr.on('data', say);
	return new Promise((resolve, reject) => {
		child.on('exit', (code) => {
			if (code === 0) resolve({ passed: countOf(output, 'passed'), failed: countOf(output, 'failed') });
			else reject(new Error(`${program} ${args.join(' ')} è uscito con codice ${code ?? 'ignoto'}.`));
		});
		child.on('error', reject);
	});
}

function countOf(output: string, word: 'passed' | 'failed'): number {
	// eslint-disable-next-line no-control-regex -- the colours of the terminal stand between number and word
	const plain = output.replace(/\u001b\[[0-9;]*m/g, '');
	const line = plain.split('\n').findLast((candidate) => /^\s*(Tests\s|\d+ passed)/.test(candidate)) ?? '';
	return Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
}

/** Runs the steps in order. @throws Error when one of them does not pass */
async function runSteps(steps: Step[], alone: boolean): Promise<void> {
	for (const step of steps) {
		const started = Date.now();
		// What runs beside others speaks once it has ended.
		const kept: (string | Buffer)[] = [`\n== ${step.nome}\n`];
		const say: Say = alone ? (text) => process.stdout.write(text) : (text) => kept.push(text);
		if (alone) flush(kept);
		try {
			const counts = await step.run(say);
			total.passed += counts.passed;
			total.failed += counts.failed;
		} catch (error) {
			flush(kept);
			console.error(`\n${error instanceof Error ? error.message : String(error)}`);
			throw new Error(`Prova non riuscita: ${step.nome}.`, { cause: error });
		}
		flush(kept);
		console.log(`== ${step.nome}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
	}
}

function flush(kept: (string | Buffer)[]): void {
	for (const text of kept.splice(0)) process.stdout.write(text);
}

const total: Counts = { passed: 0, failed: 0 };
for (const row of ROWS) {
	const ended = await Promise.allSettled(row.map((steps) => runSteps(steps, row.length === 1)));
	const failed = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
	for (const { message } of failed) console.error(message);
	if (failed.length > 0) process.exit(1);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
