// What is written in a digital stamp, and whether its seller signed it; used by ricevuta.ts and bollo.ts.
import { X509Certificate } from 'node:crypto';
import { istanteDi } from '#lib/domain/istante.ts';
import { attributo, soloFiglio, testo, XmlRifiutato } from '#lib/xml/parse.ts';
import { verifyDocumento } from '#lib/xml/verify-documento.ts';
import type { Marca } from './port.ts';
import { openXml } from './testo-xml.ts';

const MARCA = 'http://www.agenziaentrate.gov.it/2014/MarcaDaBollo';
const FIRMA = 'http://www.w3.org/2000/09/xmldsig#';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const IMPRONTA = /^[A-Za-z0-9+/]{43}=$/;

/** Certificates of who may sign stamps, or of those who issue theirs, in PEM; without any, the signature alone is looked at. */
export type Ancore = readonly string[];

/** Hash, number and what is wrong with the signature, if anything. @throws XmlRifiutato when it is no stamp */
export function readMarca(xml: string, ancore: Ancore): Omit<Marca, 'xml'> {
	const radice = openXml(xml);
	if (radice.namespaceURI !== MARCA || radice.localName !== 'marcaDaBollo')
		throw new XmlRifiutato('non è una marca da bollo');
	const documento = soloFiglio(radice, MARCA, 'ImprontaDocumento');
	const metodo = attributo(soloFiglio(documento, MARCA, 'DigestMethod'), 'Algorithm');
	const impronta = testo(soloFiglio(documento, FIRMA, 'DigestValue')).replace(/\s/g, '');
	if (metodo !== SHA256 || !IMPRONTA.test(impronta)) throw new XmlRifiutato('impronta non leggibile');
	const difetto = findDifetto(xml, { radice, ancore });
	return { impronta, iubd: testo(soloFiglio(radice, MARCA, 'IUBD')), ...(difetto && { difetto }) };
}

// A stamp that is not signed as it should be is still one that somebody paid: it is told, not refused.
function findDifetto(
	xml: string,
	{ radice, ancore }: { radice: Element; ancore: Ancore }
): string | undefined {
	try {
		const certificato = verifyDocumento(xml);
		const acquisto = istanteDi(testo(soloFiglio(radice, MARCA, 'OraAcquisto')));
		if (!isValido(certificato, acquisto)) return 'il certificato non valeva nell’ora dell’acquisto';
		if (ancore.length > 0 && !isConosciuto(certificato, { ancore, acquisto }))
			return 'il certificato è di chi non si conosce';
		return undefined;
	} catch (causa) {
		if (causa instanceof XmlRifiutato) return causa.message;
		if (causa instanceof RangeError) return 'ora di acquisto non leggibile';
		throw causa;
	}
}

function isValido(certificato: X509Certificate, quando: Date): boolean {
	return new Date(certificato.validFrom) <= quando && quando <= new Date(certificato.validTo);
}

function isConosciuto(
	certificato: X509Certificate,
	{ ancore, acquisto }: { ancore: Ancore; acquisto: Date }
): boolean {
	return ancore
		.map((pem) => new X509Certificate(pem))
		.some(
			(ancora) =>
				ancora.raw.equals(certificato.raw) ||
				(ancora.ca &&
					isValido(ancora, acquisto) &&
					certificato.checkIssued(ancora) &&
					certificato.verify(ancora.publicKey))
		);
}
