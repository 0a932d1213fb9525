import { expect, it } from 'vitest';
import { copioneDi, modoDi } from './copione.ts';
import { iuvDi, navACaso, navDi } from './nav.ts';

it('gli ultimi due numeri dell’importo vincono sul bottone, gli altri importi lo seguono', () => {
	expect(modoDi('RIFIUTO', [4501])).toBe('PAGA');
	expect(modoDi('PAGA', [4500, 1003])).toBe('INDIETRO');
	expect(modoDi('RIFIUTO', [4500])).toBe('RIFIUTO');
	expect(modoDi('PAGA', [4510, 4599, 1])).toBe('PAGA');
	expect(copioneDi(4509)).toMatchObject({ rifiuto: 'GUASTO' });
	expect(copioneDi(100)).toBeUndefined();
});

it('il codice avviso ha la sua cifra di controllo', () => {
	expect(navDi('02', 1_234_567_890)).toBe('302000123456789041');
	expect(iuvDi('302000123456789041')).toBe('02000123456789041');
	expect(navACaso('03', () => new Uint8Array([255, 255, 255, 255, 255]))).toMatch(/^303\d{15}$/);
});
