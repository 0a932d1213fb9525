// Why a login with CIE did not end well, from what the provider says to the number of the SPID table.
import { describe, expect, it } from 'vitest';
import { IntegrationError } from '#lib/domain/integration-error.ts';
import { readNumero, RispostaNonValida, toErroreAccesso } from './errori.ts';

describe('il numero di un errore di CIE', () => {
	it.each([
		['access_denied', 'ErrorCode nr25', 25],
		['access_denied', 'ErrorCode nr22', 22],
		['access_denied', 'ErrorCode nr 21', 21],
		['invalid_request', 'ErrorCode nr23', 23],
		['access_denied', 'ErrorCode nr20', 20],
		['access_denied', undefined, 25],
		['consent_required', undefined, 22],
		['login_required', 'il tempo è finito', 21],
		['interaction_required', undefined, 21],
		['server_error', 'ErrorCode nr1', 1],
		['access_denied', 'ErrorCode nr99', 1],
		['temporarily_unavailable', undefined, 1],
		['invalid_request_object', 'the request is invalid', 1]
	])('di %s, %s, è %i', (error, descrizione, numero) => {
		expect(readNumero({ error, descrizione })).toBe(numero);
	});
});

describe('un accesso non riuscito', () => {
	it('dice la ragione se è la risposta a non reggere', () => {
		expect(toErroreAccesso(new RispostaNonValida('livello non raggiunto'))).toEqual({
			tipo: 'risposta',
			motivo: 'livello non raggiunto'
		});
	});

	it('è un guasto se il gestore non risponde', () => {
		expect(() => toErroreAccesso(new TypeError('fetch failed'))).toThrow(IntegrationError);
	});
});
