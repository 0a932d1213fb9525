// Our codes of the taxonomy against the official list.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CODICI_TASSONOMIA, isTassonomia } from '#lib/domain/tassonomia.ts';
import { findContract } from '#tests/support/contracts.ts';

const lista = findContract('pagopa/taxonomy/comune_codes_v47.tsv');

describe.skipIf(!lista)('la tassonomia pagoPA dei Comuni', () => {
	it('è quella ufficiale, codice per codice', () => {
		const [, ...righe] = readFileSync(lista ?? '', 'utf8')
			.trim()
			.split('\n');
		const ufficiali = righe.map((riga) => riga.split('\t')[0] ?? '');
		expect(ufficiali.every(isTassonomia)).toBe(true);
		expect(ufficiali.toSorted()).toEqual([...CODICI_TASSONOMIA].map((codice) => `9/${codice}/`).toSorted());
	});
});
