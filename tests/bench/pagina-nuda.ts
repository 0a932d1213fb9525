// The baseline of the pages: a SvelteKit application with one page and nothing else, built and served as its adapter does. Used by the benchmark.
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '#tests/support/free-port.ts';
import { keep, type Custodito } from '#tests/support/custodito.ts';
import { untilAnswers } from '#tests/support/http.ts';

const CARTELLA = path.resolve('test-results/pagina-nuda');

const FILE = {
	'package.json': '{ "name": "pagina-nuda", "type": "module", "private": true }',
	'svelte.config.js':
		"import adapter from '@sveltejs/adapter-node';\nexport default { kit: { adapter: adapter() } };\n",
	'vite.config.js':
		"import { sveltekit } from '@sveltejs/kit/vite';\nexport default { plugins: [sveltekit()] };\n",
	'src/app.html':
		'<!doctype html><html lang="it"><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>\n',
	'src/routes/+page.svelte': '<h1>Pagina nuda</h1>\n'
};

/** Builds and serves it; answers at `/`. */
export async function startPaginaNuda(): Promise<{ base: string; processo: Custodito }> {
	for (const [nome, testo] of Object.entries(FILE)) {
		const file = path.join(CARTELLA, nome);
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, testo);
	}
	const vite = path.resolve('node_modules/vite/bin/vite.js');
	await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error'], {
		cwd: CARTELLA,
		env: { ...process.env, NODE_ENV: 'production' }
	});
	const port = await freePort();
	const base = `http://127.0.0.1:${port}`;
	const processo = keep({
		nome: 'La pagina nuda',
		entry: path.join(CARTELLA, 'build/index.js'),
		env: { NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port) },
		isUp: () => untilAnswers({ base, path: '/' })
	});
	await processo.ready();
	return { base, processo };
}
