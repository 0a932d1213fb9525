// Starts a script or tool on Node 24: the one of the optional dependency, or the running one. Called by the npm scripts.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const MINIMUM = 24;

/** The path of a Node that runs TypeScript as it is, or undefined. */
function findNode() {
	if (Number(process.versions.node.split('.')[0]) >= MINIMUM) return process.execPath;
	const binary = path.resolve('node_modules/.bin/node');
	return existsSync(binary) ? binary : undefined;
}

/** The JavaScript entry of a tool named as in `npx`. */
function toolEntry(name) {
	const manifest = createRequire(path.resolve('package.json')).resolve(`${name}/package.json`);
	const { bin } = createRequire(import.meta.url)(manifest);
	return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[name]);
}

const [target = '', ...rest] = process.argv.slice(2);
const node = findNode();
if (!node) {
	console.error(
		`Serve Node ${MINIMUM}. Questa macchina ha Node ${process.versions.node}: ripeti "npm ci" senza --omit=optional, oppure installa Node ${MINIMUM}.`
	);
	process.exit(1);
}
const entry = /\.[jt]s$/.test(target) ? target : toolEntry(target);
const child = spawn(node, ['--disable-warning=ExperimentalWarning', entry, ...rest], {
	stdio: 'inherit',
	env: { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}` }
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
// npm that is killed leaves without telling: whoever started it wants all of it to end.
const parent = process.ppid;
setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
