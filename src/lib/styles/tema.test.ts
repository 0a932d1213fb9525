import { describe, expect, it } from 'vitest';
import { enti } from '#demo/enti.ts';
import { contrastWithWhite, temaCss } from './tema.ts';

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
		'sono leggibili per %s',
		(_nome, colore) => {
			expect(() => temaCss(colore)).not.toThrow();
		}
	);
});
