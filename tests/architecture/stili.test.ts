// Our own stylesheets hold no class that the pages do not use.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { STATI_PRATICA } from '#lib/domain/stati.ts';
import { classeStato } from '#lib/server/pratiche/riga-vista.ts';

function read(pattern: RegExp): string[] {
	const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src'], {
		encoding: 'utf8'
	});
	return list
		.split('\n')
		.filter((name) => pattern.test(name))
		.map((name) => readFileSync(name, 'utf8'));
}

/** The classes that the selectors of a stylesheet name. */
function classesIn(css: string): string[] {
	const selectors = css.replace(/\/\*[^]*?\*\//g, '').match(/[^{};]+(?=\{)/g) ?? [];
	return selectors.flatMap((selector) =>
		[...selector.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, nome]) => nome ?? '')
	);
}

function unusedClasses(sheets: string[], markup: string): string[] {
	const used = new Set(markup.match(/[\w-]+/g));
	return [...new Set(sheets.flatMap(classesIn))].filter((nome) => !used.has(nome));
}

it('ogni classe dei nostri fogli di stile è usata da una pagina', () => {
	const sheets = read(/^src\/lib\/styles\/.*\.css$/);
	// The server names the class that colours a state.
	const markup = [...read(/\.svelte$/), ...read(/^src\/app\.html$/), ...STATI_PRATICA.map(classeStato)];
	expect(sheets.flatMap(classesIn).length).toBeGreaterThan(50);
	expect(unusedClasses(sheets, markup.join('\n'))).toEqual([]);
});

it('si accorge di una classe che nessuno usa', () => {
	const css = '/* .detta */ @media (min-width: 36.5rem) { .usata > .mai:hover { margin: 0.5rem } }';
	expect(unusedClasses([css], '<p class="usata mai-vista">')).toEqual(['mai']);
});
