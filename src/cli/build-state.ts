// Tells whether the production build is missing or older than its sources, and builds it; called by demo.ts and the tests.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const STAMP = 'build/.impronta';
const SOURCES = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

/** True when `build/` was made from the sources as they are now. */
export function isBuildFresh(): boolean {
	return (
		existsSync('build/handler.js') && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourcesDigest()
	);
}

/** Builds the portal and marks the build with its sources. @throws Error with the end of the builder's output. */
export async function buildPortal(): Promise<void> {
	const digest = sourcesDigest();
	await runVite();
	writeFileSync(STAMP, digest);
}

function sourcesDigest(): string {
	const hash = createHash('sha256');
	for (const source of SOURCES) addToDigest(source, hash);
	return hash.digest('hex');
}

function addToDigest(entry: string, hash: ReturnType<typeof createHash>): void {
	const children = childrenOf(entry);
	if (children) {
		for (const child of children) addToDigest(path.join(entry, child), hash);
		return;
	}
	if (!entry.endsWith('.test.ts')) hash.update(entry).update(readFileSync(entry));
}

function childrenOf(entry: string): string[] | undefined {
	try {
		return readdirSync(entry).sort();
	} catch {
		return undefined;
	}
}

function runVite(): Promise<void> {
	const child = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
		env: { ...process.env, NODE_ENV: 'production' },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const output: string[] = [];
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (part: Buffer) => output.push(part.toString()));
	return new Promise((resolve, reject) => {
		child.on('exit', (code) => {
			if (code === 0) resolve();
			else reject(new Error(`La costruzione del portale non è riuscita:\n${output.join('').slice(-3000)}`));
		});
	});
}
