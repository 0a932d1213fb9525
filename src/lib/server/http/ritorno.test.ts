import { describe, expect, it } from 'vitest';
import { safeReturn } from './ritorno.ts';

describe('il ritorno dopo l’accesso', () => {
	it.each([
		'/area-personale',
		'/servizi/citt%C3%A0?q=100%25',
		'/servizi/accesso-atti/domanda/tipo?bozza=1#x'
	])('%s resta', (path) => {
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
		'/esci',
		'/./esci',
		'/.//altro.example',
		'/%61ccesso/vai?metodo=spid',
		'/%65sci',
		'/%2Faltro.example',
		'/%5Caltro.example',
		'/%00',
		'/%E0%A4%A'
	])('%j porta alla pagina prevista', (path) => {
		expect(safeReturn(path, '/area-personale')).toBe('/area-personale');
	});
});
