import { describe, expect, it } from 'vitest';
import { isForgedPost, readAsNavigation } from './origin.ts';

const OWN = 'http://cassola.localhost:3000';

function post(headers: Record<string, string>, method = 'POST'): Request {
	return new Request(`${OWN}/uscita`, { method, headers });
}

describe("l'origine di un invio", () => {
	it('è accettata quando è il sito stesso', () => {
		expect(isForgedPost(post({ 'content-type': 'multipart/form-data; boundary=x', origin: OWN }), OWN)).toBe(
			false
		);
	});

	it.each([
		[
			'un altro sito',
			{ 'content-type': 'application/x-www-form-urlencoded', origin: 'http://altro.example' }
		],
		['un altro Comune', { 'content-type': 'text/plain', origin: 'http://seveso.localhost:3000' }],
		['un modulo senza origine', { 'content-type': 'application/x-www-form-urlencoded' }],
		['un corpo senza tipo', {}],
		['uno script di un altro sito', { 'content-type': 'application/json', origin: 'http://altro.example' }],
		['un tipo scritto in maiuscolo', { 'content-type': 'TEXT/PLAIN', origin: 'null' }]
	])('è rifiutata quando viene da %s', (_caso, headers) => {
		expect(isForgedPost(post(headers), OWN)).toBe(true);
	});

	it('non conta per le letture', () => {
		expect(isForgedPost(post({}, 'GET'), OWN)).toBe(false);
	});

	it('non conta per le risposte dei gestori di identità, a quei quattro indirizzi e a nessun altro', () => {
		const daFuori = (percorso: string): boolean =>
			!isForgedPost(
				new Request(OWN + percorso, { method: 'POST', headers: { origin: 'https://gestore.example' } }),
				OWN
			);
		expect(
			[
				...['/accesso/spid/acs', '/accesso/spid/slo', '/accesso/cie-saml/acs', '/accesso/cie-saml/slo'],
				...['/accesso/spid/acs/', '/accesso/spid/acs/altro', '/accesso/spid/%61cs', '//accesso/spid/acs'],
				...['/accesso/spid/metadata', '/accesso/altro/acs', '/accesso/cie/acs', '/accesso/cie/risposta'],
				...['/accesso', '/accesso/completa', '/accesso/vai', '/esci', '/dispositivi', '/sessione', '/'],
				...['/altro?x=/accesso/spid/acs', '/altro/accesso/spid/acs']
			].filter(daFuori)
		).toEqual(['/accesso/spid/acs', '/accesso/spid/slo', '/accesso/cie-saml/acs', '/accesso/cie-saml/slo']);
		expect(daFuori('/accesso/spid/acs?x=1')).toBe(true);
	});
});

describe('ciò che arriva da un gestore di identità', () => {
	const arrivo = (percorso: string): Request =>
		new Request(OWN + percorso, {
			method: 'POST',
			headers: { accept: '*/*', origin: 'https://gestore.example' }
		});

	it.each(['/accesso/spid/acs', '/accesso/spid/slo', '/accesso/cie-saml/acs', '/accesso/cie-saml/slo'])(
		'è accettato da ogni origine a %s, e vi si risponde con una pagina',
		(percorso) => {
			const request = arrivo(percorso);
			expect(isForgedPost(request, OWN)).toBe(false);
			readAsNavigation(request);
			expect(request.headers.get('accept')).toBe('text/html');
		}
	);

	it.each(['/accesso/spid/acs/', '/accesso/altro/acs', '/accesso', '/uscita'])(
		'è rifiutato a %s, dove resta ciò che il browser chiede',
		(percorso) => {
			const request = arrivo(percorso);
			expect(isForgedPost(request, OWN)).toBe(true);
			readAsNavigation(request);
			expect(request.headers.get('accept')).toBe('*/*');
		}
	);
});
