// Signs one element of a document, or all of it, with an enveloped signature; called by who sends SAML messages and metadata, and by who sells stamps.
import { SignedXml } from 'xml-crypto';
import { ENVELOPED, EXC_C14N, RSA_SHA256, SHA256 } from './algoritmi.ts';
import { readCertificato } from './certificati.ts';
import { XmlRifiutato } from './parse.ts';

export type FirmaXml = {
	/** Private key RSA, PEM. */
	chiave: string;
	/** PEM; only the leaf is published in KeyInfo: a whole chain makes some providers refuse. */
	certificato: string;
	/** Value of the ID of the element to sign; the whole document when absent. */
	riferimento?: string;
	/** Local name of the child of that element after which the signature goes, as `Issuer`; `primo` puts it before all children. */
	dopo: string;
};

const NOME = /^[A-Za-z_][\w.-]*$/;

/** The same document with rsa-sha256, exc-c14n and sha256 over that element. Throws XmlRifiutato when the element or the child is not there. */
export function signXml(xml: string, { chiave, certificato, riferimento, dopo }: FirmaXml): string {
	if ((riferimento !== undefined && !NOME.test(riferimento)) || !NOME.test(dopo))
		throw new XmlRifiutato('riferimento non valido');
	const elemento =
		riferimento === undefined
			? '/*'
			: `//*[@ID='${riferimento}' or @Id='${riferimento}' or @id='${riferimento}']`;
	const signer = new SignedXml({
		privateKey: chiave,
		publicCert: readCertificato(certificato).toString(),
		signatureAlgorithm: RSA_SHA256,
		canonicalizationAlgorithm: EXC_C14N
	});
	signer.addReference({
		xpath: elemento,
		digestAlgorithm: SHA256,
		transforms: [ENVELOPED, EXC_C14N],
		isEmptyUri: riferimento === undefined
	});
	const location =
		dopo === 'primo'
			? { reference: elemento, action: 'prepend' as const }
			: { reference: `${elemento}/*[local-name(.)='${dopo}'][1]`, action: 'after' as const };
	try {
		signer.computeSignature(xml, { prefix: 'ds', location });
	} catch (cause) {
		throw new XmlRifiutato('firma non riuscita', { cause });
	}
	return signer.getSignedXml();
}
