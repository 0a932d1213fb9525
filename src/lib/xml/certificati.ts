// Certificates as they are written in XML and as the crypto of Node wants them; used by sign, verify and who reads metadata.
import { X509Certificate } from 'node:crypto';
import { XmlRifiutato } from './parse.ts';

/** A certificate from PEM (the first one, without its chain) or from the bare base64 of an X509Certificate element. Throws XmlRifiutato. */
export function readCertificato(text: string): X509Certificate {
	const pem = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/.exec(text);
	const base64 = (pem?.[1] ?? text).replace(/\s/g, '');
	try {
		return new X509Certificate(Buffer.from(base64, 'base64'));
	} catch (cause) {
		throw new XmlRifiutato('certificato illeggibile', { cause });
	}
}

/** The base64 of a certificate on one line, as X509Certificate wants it. */
export function toBase64(certificato: string): string {
	return readCertificato(certificato).raw.toString('base64');
}
