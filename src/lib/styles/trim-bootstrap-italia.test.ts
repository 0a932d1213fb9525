import { describe, expect, it } from 'vitest';
import { brandBehindVariables } from './trim-bootstrap-italia.ts';

describe('il blu della libreria', () => {
	it.each([
		['a{color:#06c}', 'a{color:var(--ente-primario)}'],
		['a{color:#0066CC}', 'a{color:var(--ente-primario)}'],
		['a{color:rgb(0,76.5,153)}', 'a{color:var(--ente-scuro)}'],
		['a{color:#036}', 'a{color:var(--ente-scuro)}'],
		['a{color:rgba(0,102,204,.5)}', 'a{color:color-mix(in srgb, var(--ente-primario) 50%, transparent)}'],
		['a{color:#06c7ff;fill:#0366aa}', 'a{color:#06c7ff;fill:#0366aa}']
	])('%s diventa %s', (before, after) => {
		expect(brandBehindVariables(before)).toBe(after);
	});
});
