// Reads XML that arrives from outside, strictly, and hands out its parts; called by who speaks SAML, on both sides of the wire.
import { DOMParser } from '@xmldom/xmldom';

/** What was read is refused: not well formed, ambiguous, or without a part that it must have. Quotes no content. */
export class XmlRifiutato extends Error {
	override name = 'XmlRifiutato';
}

/** Deeper than any message of ours, shallower than the stack of who walks it. */
const PROFONDITA_MASSIMA = 64;
const NOMI_ID = new Set(['ID', 'Id', 'id']);
/** Openings of markup in a message: a Response with two signatures has about 200. The parser slows down with their square. */
const MARCATURE_MESSAGGIO = 4000;
/** Characters that XML 1.0 cannot hold, not even escaped. */
// eslint-disable-next-line no-control-regex
export const NON_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
/** What a document may begin with. */
const DICHIARAZIONE = /^\s*<\?xml\s[^?<>]*\?>/;

/**
 * The document of a text. Throws XmlRifiutato when it is malformed, has a DOCTYPE or an ENTITY, instructions to other
 * programs, more than one root, the same value in two of ID, Id and id, too many levels, or more than `marcature` openings of markup.
 */
export function parseXml(text: string, { marcature = MARCATURE_MESSAGGIO } = {}): Document {
	checkText(text, marcature);
	const document = parseStrictly(text);
	checkTopLevel(document);
	checkElements(document.documentElement);
	return document;
}

// All that can be seen before the parser, which takes minutes over what it does not expect, is seen before it.
function checkText(text: string, marcature: number): void {
	if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new XmlRifiutato('DOCTYPE o ENTITY');
	if (NON_XML.test(text)) throw new XmlRifiutato('caratteri non ammessi');
	if (text.replace(DICHIARAZIONE, '').includes('<?')) throw new XmlRifiutato('istruzione di elaborazione');
	// Openings of tags, and of values of attributes: of one element with thousands of them the parser makes as much.
	for (const segno of ['<', /=\s*["']/])
		if (text.split(segno, marcature + 2).length > marcature + 1) throw new XmlRifiutato('troppe marcature');
	for (const [, numero = ''] of text.matchAll(/&#(\w*)/g))
		if (!isCarattere(numero)) throw new XmlRifiutato('caratteri non ammessi');
}

/** Whether the number of a reference is of a character that XML 1.0 knows: what is written by its number is held to the same. */
function isCarattere(numero: string): boolean {
	if (!/^(\d{1,7}|x[\da-f]{1,6})$/i.test(numero)) return false;
	const codice = Number(/^x/i.test(numero) ? `0${numero}` : numero);
	if (codice > 0x10ffff || (codice >= 0xd800 && codice <= 0xdfff)) return false;
	const carattere = String.fromCodePoint(codice);
	return !NON_XML.test(carattere);
}

function parseStrictly(text: string): Document {
	function fail(): never {
		throw new XmlRifiutato('malformato');
	}
	const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
	try {
		const document = parser.parseFromString(text, 'text/xml') as Document | undefined;
		return document?.documentElement ? document : fail();
	} catch (cause) {
		if (cause instanceof XmlRifiutato) throw cause;
		// Not told on as the cause: what the parser says quotes what it read.
		throw new XmlRifiutato('malformato');
	}
}

function checkTopLevel({ childNodes }: Document): void {
	const nodes = Array.from(childNodes);
	if (nodes.filter(isElement).length !== 1) throw new XmlRifiutato('più di una radice');
	for (const node of nodes) {
		if (isElement(node) || node.nodeType === 8) continue;
		if (node.nodeType === 7 && node === nodes[0] && node.nodeName === 'xml') continue;
		if (node.nodeType === 3 && !node.nodeValue?.trim()) continue;
		throw new XmlRifiutato('contenuto fuori dalla radice');
	}
}

function checkElements(root: Element): void {
	const seen = new Set<string>();
	const todo: { node: Node; depth: number }[] = [{ node: root, depth: 1 }];
	for (let next = todo.pop(); next; next = todo.pop()) {
		const { node, depth } = next;
		if (node.nodeType === 7) throw new XmlRifiutato('istruzione di elaborazione');
		if (!isElement(node)) continue;
		if (depth > PROFONDITA_MASSIMA) throw new XmlRifiutato('troppi livelli');
		checkPrefisso(node);
		for (const attribute of Array.from(node.attributes)) {
			const { localName, value } = attribute;
			checkPrefisso(attribute);
			if (!NOMI_ID.has(localName)) continue;
			if (seen.has(value)) throw new XmlRifiutato('ID ripetuto');
			seen.add(value);
		}
		for (const child of Array.from(node.childNodes)) todo.push({ node: child, depth: depth + 1 });
	}
}

function checkPrefisso({ prefix, namespaceURI }: Element | Attr): void {
	if (prefix && !namespaceURI) throw new XmlRifiutato('prefisso sconosciuto');
}

/** Whether a node is an element. */
export function isElement(node: Node): node is Element {
	return node.nodeType === 1;
}

/** The children of an element with that namespace (empty: none) and local name, in order; any name without one. */
export function figli(element: Element, ns: string, name?: string): Element[] {
	return Array.from(element.childNodes)
		.filter(isElement)
		.filter((child) => (child.namespaceURI ?? '') === ns && (name === undefined || child.localName === name));
}

/** The child of that name, or undefined when there is none. Throws XmlRifiutato when there are two. */
export function figlioFacoltativo(element: Element, ns: string, name: string): Element | undefined {
	const [first, second] = figli(element, ns, name);
	if (second) throw new XmlRifiutato(`${name} ripetuto`);
	return first;
}

/** The one child of that name. Throws XmlRifiutato when there is none or more than one. */
export function soloFiglio(element: Element, ns: string, name: string): Element {
	const found = figlioFacoltativo(element, ns, name);
	if (!found) throw new XmlRifiutato(`${name} mancante`);
	return found;
}

/** All elements of that name inside a document or an element, at any depth. */
export function discendenti(inside: Document | Element, ns: string, name: string): Element[] {
	return Array.from(inside.getElementsByTagNameNS(ns, name));
}

/** The value of an attribute without namespace, or undefined when it is not there. */
export function attributo(element: Element, name: string): string | undefined {
	return element.getAttributeNode(name)?.value;
}

/** The whole text of an element, without blanks around it; a comment inside never cuts it. Throws XmlRifiutato when it holds elements. */
export function testo(element: Element): string {
	const nodes = Array.from(element.childNodes);
	if (nodes.some(isElement)) throw new XmlRifiutato(`${element.localName} non è un testo`);
	return nodes
		.filter(({ nodeType }) => nodeType === 3 || nodeType === 4)
		.map(({ nodeValue }) => nodeValue ?? '')
		.join('')
		.trim();
}
