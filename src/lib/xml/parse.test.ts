import { describe, expect, it } from 'vitest';
import { elemento, toXml } from './build.ts';
import { attributo, figli, figlioFacoltativo, parseXml, soloFiglio, testo, XmlRifiutato } from './parse.ts';

function attributiNumerati(quanti: number): string {
	return Array.from({ length: quanti }, (_, posto) => `a${String(posto)}=""`).join(' ');
}

describe('un testo XML', () => {
	const ostili: [string, string][] = [
		['con DOCTYPE', '<!DOCTYPE a><a/>'],
		['con ENTITY', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
		['con due radici', '<a/><b/>'],
		['con testo dopo la radice', '<a/>ciao'],
		['non chiuso', '<a><b></a>'],
		['vuoto', ''],
		['che non è XML', 'ciao'],
		['con un attributo ripetuto', '<a x="1" x="2"/>'],
		['con un attributo senza virgolette', '<a x=1/>'],
		['con una entità sconosciuta', '<a>&nbsp;</a>'],
		['con un prefisso senza spazio dei nomi', '<q:a/>'],
		['con lo stesso ID due volte', '<a ID="x"><b ID="x"/></a>'],
		['con lo stesso valore in ID e id', '<a ID="x"><b id="x"/></a>'],
		['con lo stesso valore in Id di uno spazio dei nomi', '<a ID="x"><b xmlns:w="w" w:Id="x"/></a>'],
		['con istruzioni di elaborazione', '<a><?php echo 1 ?></a>'],
		['con caratteri nulli', '<a>\u0000</a>'],
		// The parser takes a minute and more over these.
		['con istruzioni di elaborazione mai chiuse', `<a>${'<?'.repeat(90_000)}</a>`],
		['con istruzioni prima della radice', '<?xml version="1.0"?><?php echo 1 ?><a/>'],
		['con più marcature di un messaggio', `<a>${'<b/>'.repeat(4000)}</a>`],
		['con più attributi di un messaggio', `<a ${attributiNumerati(4001)}/>`],
		['con il carattere nullo scritto per numero', '<a x="&#0;"/>'],
		['con un carattere di controllo scritto per numero', '<a>&#x1F;</a>'],
		['con mezza coppia di surrogati', '<a>&#xD800;</a>'],
		['con il numero di nessun carattere', '<a>&#x110000;</a>'],
		['con un numero che non è un numero', '<a>&#0q;</a>'],
		['con troppi livelli', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`]
	];
	it.each(ostili)('%s è rifiutato', (_, xml) => {
		expect(() => parseXml(xml)).toThrow(XmlRifiutato);
	});

	it('non perde ciò che segue un commento', () => {
		const radice = parseXml(
			'<?xml version="1.0"?><a>mario<!-- -->.rossi<![CDATA[ & figli]]></a>'
		).documentElement;
		expect(testo(radice)).toBe('mario.rossi & figli');
	});

	it('ha i caratteri scritti per numero', () => {
		expect(testo(parseXml('<a>&#xE8;&#10;&#x1F600;</a>').documentElement)).toBe('è\n😀');
	});

	it('ne ha quante ne ha un registro quando è un registro', () => {
		const registro = `<a>${'<b/>'.repeat(4000)}</a>`;
		expect(parseXml(registro, { marcature: 10_000 }).documentElement.childNodes.length).toBe(4000);
	});

	it('torna come era stato scritto', () => {
		const valore = ' "a" <b> & \'c\'\n\t\r è';
		const radice = parseXml(toXml(elemento('a', { v: valore, niente: undefined }, valore))).documentElement;
		expect(attributo(radice, 'v')).toBe(valore);
		expect(radice.textContent).toBe(valore);
		expect(attributo(radice, 'niente')).toBeUndefined();
	});

	it('non si scrive con nomi e caratteri che XML non conosce', () => {
		expect(() => toXml(elemento('a b'))).toThrow(XmlRifiutato);
		expect(() => toXml(elemento('a', { 'x="': '' }))).toThrow(XmlRifiutato);
		expect(() => toXml(elemento('a', {}, '\u0000'))).toThrow(XmlRifiutato);
	});
});

describe('le parti di un elemento', () => {
	const radice = parseXml('<a xmlns="urn:x"><b>1</b><b>2</b><c>3<d/></c></a>').documentElement;

	it('si leggono una per una quando devono essere una', () => {
		expect(figli(radice, 'urn:x', 'b').map(testo)).toEqual(['1', '2']);
		expect(figlioFacoltativo(radice, 'urn:x', 'z')).toBeUndefined();
		expect(() => figlioFacoltativo(radice, 'urn:x', 'b')).toThrow('b ripetuto');
		expect(() => soloFiglio(radice, 'urn:x', 'b')).toThrow('b ripetuto');
		expect(() => soloFiglio(radice, 'urn:altro', 'c')).toThrow('c mancante');
	});

	it('non sono un testo quando contengono altro', () => {
		expect(() => testo(soloFiglio(radice, 'urn:x', 'c'))).toThrow('c non è un testo');
	});
});
