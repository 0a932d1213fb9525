import { describe, expect, it } from 'vitest';
import { seenRequest } from './forwarded.ts';

const headers = {
	host: 'cassola.localhost:3000',
	'x-forwarded-proto': 'http, https',
	'x-forwarded-host': 'servizi.comune.example',
	'x-forwarded-for': '198.51.100.7, 203.0.113.9'
};

describe('chi chiama e con quale nome', () => {
	it('viene dalla connessione quando nessun proxy è fidato', () => {
		expect(seenRequest({ headers, remoteAddress: '203.0.113.9', trustedProxy: undefined })).toEqual({
			protocol: 'http',
			host: 'cassola.localhost:3000',
			address: '203.0.113.9',
			certificato: false
		});
	});

	it("viene dall'ultimo valore scritto dal proxy fidato", () => {
		expect(seenRequest({ headers, remoteAddress: '::ffff:10.0.0.1', trustedProxy: '10.0.0.1' })).toEqual({
			protocol: 'https',
			host: 'servizi.comune.example',
			address: '203.0.113.9',
			certificato: false
		});
	});

	it('ignora le intestazioni di chi non è il proxy fidato', () => {
		expect(seenRequest({ headers, remoteAddress: '10.0.0.2', trustedProxy: '10.0.0.1' }).protocol).toBe(
			'http'
		);
	});

	it('ha un certificato solo se lo dice il proxy fidato', () => {
		const conCertificato = { ...headers, 'x-client-verify': 'SUCCESS' };
		const daProxy = { remoteAddress: '10.0.0.1', trustedProxy: '10.0.0.1' };
		expect(seenRequest({ headers: conCertificato, ...daProxy }).certificato).toBe(true);
		for (const visto of [
			seenRequest({ headers: { ...headers, 'x-client-verify': 'FAILED:expired' }, ...daProxy }),
			seenRequest({ headers: { ...headers, 'x-client-verify': 'SUCCESS, NONE' }, ...daProxy }),
			seenRequest({ headers: conCertificato, remoteAddress: '10.0.0.2', trustedProxy: '10.0.0.1' }),
			seenRequest({ headers: conCertificato, remoteAddress: '10.0.0.1', trustedProxy: undefined })
		])
			expect(visto.certificato).toBe(false);
	});
});
