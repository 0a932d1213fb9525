import { expect, it } from 'vitest';
import { isAzioneDiNessuno } from './azione.ts';

it.each([
	['?/salva', false],
	['?vista=constructor', false],
	['', false],
	['?/', false],
	['?/constructor', true],
	['?/__proto__', true],
	['?a=1&/toString=', true]
])('%j è un’azione di nessuno? %s', (cerca, diNessuno) => {
	expect(isAzioneDiNessuno(new URL(`https://comune.example/pagina${cerca}`))).toBe(diNessuno);
});
