// Signs the messages of the invented providers, also in the ways that nobody should accept; called by componi.ts, uscita.ts and metadati-gestore.ts.
import { SignedXml } from 'xml-crypto';
import { signXml } from '#lib/xml/sign.ts';
import type { Chiave } from './chiavi.ts';

/** `sha1` and `hmac` are what the profile forbids; HMAC takes the public certificate for a secret. */
export type Algoritmo = 'sha256' | 'sha1' | 'hmac';

export type DaFirmare = {
	chiave: Chiave;
	/** ID of the element to sign. */
	riferimento: string;
	/** Local name of the child after which the signature goes; `primo` before all. */
	dopo: string;
	algoritmo?: Algoritmo;
};

/** The same document, signed. */
export function signMessaggio(
	xml: string,
	{ chiave, riferimento, dopo, algoritmo = 'sha256' }: DaFirmare
): string {
	if (algoritmo === 'sha256')
		return signXml(xml, { chiave: chiave.privata, certificato: chiave.certificato, riferimento, dopo });
	return signDebole(xml, { chiave, riferimento, dopo, algoritmo });
}

const DS = 'http://www.w3.org/2000/09/xmldsig#';
const EXC_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

function signDebole(xml: string, { chiave, riferimento, dopo, algoritmo }: Required<DaFirmare>): string {
	const certificato = `-----BEGIN CERTIFICATE-----\n${chiave.certificato}\n-----END CERTIFICATE-----\n`;
	const hmac = algoritmo === 'hmac';
	const signer = new SignedXml({
		privateKey: hmac ? certificato : chiave.privata,
		publicCert: certificato,
		signatureAlgorithm: `${DS}${hmac ? 'hmac-sha1' : 'rsa-sha1'}`,
		canonicalizationAlgorithm: EXC_C14N
	});
	if (hmac) signer.enableHMAC();
	const elemento = `//*[@ID='${riferimento}']`;
	signer.addReference({
		xpath: elemento,
		digestAlgorithm: `${DS}sha1`,
		transforms: [`${DS}enveloped-signature`, EXC_C14N]
	});
	const location =
		dopo === 'primo'
			? { reference: elemento, action: 'prepend' as const }
			: { reference: `${elemento}/*[local-name(.)='${dopo}']`, action: 'after' as const };
	signer.computeSignature(xml, { prefix: 'ds', location });
	return signer.getSignedXml();
}
