// Writes XML from a tree of elements, every value escaped; called by who builds SAML messages and metadata.
import { NON_XML, XmlRifiutato } from './parse.ts';

export type Nodo = {
	nome: string;
	attributi: Record<string, string | undefined>;
	figli: (Nodo | string)[];
};

/** Child left out when undefined: what is optional is written in its place. */
type Figlio = Nodo | string | undefined;

const NOME = /^[A-Za-z_][\w.-]*(:[A-Za-z_][\w.-]*)?$/;
const ENTITA: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\t': '&#x9;',
	'\n': '&#xA;',
	'\r': '&#xD;'
};

/** An element: name with its prefix, attributes (undefined ones are left out; namespaces are attributes too), children. */
export function elemento(
	nome: string,
	attributi: Record<string, string | undefined> = {},
	...figli: Figlio[]
): Nodo {
	return { nome, attributi, figli: figli.filter((figlio) => figlio !== undefined) };
}

/** The text of an element and all inside it, without spaces of ours. Throws XmlRifiutato on a name or a character that XML does not know. */
export function toXml({ nome, attributi, figli }: Nodo): string {
	const written = Object.entries(attributi)
		.filter((pair): pair is [string, string] => pair[1] !== undefined)
		.map(([name, value]) => ` ${checkNome(name)}="${escape(value, /[&<>"\t\n\r]/g)}"`)
		.join('');
	const inside = figli
		.map((figlio) => (typeof figlio === 'string' ? escape(figlio, /[&<>\r]/g) : toXml(figlio)))
		.join('');
	return inside ? `<${checkNome(nome)}${written}>${inside}</${nome}>` : `<${checkNome(nome)}${written}/>`;
}

function checkNome(nome: string): string {
	if (!NOME.test(nome)) throw new XmlRifiutato('nome non ammesso');
	return nome;
}

function escape(value: string, what: RegExp): string {
	if (NON_XML.test(value)) throw new XmlRifiutato('carattere non ammesso');
	return value.replace(what, (character) => ENTITA[character] ?? character);
}
