// Keys and certificates for the tests of signatures; used by the tests of xml and of the providers of identity.
import { generateKeyPairSync, sign, X509Certificate } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
	AlgorithmIdentifier,
	AttributeTypeAndValue,
	AttributeValue,
	BasicConstraints,
	Certificate,
	Extension,
	Extensions,
	id_ce_basicConstraints,
	Name,
	RelativeDistinguishedName,
	SubjectPublicKeyInfo,
	TBSCertificate,
	Validity,
	Version
} from '@peculiar/asn1-x509';
import { createCertificato } from '#lib/server/integrations/spid/certificato.ts';
import type { CoppiaChiavi } from '#lib/server/integrations/spid/port.ts';

/** A key RSA 2048 and a certificate of it, PEM, for the whole first half of this century. */
export function createCoppia(nome: string): CoppiaChiavi {
	return createCertificato({
		entityId: `https://${nome}.example`,
		nome,
		comune: 'Borgo',
		codiceIpa: 'c_x000',
		da: new Date('2020-01-01'),
		giorni: 10_000,
		bit: 2048
	});
}

type DatiEmessa = { da?: string; finoA?: string; ca?: boolean; emittente?: Emessa };
type Emessa = CoppiaChiavi & { nome: string };

let emesse = 0;

/** A key and its certificate, by itself or by who issued it, for the days given. */
export function createEmessa({
	da = '2020-01-01',
	finoA = '2040-01-01',
	ca = false,
	emittente
}: DatiEmessa = {}): Emessa {
	emesse += 1;
	const nome = `Emessa ${emesse}`;
	const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const chiave = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
	const algoritmo = new AlgorithmIdentifier({ algorithm: '1.2.840.113549.1.1.11', parameters: null });
	const corpo = new TBSCertificate({
		version: Version.v3,
		serialNumber: new Uint8Array([emesse]).buffer,
		signature: algoritmo,
		issuer: nomeDi(emittente?.nome ?? nome),
		validity: new Validity({ notBefore: new Date(da), notAfter: new Date(finoA) }),
		subject: nomeDi(nome),
		subjectPublicKeyInfo: AsnConvert.parse(
			publicKey.export({ type: 'spki', format: 'der' }),
			SubjectPublicKeyInfo
		),
		extensions: new Extensions([
			new Extension({
				extnID: id_ce_basicConstraints,
				critical: true,
				extnValue: new OctetString(AsnConvert.serialize(new BasicConstraints({ cA: ca })))
			})
		])
	});
	const firma = sign('sha256', Buffer.from(AsnConvert.serialize(corpo)), emittente?.chiave ?? chiave);
	const certificato = new Certificate({
		tbsCertificate: corpo,
		signatureAlgorithm: algoritmo,
		signatureValue: new Uint8Array(firma).buffer
	});
	return {
		nome,
		chiave,
		certificato: new X509Certificate(Buffer.from(AsnConvert.serialize(certificato))).toString()
	};
}

function nomeDi(nome: string): Name {
	const valore = new AttributeTypeAndValue({
		type: '2.5.4.3',
		value: new AttributeValue({ utf8String: nome })
	});
	return new Name([new RelativeDistinguishedName([valore])]);
}
