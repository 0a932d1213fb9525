import { describe, expect, it } from 'vitest';
import { safeReturn } from './ritorno.ts';

describe('il ritorno dopo l’accesso', () => {
	it.each(['/area-personale', '/servizi/accesso-atti/domanda/tipo?bozza=1#x'])('%s resta', (path) => {
		expect(safeReturn(path, '/')).toBe(path);
	});

	it.each([
		null,
		'',
		'//altro.example',
		'/\\altro.example',
		'https://altro.example',
		'javascript:alert(1)',
		'/a\nb',
		'/accesso',
		'/esci'
	])('%j porta alla pagina prevista', (path) => {
		expect(safeReturn(path, '/area-personale')).toBe('/area-personale');
	});
});
