// The hash written in a digital stamp; used by ricevuta.ts and bollo.ts.
import { attributo, soloFiglio, testo, XmlRifiutato } from '#lib/xml/parse.ts';
import { openXml } from './testo-xml.ts';

const MARCA = 'http://www.agenziaentrate.gov.it/2014/MarcaDaBollo';
const FIRMA = 'http://www.w3.org/2000/09/xmldsig#';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const IMPRONTA = /^[A-Za-z0-9+/]{43}=$/;

/** The hash of the document for which a stamp was bought. The signature of the PSP is not looked at. @throws XmlRifiutato */
export function readImprontaMarca(xml: string): string {
	const radice = openXml(xml);
	if (radice.namespaceURI !== MARCA || radice.localName !== 'marcaDaBollo')
		throw new XmlRifiutato('non è una marca da bollo');
	const documento = soloFiglio(radice, MARCA, 'ImprontaDocumento');
	const metodo = attributo(soloFiglio(documento, MARCA, 'DigestMethod'), 'Algorithm');
	const impronta = testo(soloFiglio(documento, FIRMA, 'DigestValue')).replace(/\s/g, '');
	if (metodo !== SHA256 || !IMPRONTA.test(impronta)) throw new XmlRifiutato('impronta non leggibile');
	return impronta;
}
