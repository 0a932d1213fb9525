// Keys and certificates for the tests of signatures, made once for each run; used by the tests of xml and of the identity providers.
import { generateKeyPairSync, sign } from 'node:crypto';
import {
	AlgorithmIdentifier,
	AttributeTypeAndValue,
	AttributeValue,
	Certificate,
	Name,
	RelativeDistinguishedName,
	SubjectPublicKeyInfo,
	TBSCertificate,
	Validity,
	Version
} from '@peculiar/asn1-x509';
import { AsnConvert } from '@peculiar/asn1-schema';

export type CoppiaDiProva = { chiave: string; certificato: string };

const SHA256_RSA = '1.2.840.113549.1.1.11';

/** A key RSA 2048 and a certificate of it, PEM, for the whole of this century's first half. */
export function createCoppia(nome: string): CoppiaDiProva {
	const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const name = new Name([
		new RelativeDistinguishedName([
			new AttributeTypeAndValue({ type: '2.5.4.3', value: new AttributeValue({ utf8String: nome }) })
		])
	]);
	const algorithm = new AlgorithmIdentifier({ algorithm: SHA256_RSA, parameters: null });
	const body = new TBSCertificate({
		version: Version.v3,
		serialNumber: new Uint8Array([1]).buffer,
		signature: algorithm,
		issuer: name,
		subject: name,
		validity: new Validity({ notBefore: new Date('2020-01-01'), notAfter: new Date('2049-01-01') }),
		subjectPublicKeyInfo: AsnConvert.parse(
			publicKey.export({ type: 'spki', format: 'der' }),
			SubjectPublicKeyInfo
		)
	});
	const signature = sign('RSA-SHA256', Buffer.from(AsnConvert.serialize(body)), privateKey);
	const certificate = new Certificate({
		tbsCertificate: body,
		signatureAlgorithm: algorithm,
		signatureValue: new Uint8Array(signature).buffer
	});
	const base64 = Buffer.from(AsnConvert.serialize(certificate)).toString('base64');
	return {
		chiave: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		certificato: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
	};
}
