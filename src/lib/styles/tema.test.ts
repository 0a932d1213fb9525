import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { enti } from '#demo/enti.ts';
import { contrast, contrastWithWhite, temaCss } from './tema.ts';

/** Of sections, filters and indexes. */
const GRIGIO =
	/--fondo: (#[0-9a-f]{6})/.exec(readFileSync(new URL('base.css', import.meta.url), 'utf8'))?.[1] ?? '';

describe("i colori dell'ente", () => {
	it('danno le sfumature come variabili', () => {
		expect(temaCss('#00704a')).toBe(
			':root{--ente-primario:#00704a;--ente-scuro:#004e34;--ente-piu-scuro:#003825}'
		);
	});

	it('sono rifiutati quando il testo bianco non si leggerebbe', () => {
		expect(() => temaCss('#ffcc00')).toThrow(RangeError);
	});

	it('hanno i contrasti agli estremi 1 e 21', () => {
		expect(contrastWithWhite('#ffffff')).toBeCloseTo(1);
		expect(contrastWithWhite('#000000')).toBeCloseTo(21);
	});

	it.each(enti.map(({ nome, colorePrimario }) => [nome, colorePrimario]))(
		'sono leggibili per %s: il bianco sui suoi colori, e i suoi colori sul bianco e sul grigio delle sezioni',
		(_nome, colore) => {
			const colori = [...temaCss(colore).matchAll(/#[0-9a-f]{6}/g)].map(([uno]) => uno);
			expect(colori).toHaveLength(3);
			for (const uno of colori)
				for (const fondo of ['#ffffff', GRIGIO]) expect(contrast(uno, fondo)).toBeGreaterThanOrEqual(4.5);
		}
	);
});
