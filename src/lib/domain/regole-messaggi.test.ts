import { describe, expect, it } from 'vitest';
import { ARGOMENTI, isArgomento } from './argomenti.ts';
import { isPerPosta } from './regole-messaggi.ts';

describe('le regole dei messaggi', () => {
	it('mandano per posta solo quello che riguarda le richieste di una persona', () => {
		expect(Object.keys(ARGOMENTI).filter((chiave) => isArgomento(chiave) && isPerPosta(chiave))).toEqual([
			'pratiche'
		]);
	});
});
