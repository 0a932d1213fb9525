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
			address: '203.0.113.9'
		});
	});

	it("viene dall'ultimo valore scritto dal proxy fidato", () => {
		expect(seenRequest({ headers, remoteAddress: '::ffff:10.0.0.1', trustedProxy: '10.0.0.1' })).toEqual({
			protocol: 'https',
			host: 'servizi.comune.example',
			address: '203.0.113.9'
		});
	});

	it('ignora le intestazioni di chi non è il proxy fidato', () => {
		expect(seenRequest({ headers, remoteAddress: '10.0.0.2', trustedProxy: '10.0.0.1' }).protocol).toBe(
			'http'
		);
	});
});
