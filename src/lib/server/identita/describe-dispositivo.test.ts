import { describe, expect, it } from 'vitest';
import { describeDispositivo } from './describe-dispositivo.ts';

describe('il nome di un dispositivo', () => {
	it.each([
		[
			'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
			'Chrome su Android'
		],
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
			'Safari su iOS'
		],
		['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox su Linux']
	])('dice il programma e il sistema di %s', (intestazione, nome) => {
		expect(describeDispositivo(intestazione)).toBe(nome);
	});

	it.each([null, '', '???', '<script>alert(1)</script>'])(
		'non è mai vuoto e non ripete quello che non capisce: %j',
		(intestazione) => {
			const nome = describeDispositivo(intestazione);
			expect(nome).toMatch(/sconosciuto$/);
		}
	);

	it('non legge più di 300 caratteri', () => {
		const lungo = `${'x'.repeat(300)} Firefox/132.0`;
		expect(describeDispositivo(lungo)).not.toContain('Firefox');
	});
});
