// Tells which modules go into the script that pages share: those of pages that run scripts. Used by vite.config.ts.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Modulo = { importers: readonly string[] } | null;

const ROTTA = /src\/routes\/(?:.*\/)?\+(?:page|layout|error)\.svelte$/;

/** Folders of the pages that run scripts: the others are only read, and never load theirs. */
export function rotteConScript(radice: string): string[] {
	const pagine = globSync('src/routes/**/+page{,.server}.ts', { cwd: radice });
	return pagine
		.map((pagina) => path.join(radice, pagina))
		.filter((pagina) => readFileSync(pagina, 'utf8').includes('export const csr = true'))
		.map((pagina) => path.dirname(pagina));
}

/** Whether a page that runs scripts, or a frame around it, comes to use the module. */
export function isCondiviso(
	modulo: string,
	{ rotte, find }: { rotte: readonly string[]; find: (id: string) => Modulo }
): boolean {
	const visti = new Set<string>();
	const daVedere = [modulo];
	for (let id = daVedere.pop(); id !== undefined; id = daVedere.pop()) {
		if (visti.has(id)) continue;
		visti.add(id);
		if (ROTTA.test(id)) {
			if (rotte.some((rotta) => isDi(id, rotta))) return true;
			continue;
		}
		const importers = find(id)?.importers ?? [];
		// What nobody imports is the client itself.
		if (importers.length === 0) return true;
		daVedere.push(...importers);
	}
	return false;
}

// A page serves its own folder, a frame also those below.
function isDi(id: string, rotta: string): boolean {
	const cartella = path.dirname(id);
	return cartella === rotta || (!id.endsWith('+page.svelte') && `${rotta}/`.startsWith(`${cartella}/`));
}
