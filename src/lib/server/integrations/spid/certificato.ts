// Makes the key and the self-signed certificate of a service provider (Avviso SPID 29, v3); called by who sets up an ente.
import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
	AlgorithmIdentifier,
	AttributeTypeAndValue,
	AttributeValue,
	BasicConstraints,
	Certificate,
	CertificatePolicies,
	DisplayText,
	Extension,
	Extensions,
	id_ce_basicConstraints,
	id_ce_certificatePolicies,
	id_ce_keyUsage,
	KeyUsage,
	KeyUsageFlags,
	Name,
	PolicyInformation,
	PolicyQualifierInfo,
	RelativeDistinguishedName,
	SubjectPublicKeyInfo,
	TBSCertificate,
	UserNotice,
	Validity,
	Version
} from '@peculiar/asn1-x509';
import type { CoppiaChiavi } from './port.ts';

export type DatiCertificato = {
	/** Also the 2.5.4.83 of the certificate: it binds the key to the metadata. */
	entityId: string;
	/** Full official name of the ente. */
	nome: string;
	/** The town where it sits. */
	comune: string;
	codiceIpa: string;
	da: Date;
	/** Many: an expired certificate locks a whole town out. */
	giorni: number;
	/** 2048, 3072 or 4096. */
	bit?: number;
};

const RSA_SHA256 = '1.2.840.113549.1.1.11';
const ID_QT_UNOTICE = '1.3.6.1.5.5.7.2.2';
/** Certificates of AgID, and among them those of public service providers. */
const POLITICHE: readonly [string, string][] = [
	['1.3.76.16.6', 'agIDcert'],
	['1.3.76.16.4.2.1', 'cert_SP_Pub']
];

/** A new key and its certificate, PEM. RSA with SHA-256; O, CN, L, C, uri and organizationIdentifier name the ente, never a person. */
export function createCertificato(dati: DatiCertificato): CoppiaChiavi {
	const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: dati.bit ?? 3072 });
	const algorithm = new AlgorithmIdentifier({ algorithm: RSA_SHA256, parameters: null });
	const soggetto = createSoggetto(dati);
	const body = new TBSCertificate({
		version: Version.v3,
		serialNumber: createSeriale(),
		signature: algorithm,
		issuer: soggetto,
		subject: soggetto,
		validity: new Validity({
			notBefore: dati.da,
			notAfter: new Date(dati.da.getTime() + dati.giorni * 86_400_000)
		}),
		subjectPublicKeyInfo: AsnConvert.parse(
			publicKey.export({ type: 'spki', format: 'der' }),
			SubjectPublicKeyInfo
		),
		extensions: createEstensioni()
	});
	const signature = sign('RSA-SHA256', Buffer.from(AsnConvert.serialize(body)), privateKey);
	const certificate = new Certificate({
		tbsCertificate: body,
		signatureAlgorithm: algorithm,
		signatureValue: new Uint8Array(signature).buffer
	});
	return {
		chiave: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		certificato: toPem(Buffer.from(AsnConvert.serialize(certificate)))
	};
}

function createSoggetto({ entityId, nome, comune, codiceIpa }: DatiCertificato): Name {
	const campi: [string, AttributeValue][] = [
		['2.5.4.10', new AttributeValue({ utf8String: nome })],
		['2.5.4.3', new AttributeValue({ utf8String: nome })],
		['2.5.4.83', new AttributeValue({ utf8String: entityId })],
		['2.5.4.97', new AttributeValue({ utf8String: `PA:IT-${codiceIpa}` })],
		['2.5.4.7', new AttributeValue({ utf8String: comune })],
		['2.5.4.6', new AttributeValue({ printableString: 'IT' })]
	];
	return new Name(
		campi.map(([type, value]) => new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value })]))
	);
}

function createEstensioni(): Extensions {
	const uso = new KeyUsage(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation);
	return new Extensions([
		createEstensione(id_ce_basicConstraints, new BasicConstraints({ cA: false })),
		createEstensione(id_ce_keyUsage, uso, true),
		createEstensione(id_ce_certificatePolicies, new CertificatePolicies(POLITICHE.map(createPolitica)))
	]);
}

function createPolitica([policyIdentifier, utf8String]: readonly [string, string]): PolicyInformation {
	const notice = new UserNotice({ explicitText: new DisplayText({ utf8String }) });
	const qualifier = new PolicyQualifierInfo({
		policyQualifierId: ID_QT_UNOTICE,
		qualifier: AsnConvert.serialize(notice)
	});
	return new PolicyInformation({ policyIdentifier, policyQualifiers: [qualifier] });
}

function createEstensione(extnID: string, value: object, critical = false): Extension {
	return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

/** Positive and never the same twice (RFC 5280, 4.1.2.2). */
function createSeriale(): ArrayBuffer {
	const bytes = new Uint8Array(randomBytes(16));
	bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
	return bytes.buffer;
}

function toPem(der: Buffer): string {
	const righe = der.toString('base64').match(/.{1,64}/g) ?? [];
	return ['-----BEGIN CERTIFICATE-----', ...righe, '-----END CERTIFICATE-----', ''].join('\n');
}
