import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { lettersOf, PARTS } from './split-fonts.ts';

const INTERO = 'node_modules/bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-';

function lettere(file: Uint8Array): number[] {
	const font = create(Buffer.from(file));
	// The last one of the table ends it and is no letter.
	return font.characterSet.filter((lettera) => lettera < 0xffff);
}

describe.each(['regular', '700'])('il carattere %s', (peso) => {
	it('in due parti tiene tutte le lettere che ha intero, e nessuna due volte', async () => {
		const [italiano, altre] = await Promise.all([lettersOf('italiano', peso), lettersOf('altre', peso)]);
		const insieme = [...lettere(italiano), ...lettere(altre)].toSorted((a, b) => a - b);
		const intero = lettere(readFileSync(`${INTERO}${peso}.woff2`));
		expect(intero.length).toBeGreaterThan(300);
		expect(insieme).toEqual(intero);
	});

	it('pesa meno di 13 KB per chi legge l’italiano', async () => {
		expect((await lettersOf('italiano', peso)).length).toBeLessThan(13_000);
	});
});

it('il foglio di stile dice al browser quali lettere stanno in ogni parte', () => {
	const foglio = readFileSync(new URL('base.css', import.meta.url), 'utf8');
	const detti = [...foglio.matchAll(/-(italiano|altre)\.woff2.*?unicode-range: ([^;]+);/gs)];
	expect(detti).toHaveLength(4);
	for (const [, parte, gamma] of detti) {
		const scritta = PARTS[parte as keyof typeof PARTS]
			.map(([da, a]) => `U+${da === 0x20 ? 0 : da.toString(16)}-${a.toString(16)}`)
			.join(', ');
		expect(gamma?.toLowerCase()).toBe(scritta.toLowerCase());
	}
});
