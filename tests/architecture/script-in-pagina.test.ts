// The one inline script of the pages is the one that their policy lets run.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

// Plain JavaScript, for the command line of Kit.
const { default: config } = (await import(path.resolve('svelte.config.js'))) as {
	default: { kit: { csp: { directives: Record<string, string[]> } } };
};

it('la politica delle pagine ammette lo script di app.html, e quello solo', () => {
	const scripts = [...readFileSync('src/app.html', 'utf8').matchAll(/<script>([^]*?)<\/script>/g)];
	const impronte = scripts.map(
		([, testo = '']) => `sha256-${createHash('sha256').update(testo).digest('base64')}`
	);
	expect(config.kit.csp.directives['script-src']).toEqual(['self', ...impronte]);
	expect(impronte).toHaveLength(1);
});
