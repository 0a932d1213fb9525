/** Proves the codes of the taxonomy and their check in the settings. */
import { describe, expect, it } from 'vitest';
import { CODICI_TASSONOMIA, isTassonomia, NOMI_TASSONOMIA, tassonomiaSchema } from './tassonomia.ts';

describe('la tassonomia', () => {
	it('ha 132 codici dei Comuni, tutti della stessa forma', () => {
		expect(CODICI_TASSONOMIA.size).toBe(132);
		for (const codice of CODICI_TASSONOMIA) expect(codice).toMatch(/^01\d{5}(IM|TS|SP|SA|AP)$/);
	});

	it('dà un nome solo a codici che ci sono', () => {
		for (const codice of Object.keys(NOMI_TASSONOMIA)) expect(CODICI_TASSONOMIA).toContain(codice);
	});

	it.each(['9/0101107TS/', '6/0101107TS/', '7/0107102SP/', '8/0115131AP/'])('accetta %s', (testo) => {
		expect(isTassonomia(testo)).toBe(true);
		expect(tassonomiaSchema.parse(testo)).toBe(testo);
	});

	it.each([
		'',
		'0101107TS',
		'9/0101107TS',
		'/0101107TS/',
		'5/0101107TS/',
		'9/0101107SP/',
		'9/0115119AP/',
		'9/0201107TS/',
		' 9/0101107TS/',
		'9/0101107ts/',
		'9/0101107TS/\n'
	])('rifiuta "%s" e dice come si scrive', (testo) => {
		expect(isTassonomia(testo)).toBe(false);
		expect(tassonomiaSchema.safeParse(testo).error?.issues[0]?.message).toMatch(
			/^scrivi .*9\/0101107TS\/\.$/
		);
	});
});
