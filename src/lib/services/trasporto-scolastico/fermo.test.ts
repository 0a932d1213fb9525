import { describe, expect, it } from 'vitest';
import { composeMessaggio } from '#lib/domain/messaggi.ts';
import { descriviFermo, isMotivoSemplice, MOTIVO_FERMO, parametriFermo, pulisciMotivo } from './fermo.ts';

const FERMO = {
	linea: 'Linea rossa',
	giorno: '2026-12-02',
	corsa: 'RITORNO',
	motivo: 'ghiaccio sulle strade'
} as const;

describe('un giorno senza bus', () => {
	it('si legge con linea, giorno, corsa e motivo', () => {
		expect(descriviFermo(FERMO)).toBe(
			'Linea rossa: il 2 dicembre 2026 la corsa di ritorno non si fa. Motivo: ghiaccio sulle strade.'
		);
		expect(descriviFermo({ ...FERMO, corsa: undefined })).toContain(
			'le corse di andata e di ritorno non si fanno'
		);
	});

	it.each(['TS_FERMO', 'TS_FERMO_RITIRATO'] as const)(
		'%s sta nei limiti di App IO, anche con il motivo più lungo',
		(modello) => {
			for (const motivo of ['neve forte', 'x'.repeat(MOTIVO_FERMO.max)]) {
				const { oggetto, testo } = composeMessaggio(modello, parametriFermo({ ...FERMO, motivo }));
				expect(oggetto).toContain('il 2 dicembre 2026');
				expect(testo).toContain('Linea rossa');
			}
		}
	);

	it('il motivo è una riga, senza segni che App IO leggerebbe come formattazione', () => {
		expect(pulisciMotivo('  Sciopero\n dei trasporti.. ')).toBe('Sciopero dei trasporti');
		expect(isMotivoSemplice('Sciopero (dalle 9), D.L. 1/2026')).toBe(true);
		for (const segno of [
			'[qui](https://x.example)',
			'**neve**',
			'`x`',
			'# x',
			'<b>',
			'a_b',
			'a\\b',
			'a|b',
			'x]'
		])
			expect(isMotivoSemplice(segno)).toBe(false);
	});
});
