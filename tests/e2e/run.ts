// Starts the demo and runs the browser tests against it: `npm run test:e2e`, and the last step of `npm test`.
import { spawn } from 'node:child_process';
import { findChromium } from '#tests/support/chromium.ts';
import { removeDataDir, startDemo, temporaryDataDir } from '#tests/support/demo.ts';

function runPlaywright(env: Record<string, string>): Promise<number> {
	const child = spawn(
		'node_modules/.bin/playwright',
		['test', '--config', 'tests/e2e/playwright.config.ts', ...process.argv.slice(2)],
		{ stdio: 'inherit', env: { ...process.env, ...env } }
	);
	// Whoever ends this program ends the browsers, and after them the demonstration.
	for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill('SIGINT'));
	return new Promise((resolve) => {
		child.on('exit', (code) => {
			resolve(code ?? 1);
		});
	});
}

async function run(): Promise<number> {
	const browser = findChromium(process.env);
	const dataDir = await temporaryDataDir();
	try {
		const demo = await startDemo({ dataDir });
		const code = await runPlaywright({
			CHROMIUM_PATH: browser,
			PORTALE_PORTA: String(demo.port),
			PORTALE_DATI: dataDir
		});
		await demo.stop();
		return code;
	} finally {
		await removeDataDir(dataDir);
	}
}

process.exitCode = await run().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	return 1;
});
