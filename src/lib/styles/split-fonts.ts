// Vite plugin: splits the library's fonts in the letters of Italian and those of other languages, which a browser loads only for a page that holds one. Used by vite.config.ts.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import subsetFont from 'subset-font';

const LIBRARY = 'dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin';
const WEIGHTS = ['regular', '700'];

/** First and last code point of what each file holds: `base.css` tells the browser the same. */
export const PARTS = {
	italiano: [
		[0x20, 0xff],
		[0x2000, 0x22ff]
	],
	altre: [[0x100, 0x1fff]]
} as const;

/** The plugin. `base.css` finds the files in the folder of what is generated. */
export function splitFonts() {
	return {
		name: 'split-fonts',
		// Not for the tests, which draw no page.
		apply: (_settings: unknown, { mode }: { mode: string }) => mode !== 'test',
		async buildStart() {
			const folder = path.resolve('.svelte-kit/caratteri');
			mkdirSync(folder, { recursive: true });
			for (const weight of WEIGHTS)
				for (const part of Object.keys(PARTS) as (keyof typeof PARTS)[]) {
					const file = path.join(folder, `titillium-web-${weight}-${part}.woff2`);
					writeFileSync(file, await lettersOf(part, weight));
				}
		}
	};
}

/** The font of a weight with the letters of a part alone, as woff2. */
export function lettersOf(part: keyof typeof PARTS, weight: string): Promise<Uint8Array> {
	const library = path.dirname(createRequire(import.meta.url).resolve('bootstrap-italia/package.json'));
	const letters = PARTS[part].flatMap(([first, last]) =>
		Array.from({ length: last - first + 1 }, (_none, index) => String.fromCodePoint(first + index))
	);
	return subsetFont(readFileSync(path.join(library, `${LIBRARY}-${weight}.woff2`)), letters.join(''), {
		targetFormat: 'woff2'
	});
}
