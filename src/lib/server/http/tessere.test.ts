/** Proves that only a host of tiles can enter the policy of a page. */
import { describe, expect, it } from 'vitest';
import { origineDi, withTiles } from './tessere.ts';

describe('le tessere di una mappa', () => {
	it.each([
		['https://mappe.comune.example/{z}/{x}/{y}.png', 'https://mappe.comune.example'],
		['https://{s}.mappe.example:8443/{z}/{x}/{y}.png', 'https://*.mappe.example:8443']
	])('%s vengono da %s', (url, origine) => {
		expect(origineDi(url)).toBe(origine);
	});

	it.each([
		'http://mappe.example/{z}.png',
		'https://*/{z}.png',
		'https://mappe.example;script-src/{z}.png',
		'https://mappe.example script-src */{z}.png',
		'javascript:alert(1)//',
		'/piani/{z}.png'
	])('%s non apre niente', (url) => {
		expect(origineDi(url)).toBeUndefined();
	});

	it('si aggiungono alle sole immagini', () => {
		const politica = "default-src 'none'; img-src 'self' data:; font-src 'self'";
		expect(withTiles(politica, ['https://mappe.example'])).toBe(
			"default-src 'none'; img-src 'self' data: https://mappe.example; font-src 'self'"
		);
		expect(withTiles(politica, [])).toBe(politica);
	});
});
