// Runs every proof of the project in order and ends with one line of counts: `npm test`.
import { spawn } from 'node:child_process';
import { buildPortal, isBuildFresh } from '#cli/build-state.ts';

type Step = { nome: string; run: () => Promise<Counts> };
type Counts = { passed: number; failed: number };

const BIN = 'node_modules/.bin/';
const SVELTE_KIT = [`${BIN}svelte-kit`, 'sync'];

const STEPS: Step[] = [
	command('tipi', SVELTE_KIT),
	command('tipi (Svelte)', [`${BIN}svelte-check`, '--fail-on-warnings']),
	command('tipi (Node)', [`${BIN}tsc`, '--noEmit', '-p', 'tsconfig.node.json']),
	command('stile', [`${BIN}eslint`, '.']),
	command('forma', [`${BIN}prettier`, '--check', '.']),
	vitest('architettura', 'architecture'),
	vitest('regole', 'unit'),
	vitest('banca dati', 'integration'),
	vitest('contratti', 'contract'),
	{ nome: 'costruzione', run: ensureBuild },
	command('browser', [process.execPath, 'tests/e2e/run.ts'])
];

function vitest(nome: string, project: string): Step {
	return command(nome, [`${BIN}vitest`, 'run', '--project', project]);
}

function command(nome: string, [program = '', ...args]: string[]): Step {
	return { nome, run: () => runCommand(program, args) };
}

async function ensureBuild(): Promise<Counts> {
	if (!isBuildFresh()) await buildPortal();
	return { passed: 0, failed: 0 };
}

/** Runs the program, shows its output, and reads the counts that vitest and Playwright print. */
function runCommand(program: string, args: string[]): Promise<Counts> {
	const child = spawn(program, args, {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { ...process.env, CI: 'true' }
	});
	let output = '';
	child.stdout.on('data', (part: Buffer) => {
		output += part.toString();
		process.stdout.write(part);
	});
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

const total: Counts = { passed: 0, failed: 0 };
for (const step of STEPS) {
	const started = Date.now();
	console.log(`\n== ${step.nome}`);
	try {
		const counts = await step.run();
		total.passed += counts.passed;
		total.failed += counts.failed;
	} catch (error) {
		console.error(
			`\n${error instanceof Error ? error.message : String(error)}\nProva non riuscita: ${step.nome}.`
		);
		process.exit(1);
	}
	console.log(`== ${step.nome}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
