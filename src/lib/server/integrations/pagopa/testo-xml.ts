// XML that arrives as bytes, as the text that says the same bytes and as its root; used by whatever of pagoPA is XML.
import { parseXml, XmlRifiutato } from '#lib/xml/parse.ts';

/** The text of bytes that are XML in UTF-8, the only encoding in use. @throws XmlRifiutato when they are not, or say to be something else */
export function decodeXml(byte: Uint8Array): string {
	const letto = decode(byte);
	const [, dichiarata = 'utf-8'] = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']/.exec(letto) ?? [];
	if (!/^(utf-8|us-ascii)$/i.test(dichiarata)) throw new XmlRifiutato('codifica non ammessa');
	return letto;
}

/** The root of a text, held to what `parseXml` holds it to. @throws XmlRifiutato */
export function openXml(xml: string): Element {
	return parseXml(xml.replace(/^\uFEFF/, '')).documentElement;
}

function decode(byte: Uint8Array): string {
	try {
		// The mark at the beginning is one of the bytes.
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(byte);
	} catch {
		throw new XmlRifiutato('codifica non ammessa');
	}
}
