import { createSign, createVerify, X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { describe, expect, it } from 'vitest';
import { createCertificato } from './certificato.ts';

const { chiave, certificato } = createCertificato({
	entityId: 'https://accesso.comune.borgo.example',
	nome: 'Comune di Borgo sull’Adda',
	comune: 'Borgo',
	codiceIpa: 'c_x000',
	da: new Date('2026-12-01T00:00:00Z'),
	giorni: 3650
});
const x509 = new X509Certificate(certificato);
const { tbsCertificate } = AsnConvert.parse(x509.raw, Certificate);

describe('il certificato di un ente (Avviso SPID 29)', () => {
	it('è RSA 3072, firmato da sé con SHA-256', () => {
		expect(x509.publicKey.asymmetricKeyDetails?.modulusLength).toBe(3072);
		expect(x509.verify(x509.publicKey)).toBe(true);
		expect(x509.signatureAlgorithm).toBe('sha256WithRSAEncryption');
		const firma = createSign('sha256').update('x').sign(chiave);
		expect(createVerify('sha256').update('x').verify(x509.publicKey, firma)).toBe(true);
	});

	it('nomina l’ente, il suo entityID e il suo codice IPA', () => {
		const campi = Array.from(tbsCertificate.subject, ([campo]) => [campo?.type, campo?.value.toString()]);
		expect(Object.fromEntries(campi)).toEqual({
			'2.5.4.10': 'Comune di Borgo sull’Adda',
			'2.5.4.3': 'Comune di Borgo sull’Adda',
			'2.5.4.83': 'https://accesso.comune.borgo.example',
			'2.5.4.97': 'PA:IT-c_x000',
			'2.5.4.7': 'Borgo',
			'2.5.4.6': 'IT'
		});
	});

	it('vale dal giorno chiesto per i giorni chiesti', () => {
		expect(new Date(x509.validFrom).toISOString()).toBe('2026-12-01T00:00:00.000Z');
		expect(new Date(x509.validTo).toISOString()).toBe('2036-11-28T00:00:00.000Z');
	});

	it('serve solo a firmare, e non ne firma altri', () => {
		const estensioni = tbsCertificate.extensions?.map(({ extnID, critical }) => [extnID, critical]);
		expect(estensioni).toEqual([
			['2.5.29.19', false],
			['2.5.29.15', true],
			['2.5.29.32', false]
		]);
		expect(x509.ca).toBe(false);
		const uso = tbsCertificate.extensions?.[1]?.extnValue.buffer;
		// digitalSignature and nonRepudiation: the first two bits.
		expect(uso && Buffer.from(uso).toString('hex')).toBe('030206c0');
	});

	it('ha le politiche di AgID', () => {
		const politiche = Buffer.from(tbsCertificate.extensions?.[2]?.extnValue.buffer ?? new ArrayBuffer(0));
		expect(politiche.includes('agIDcert')).toBe(true);
		expect(politiche.includes('cert_SP_Pub')).toBe(true);
	});
});
