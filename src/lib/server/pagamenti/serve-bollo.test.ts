// Two hashes are the same only when they are written in the same way.
import { describe, expect, it } from 'vitest';
import { isStessaImpronta } from './serve-bollo.ts';

const IMPRONTA = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

describe('l’impronta di una marca', () => {
	it('è la nostra se ogni carattere è uguale', () => {
		expect(isStessaImpronta(IMPRONTA, IMPRONTA)).toBe(true);
	});

	it.each([
		['vuota', ''],
		['senza la fine', IMPRONTA.slice(0, -1)],
		['in minuscolo', IMPRONTA.toLowerCase()],
		['per gli indirizzi', IMPRONTA.replaceAll('+', '-').replaceAll('/', '_')],
		['codificata due volte', Buffer.from(IMPRONTA).toString('base64')]
	])('%s non è la nostra', (_come, altra) => {
		expect(isStessaImpronta(altra, IMPRONTA)).toBe(false);
		expect(isStessaImpronta(altra, altra) && altra.length !== 44).toBe(false);
	});
});
