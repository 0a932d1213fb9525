// Signatures that hold by themselves, made by the right key, and are refused for how they are made.
import { describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { createCoppia } from '#tests/support/chiavi-di-prova.ts';
import { DS, ENVELOPED, EXC_C14N, RSA_SHA256, SHA256 } from './algoritmi.ts';
import { parseXml, soloFiglio } from './parse.ts';
import { verifySignature } from './verify.ts';

const { chiave, certificato } = createCoppia('firmataria');
const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const documento =
	'<p:Busta xmlns:p="urn:prova" ID="_busta"><p:Carta ID="_carta"><p:V>42</p:V></p:Carta></p:Busta>';

function sign({
	firma = RSA_SHA256,
	impronta = SHA256,
	canonica = EXC_C14N,
	trasformazioni = [ENVELOPED, EXC_C14N],
	su = '_carta'
} = {}): string {
	const signer = new SignedXml({
		privateKey: chiave,
		signatureAlgorithm: firma,
		canonicalizationAlgorithm: canonica
	});
	signer.addReference({
		xpath: `//*[@ID='${su}']`,
		digestAlgorithm: impronta,
		transforms: trasformazioni
	});
	signer.computeSignature(documento, {
		prefix: 'ds',
		location: { reference: "//*[@ID='_carta']", action: 'prepend' }
	});
	return signer.getSignedXml();
}

function verify(xml: string): string {
	const carta = soloFiglio(parseXml(xml).documentElement, 'urn:prova', 'Carta');
	return verifySignature({ xml, elemento: carta, certificati: [certificato] });
}

describe('una firma vera', () => {
	it('vale con SHA-256 e con SHA-512', () => {
		const sha512 = {
			firma: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
			impronta: 'http://www.w3.org/2001/04/xmlenc#sha512'
		};
		for (const xml of [sign(), sign(sha512)]) expect(verify(xml)).toContain('42');
	});

	it.each([
		['con rsa-sha1', sign({ firma: `${DS}rsa-sha1` }), 'algoritmo di firma'],
		['con impronta SHA-1', sign({ impronta: `${DS}sha1` }), "algoritmo dell'impronta"],
		['con la forma canonica inclusiva', sign({ canonica: C14N }), 'forma canonica'],
		['con altre trasformazioni', sign({ trasformazioni: [ENVELOPED, C14N] }), 'trasformazioni della firma'],
		[
			'che copre anche i commenti',
			sign({ trasformazioni: [ENVELOPED, `${EXC_C14N}WithComments`] }),
			'trasformazioni della firma'
		],
		["di un altro elemento, che contiene l'elemento", sign({ su: '_busta' }), 'riferimento della firma'],
		[
			'con un commento aggiunto dopo',
			sign().replace('<ds:SignedInfo>', '<ds:SignedInfo><!-- -->'),
			'commento nella firma'
		]
	])('non vale %s', (_, xml, motivo) => {
		expect(() => verify(xml)).toThrow(motivo);
	});
});
