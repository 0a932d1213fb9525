// Holds an element to the sequence of its XML schema, where nothing else may stand; used by ricevuta.ts and ricezione.ts.
import { isElement, testo, XmlRifiutato } from '#lib/xml/parse.ts';

/** The text of an element, as a rule, or the elements inside it. */
export type Contenuto = RegExp | Forma;

/** One place of the sequence; with more names, a choice among them. All of them are in no namespace, as the schema of the node has them. */
export type Posto = { nomi: Record<string, Contenuto>; minimo: number; massimo: number };

export type Forma = readonly Posto[];

export function uno(nomi: Record<string, Contenuto>): Posto {
	return { nomi, minimo: 1, massimo: 1 };
}

export function forse(nomi: Record<string, Contenuto>): Posto {
	return { nomi, minimo: 0, massimo: 1 };
}

export function alcuni(massimo: number, nomi: Record<string, Contenuto>): Posto {
	return { nomi, minimo: 1, massimo };
}

/** Declarations of namespaces, and what every element may have by the rules of schemas. */
const ATTRIBUTI = ['http://www.w3.org/2000/xmlns/', 'http://www.w3.org/2001/XMLSchema-instance'];

/** @throws XmlRifiutato when something lacks, is out of place, too much, or not as its rule wants it */
export function checkForma(element: Element, forma: Forma): void {
	const dentro = Array.from(element.childNodes);
	if (dentro.some((nodo) => !isElement(nodo) && nodo.nodeType !== 8 && nodo.nodeValue?.trim()))
		throw new XmlRifiutato('testo tra gli elementi');
	let rimasti = dentro.filter(isElement);
	for (const posto of forma) {
		const quanti = countAl(posto, rimasti);
		if (quanti < posto.minimo) throw new XmlRifiutato(`${Object.keys(posto.nomi).join(' o ')} mancante`);
		for (const figlio of rimasti.slice(0, quanti)) checkContenuto(figlio, contenutoDi(figlio, posto));
		rimasti = rimasti.slice(quanti);
	}
	if (rimasti.length > 0) throw new XmlRifiutato('elemento non atteso');
}

/** How many elements, from the first on, stand at this place. */
function countAl(posto: Posto, elementi: readonly Element[]): number {
	const primoEstraneo = elementi.findIndex((element) => !contenutoDi(element, posto));
	return Math.min(primoEstraneo < 0 ? elementi.length : primoEstraneo, posto.massimo);
}

function checkContenuto(element: Element, contenuto: Contenuto | undefined): void {
	if (!contenuto) return;
	if (Array.from(element.attributes).some(({ namespaceURI }) => !ATTRIBUTI.includes(namespaceURI ?? '')))
		throw new XmlRifiutato('attributo non atteso');
	if (!(contenuto instanceof RegExp)) checkForma(element, contenuto);
	else if (!contenuto.test(testo(element))) throw new XmlRifiutato(`${element.localName} non valido`);
}

function contenutoDi({ namespaceURI, localName }: Element, { nomi }: Posto): Contenuto | undefined {
	return !namespaceURI && Object.hasOwn(nomi, localName) ? nomi[localName] : undefined;
}
