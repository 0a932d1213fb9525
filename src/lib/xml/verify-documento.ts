// Proves the signature that covers a whole document, with the certificate that travels in it; called by who reads digital stamps.
import type { X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { C14N, DS, ENVELOPED, EXC_C14N, FIRME_AMMESSE, IMPRONTE_AMMESSE } from './algoritmi.ts';
import { readCertificato } from './certificati.ts';
import { attributo, discendenti, figli, parseXml, soloFiglio, testo, XmlRifiutato } from './parse.ts';
import { checkFigli, holdsComments } from './verify.ts';

const CANONICHE: ReadonlySet<string> = new Set([C14N, EXC_C14N]);

/**
 * The certificate by which the document is signed, all of it and by nothing else. Whose it is, and whether it is to be
 * trusted, is for the caller to say. Throws XmlRifiutato unless the root has the only signature, over itself, with the
 * admitted algorithms, and it holds.
 */
export function verifyDocumento(xml: string): X509Certificate {
	const documento = parseXml(xml.replace(/^\uFEFF/, ''));
	const firma = soloFiglio(documento.documentElement, DS, 'Signature');
	if (discendenti(documento, DS, 'Signature').length !== 1) throw new XmlRifiutato('più di una firma');
	checkForma(firma);
	const certificato = readPrimo(firma);
	const verifica = new SignedXml({ publicCert: certificato.toString(), getCertFromKeyInfo: () => null });
	if (!isVera(verifica, { firma, xml })) throw new XmlRifiutato('firma non verificata');
	return certificato;
}

function isVera(verifica: SignedXml, { firma, xml }: { firma: Element; xml: string }): boolean {
	try {
		verifica.loadSignature(firma);
		return verifica.checkSignature(xml) && verifica.getSignedReferences().length === 1;
	} catch {
		// The reason quotes content, which is not for any log.
		return false;
	}
}

function checkForma(firma: Element): void {
	if (holdsComments(firma)) throw new XmlRifiutato('commento nella firma');
	checkFigli(firma, ['SignedInfo', 'SignatureValue', 'KeyInfo']);
	const signedInfo = soloFiglio(firma, DS, 'SignedInfo');
	checkFigli(signedInfo, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']);
	soloFiglio(firma, DS, 'SignatureValue');
	const canonica = soloFiglio(signedInfo, DS, 'CanonicalizationMethod');
	const metodo = soloFiglio(signedInfo, DS, 'SignatureMethod');
	checkFigli(canonica, []);
	checkFigli(metodo, []);
	if (!CANONICHE.has(algoritmo(canonica))) throw new XmlRifiutato('forma canonica');
	if (!FIRME_AMMESSE.has(algoritmo(metodo))) throw new XmlRifiutato('algoritmo di firma');
	checkRiferimento(soloFiglio(signedInfo, DS, 'Reference'));
}

function checkRiferimento(riferimento: Element): void {
	if (attributo(riferimento, 'URI') !== '') throw new XmlRifiutato('riferimento della firma');
	checkFigli(riferimento, ['Transforms', 'DigestMethod', 'DigestValue']);
	const trasformazioni = soloFiglio(riferimento, DS, 'Transforms');
	checkFigli(trasformazioni, ['Transform']);
	const [prima, seconda, ...altre] = figli(trasformazioni, DS, 'Transform').map(algoritmo);
	if (prima !== ENVELOPED || (seconda !== undefined && !CANONICHE.has(seconda)) || altre.length > 0)
		throw new XmlRifiutato('trasformazioni della firma');
	soloFiglio(riferimento, DS, 'DigestValue');
	if (!IMPRONTE_AMMESSE.has(algoritmo(soloFiglio(riferimento, DS, 'DigestMethod'))))
		throw new XmlRifiutato("algoritmo dell'impronta");
}

// The first one is that of the signer; those after it are its chain.
function readPrimo(firma: Element): X509Certificate {
	const dati = soloFiglio(soloFiglio(firma, DS, 'KeyInfo'), DS, 'X509Data');
	const [primo] = figli(dati, DS, 'X509Certificate');
	if (!primo) throw new XmlRifiutato('firma senza certificato');
	return readCertificato(testo(primo));
}

function algoritmo(elemento: Element): string {
	return attributo(elemento, 'Algorithm') ?? '';
}
