import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { writeCertificato } from './certificato.ts';

describe('il certificato di un gestore di prova', () => {
	const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const certificato = new X509Certificate(
		Buffer.from(
			writeCertificato({
				chiave: privateKey,
				nome: 'Gestore di prova Aurora',
				numero: 1,
				da: new Date('2026-11-24T09:30:00Z'),
				finoA: new Date('2036-11-24T09:30:00Z')
			}),
			'base64'
		)
	);

	it('è firmato dalla sua stessa chiave e non firma altri certificati', () => {
		expect(certificato.verify(createPublicKey(privateKey))).toBe(true);
		expect(certificato.checkPrivateKey(privateKey)).toBe(true);
		expect(certificato.ca).toBe(false);
	});

	it('dice il nome del gestore e quando vale', () => {
		expect(certificato.subject).toBe('C=IT\nO=Gestore di prova Aurora\nCN=Gestore di prova Aurora');
		expect(certificato.validFromDate).toEqual(new Date('2026-11-24T09:30:00Z'));
		expect(certificato.validToDate).toEqual(new Date('2036-11-24T09:30:00Z'));
	});
});
