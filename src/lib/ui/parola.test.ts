import { expect, it } from 'vitest';
import { parolaDi } from './parola.ts';

it.each([
	['si', 'Fatto.'],
	['no', undefined],
	['', undefined],
	['constructor', undefined],
	['__proto__', undefined],
	[null, undefined]
])('di %j dice %j', (chiave, parola) => {
	expect(parolaDi({ si: 'Fatto.' }, chiave)).toBe(parola);
});
