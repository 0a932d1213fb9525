// Finds the browser of the end-to-end tests, or installs it where that is possible; called by tests/e2e/run.ts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** The first has no windows to draw, and takes an eighth less of the processor. */
const SYSTEM = [
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/opt/google/chrome/chrome'
];

/** The path of a Chromium that can be started. @throws Error with one line that says how to get one */
export function findChromium(env: Record<string, string | undefined>): string {
	if (env.CHROMIUM_PATH) return checked(env.CHROMIUM_PATH);
	const present = [...SYSTEM, chromium.executablePath()].find((candidate) => existsSync(candidate));
	return present ?? installed();
}

function checked(path: string): string {
	if (existsSync(path)) return path;
	throw new Error(`CHROMIUM_PATH indica ${path}, che non esiste: correggi il percorso o togli la variabile.`);
}

function installed(): string {
	console.log('Chromium non trovato: provo a installare quello di Playwright...');
	spawnSync('node_modules/.bin/playwright', ['install', 'chromium'], { stdio: 'inherit' });
	if (existsSync(chromium.executablePath())) return chromium.executablePath();
	throw new Error(
		'Serve Chromium per le prove nel browser: installalo (per esempio "apt-get install chromium") o indica il suo percorso in CHROMIUM_PATH.'
	);
}
