/** Proves which modules go into the shared script: those that a page with scripts comes to use. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isCondiviso, rotteConScript } from './script-condiviso.ts';

/** Who imports each module; the pages themselves come from the client of the framework. */
const IMPORTERS: Readonly<Record<string, string[]>> = {
	'/src/lib/ui/Campo.svelte': ['/src/routes/domanda/+page.svelte', '/src/routes/(sito)/+page.svelte'],
	'/src/lib/ui/Parte.svelte': ['/src/lib/ui/Campo.svelte', '/src/lib/ui/Parte.svelte'],
	'/src/lib/ui/Elenco.svelte': ['/src/routes/(sito)/+page.svelte'],
	'/src/lib/ui/Testata.svelte': ['/src/routes/+layout.svelte'],
	'/src/lib/ui/Scrivania.svelte': ['/src/routes/operatore/+layout.svelte'],
	'/node_modules/svelte/index.js': ['/node_modules/kit/client.js'],
	'/src/routes/(sito)/+page.svelte': ['/nodes/5.js']
};

function condiviso(modulo: string): boolean {
	return isCondiviso(modulo, {
		rotte: ['/src/routes/domanda'],
		find: (id) => ({ importers: IMPORTERS[id] ?? [] })
	});
}

describe('lo script che le pagine condividono', () => {
	it.each([
		['una parte di una pagina con gli script', '/src/lib/ui/Campo.svelte'],
		['ciò che quella parte usa', '/src/lib/ui/Parte.svelte'],
		['la cornice di tutte le pagine', '/src/lib/ui/Testata.svelte'],
		['il client', '/node_modules/svelte/index.js']
	])('porta %s', (_titolo, modulo) => {
		expect(condiviso(modulo)).toBe(true);
	});

	it.each([
		['una parte di pagine che si leggono soltanto', '/src/lib/ui/Elenco.svelte'],
		['la cornice di altre pagine', '/src/lib/ui/Scrivania.svelte']
	])('non porta %s', (_titolo, modulo) => {
		expect(condiviso(modulo)).toBe(false);
	});

	it('trova le pagine con gli script da sé', () => {
		expect(rotteConScript(process.cwd())).toContain(
			path.join(process.cwd(), 'src/routes/servizi/[servizio]/domanda/[passo]')
		);
	});
});
