import { describe, expect, it } from 'vitest';
import { checkCodiceDebitore } from './debitore.ts';

describe('il codice fiscale di chi deve pagare', () => {
	it.each([
		['zncmrt84c57 c037x', { ok: true, valore: { tipo: 'F', codiceFiscale: 'ZNCMRT84C57C037X' } }],
		[' 007 431 10157 ', { ok: true, valore: { tipo: 'G', codiceFiscale: '00743110157' } }],
		['00743110158', { ok: false, codice: 'CF_ENTE_CONTROLLO' }],
		['123456', { ok: false, codice: 'CF_ENTE_CONTROLLO' }],
		['ZNCMRT84C57C037Y', { ok: false, codice: 'CF_CONTROLLO' }],
		['ANONIMO', { ok: false, codice: 'CF_FORMATO' }],
		['', { ok: false, codice: 'CF_FORMATO' }]
	])('%s', (testo, esito) => {
		expect(checkCodiceDebitore(testo, (luogo) => luogo === 'C037')).toEqual(esito);
	});
});
