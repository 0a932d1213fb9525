// Proves that an element was signed by who owns a known certificate, and gives back what was signed; called by who reads SAML messages.
import { SignedXml } from 'xml-crypto';
import { DS, ENVELOPED, EXC_C14N, FIRME_AMMESSE, IMPRONTE_AMMESSE } from './algoritmi.ts';
import { readCertificato } from './certificati.ts';
import { attributo, figli, figlioFacoltativo, isElement, soloFiglio, XmlRifiutato } from './parse.ts';

export type VerificaFirma = {
	/** The text that was parsed. */
	xml: string;
	/** The element that must be signed, of the document parsed from `xml`. */
	elemento: Element;
	/** Certificates of the signer, PEM or bare base64; any of them will do. What KeyInfo says is never looked at. */
	certificati: string[];
};

/**
 * The canonical text of the element without its signature: the only text to be used from here on, parsed anew.
 * Throws XmlRifiutato unless the element has one signature of its own, over itself alone, with the admitted algorithms
 * and a key of the given certificates.
 */
export function verifySignature({ xml, elemento, certificati }: VerificaFirma): string {
	const firma = soloFiglio(elemento, DS, 'Signature');
	checkForma(firma, attributo(elemento, 'ID'));
	for (const certificato of certificati) {
		const signed = verifyWith({ xml, firma, certificato: readCertificato(certificato).toString() });
		if (signed !== undefined) return signed;
	}
	throw new XmlRifiutato('firma non verificata');
}

/** Whether the element carries a signature of its own. */
export function isSigned(elemento: Element): boolean {
	return figli(elemento, DS, 'Signature').length > 0;
}

/** The parts of a signature that we know, each once, and nothing else: what is checked here is then what is verified. */
function checkForma(firma: Element, id: string | undefined): void {
	if (holdsComments(firma)) throw new XmlRifiutato('commento nella firma');
	const signedInfo = soloFiglio(firma, DS, 'SignedInfo');
	soloFiglio(firma, DS, 'SignatureValue');
	figlioFacoltativo(firma, DS, 'KeyInfo');
	checkFigli(firma, ['SignedInfo', 'SignatureValue', 'KeyInfo']);

	const reference = soloFiglio(signedInfo, DS, 'Reference');
	const canonicalization = soloFiglio(signedInfo, DS, 'CanonicalizationMethod');
	const method = soloFiglio(signedInfo, DS, 'SignatureMethod');
	checkFigli(signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']);
	checkFigli(canonicalization, []);
	checkFigli(method, []);
	if (attributo(canonicalization, 'Algorithm') !== EXC_C14N) throw new XmlRifiutato('forma canonica');
	if (!FIRME_AMMESSE.has(attributo(method, 'Algorithm') ?? '')) throw new XmlRifiutato('algoritmo di firma');

	if (!id || attributo(reference, 'URI') !== `#${id}`) throw new XmlRifiutato('riferimento della firma');
	const transforms = soloFiglio(reference, DS, 'Transforms');
	const digest = soloFiglio(reference, DS, 'DigestMethod');
	soloFiglio(reference, DS, 'DigestValue');
	checkFigli(reference, ['Transforms', 'DigestMethod', 'DigestValue']);
	checkFigli(transforms, ['Transform']);
	if (!IMPRONTE_AMMESSE.has(attributo(digest, 'Algorithm') ?? ''))
		throw new XmlRifiutato("algoritmo dell'impronta");
	const used = figli(transforms, DS, 'Transform').map((transform) => attributo(transform, 'Algorithm'));
	if (used.join(' ') !== `${ENVELOPED} ${EXC_C14N}`) throw new XmlRifiutato('trasformazioni della firma');
}

/** Nothing of the signature but the parts that are known. */
export function checkFigli(element: Element, names: string[]): void {
	for (const child of Array.from(element.childNodes)) {
		if (!isElement(child)) continue;
		const { namespaceURI, localName } = child;
		if (namespaceURI !== DS || !names.includes(localName))
			throw new XmlRifiutato('parti estranee nella firma');
	}
}

/** Comments may hide in a value what is read of it. */
export function holdsComments(node: Node): boolean {
	// What has no children has no list of them either.
	return node.nodeType === 8 || (node.nodeType === 1 && Array.from(node.childNodes).some(holdsComments));
}

function verifyWith({ xml, firma, certificato }: { xml: string; firma: Element; certificato: string }) {
	const verifier = new SignedXml({ publicCert: certificato, getCertFromKeyInfo: () => null });
	try {
		verifier.loadSignature(firma);
		if (!verifier.checkSignature(xml)) return undefined;
	} catch {
		// Another certificate may fit; the reason, which quotes content, is not for any log.
		return undefined;
	}
	const signed = verifier.getSignedReferences();
	return signed.length === 1 ? signed[0] : undefined;
}
