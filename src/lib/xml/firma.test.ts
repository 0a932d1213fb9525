import { describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { createCoppia } from '#tests/support/chiavi-di-prova.ts';
import { elemento, toXml } from './build.ts';
import { parseXml, soloFiglio, XmlRifiutato } from './parse.ts';
import { signXml } from './sign.ts';
import { verifySignature } from './verify.ts';

const NS = 'urn:prova';
const firmataria = createCoppia('firmataria');
const estranea = createCoppia('estranea');

const documento = toXml(
	elemento(
		'p:Busta',
		{ 'xmlns:p': NS, ID: '_busta' },
		elemento('p:Chi', {}, 'io'),
		elemento('p:Carta', { ID: '_carta' }, elemento('p:Chi', {}, 'tu & io'), elemento('p:Valore', {}, '42'))
	)
);
const firmato = signXml(documento, { ...firmataria, riferimento: '_carta', dopo: 'Chi' });

function verify(xml: string, certificati = [firmataria.certificato]): string {
	const carta = soloFiglio(parseXml(xml).documentElement, NS, 'Carta');
	return verifySignature({ xml, elemento: carta, certificati });
}

describe('la firma di un elemento', () => {
	it('sta dopo il figlio chiesto, o prima di tutti', () => {
		expect(firmato).toMatch(/<p:Carta ID="_carta"><p:Chi>tu &amp; io<\/p:Chi><ds:Signature /);
		expect(signXml(documento, { ...firmataria, riferimento: '_busta', dopo: 'primo' })).toMatch(
			/<p:Busta [^>]*><ds:Signature /
		);
	});

	it('senza riferimento copre tutto il documento', () => {
		const intero = signXml(documento, { ...firmataria, dopo: 'Chi' });
		const [firma] = Array.from(
			parseXml(intero).getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature')
		);
		const vale = (xml: string): boolean => {
			const verifica = new SignedXml({ publicCert: firmataria.certificato, getCertFromKeyInfo: () => null });
			verifica.loadSignature(firma as unknown as Node);
			return verifica.checkSignature(xml);
		};
		expect(intero).toContain('<ds:Reference URI="">');
		expect(vale(intero)).toBe(true);
		expect(vale(intero.replace('>42<', '>43<'))).toBe(false);
	});

	it('restituisce ciò che è stato firmato, senza la firma', () => {
		expect(verify(firmato)).toBe(
			'<p:Carta xmlns:p="urn:prova" ID="_carta"><p:Chi>tu &amp; io</p:Chi><p:Valore>42</p:Valore></p:Carta>'
		);
	});

	it('vale ancora quando tutto il documento è firmato a sua volta', () => {
		const due = signXml(firmato, { ...estranea, riferimento: '_busta', dopo: 'Chi' });
		const radice = parseXml(due).documentElement;
		const busta = verifySignature({ xml: due, elemento: radice, certificati: [estranea.certificato] });
		expect(verify(busta)).toContain('<p:Valore>42</p:Valore>');
		expect(verify(due)).toContain('<p:Valore>42</p:Valore>');
	});

	it('vale con uno qualsiasi dei certificati conosciuti, scritti in PEM o in base64', () => {
		const base64 = firmataria.certificato.replace(/-----[^-]+-----|\s/g, '');
		expect(verify(firmato, [estranea.certificato, base64])).toContain('42');
	});

	it('si può mettere solo su un elemento che esiste', () => {
		expect(() => signXml(documento, { ...firmataria, riferimento: "x' or '1", dopo: 'Chi' })).toThrow(
			XmlRifiutato
		);
		expect(() => signXml(documento, { ...firmataria, riferimento: '_altro', dopo: 'Chi' })).toThrow(
			XmlRifiutato
		);
	});
});

describe('la firma è rifiutata', () => {
	const casi: [string, string, string[]?][] = [
		['quando il contenuto è cambiato', firmato.replace('>42<', '>43<')],
		['quando manca', documento],
		['quando è di un altro', firmato, [estranea.certificato]],
		['quando non si conosce nessun certificato', firmato, []],
		[
			'quando KeyInfo porta la chiave di un altro',
			signXml(documento, { ...estranea, riferimento: '_carta', dopo: 'Chi' })
		],
		['quando copre un altro elemento', firmato.replace('URI="#_carta"', 'URI="#_busta"')],
		['quando copre tutto il documento', firmato.replace('URI="#_carta"', 'URI=""')],
		['quando è SHA-1', firmato.replace(/xmldsig-more#rsa-sha256/, 'xmldsig#rsa-sha1')],
		[
			'quando è HMAC',
			firmato.replace(/[^"]*xmldsig-more#rsa-sha256/, 'http://www.w3.org/2000/09/xmldsig#hmac-sha1')
		],
		[
			"quando l'impronta è SHA-1",
			firmato.replace(/[^"]*xmlenc#sha256/, 'http://www.w3.org/2000/09/xmldsig#sha1')
		],
		['quando ha due SignedInfo', firmato.replace(/(<ds:SignedInfo>.*<\/ds:SignedInfo>)/, '$1$1')],
		['quando ha due riferimenti', firmato.replace(/(<ds:Reference .*<\/ds:Reference>)/, '$1$1')],
		[
			'quando ha un commento in DigestValue',
			firmato.replace('<ds:DigestValue>', '<ds:DigestValue>AA==<!-- -->')
		],
		[
			'quando ha una trasformazione in più',
			firmato.replace(
				'</ds:Transforms>',
				'<ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/></ds:Transforms>'
			)
		],
		[
			'quando conserva i commenti',
			firmato.replace(/(Transform Algorithm="[^"]*exc-c14n#)/, '$1WithComments')
		],
		['quando ha un Object', firmato.replace('</ds:Signature>', '<ds:Object/></ds:Signature>')],
		['quando sono due', firmato.replace(/(<ds:Signature .*<\/ds:Signature>)/, '$1$1')],
		[
			'quando non è figlia di ciò che firma',
			firmato.replace(/(<ds:Signature .*<\/ds:Signature>)/, '<p:Dentro>$1</p:Dentro>')
		]
	];
	it.each(casi)('%s', (_, xml, certificati) => {
		expect(xml === firmato).toBe(certificati !== undefined);
		expect(() => verify(xml, certificati)).toThrow(XmlRifiutato);
	});
});
