// The signature of a digital stamp: what holds, what does not, and whose certificate is known.
import { describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { C14N, DS, ENVELOPED, EXC_C14N, RSA_SHA256, SHA256 } from '#lib/xml/algoritmi.ts';
import { createCoppia, createEmessa } from '#tests/support/chiavi-di-prova.ts';
import { IMPRONTA, marcaDaBollo } from '#tests/support/pagopa.ts';
import { createFirmaMarche, firmaMarca } from '#simulators/pagopa/marca.ts';
import { readMarca } from './marca.ts';

const psp = createCoppia('psp');
const altra = createCoppia('altra');
const buona = marcaDaBollo(IMPRONTA, { ...psp, dopo: 'ImprontaDocumento' });
const senzaFirma = buona.replace(/<ds:Signature .*<\/ds:Signature>/, '');

type Forma = { canonica?: string; trasformazioni?: string[]; metodo?: string; impronta?: string };

/** The same stamp signed in another way. */
function firmata({
	canonica = C14N,
	trasformazioni = [ENVELOPED],
	metodo = RSA_SHA256,
	impronta = SHA256
}: Forma = {}): string {
	const firma = new SignedXml({
		privateKey: psp.chiave,
		publicCert: psp.certificato,
		signatureAlgorithm: metodo,
		canonicalizationAlgorithm: canonica
	});
	firma.addReference({
		xpath: '/*',
		digestAlgorithm: impronta,
		transforms: trasformazioni,
		isEmptyUri: true
	});
	firma.computeSignature(senzaFirma, { location: { reference: '/*', action: 'append' } });
	return firma.getSignedXml();
}

function difetto(xml: string, ancore: string[] = []): string | undefined {
	return readMarca(xml, ancore).difetto;
}

describe('la firma di una marca da bollo', () => {
	it('vale nelle forme in cui i PSP la scrivono', () => {
		for (const forma of [
			{},
			{ trasformazioni: [ENVELOPED, C14N] },
			{ trasformazioni: [ENVELOPED, EXC_C14N] },
			{ canonica: EXC_C14N, trasformazioni: [ENVELOPED, EXC_C14N] },
			{
				metodo: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
				impronta: 'http://www.w3.org/2001/04/xmlenc#sha512'
			}
		])
			expect(difetto(firmata(forma))).toBeUndefined();
	});

	it('del simulatore vale', () => {
		const il = '2026-11-24T10:00:00.000Z';
		const firma = createFirmaMarche(() => new Date(il));
		expect(difetto(firmaMarca({ id: 'x', cent: 1_600, impronta: IMPRONTA, il }, firma))).toBeUndefined();
	});

	it.each([
		['manca', senzaFirma],
		['è di altri byte', buona.replace('<Importo>16.00', '<Importo>32.00')],
		['è per un’altra impronta', buona.replace(IMPRONTA, IMPRONTA.replace('4', '5'))],
		['è rovinata', buona.replace(/<ds:SignatureValue>..../, '<ds:SignatureValue>AAAA')],
		[
			'ha il certificato di un altro',
			buona.replace(/(?<=<ds:X509Certificate>)[^<]+/, base64(altra.certificato))
		],
		['non ha un certificato', buona.replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, '')],
		['sono due', buona.replace(/(<ds:Signature .*<\/ds:Signature>)/, '$1$1')],
		['è nascosta in un altro elemento', buona.replace(/(<ds:Signature .*<\/ds:Signature>)/, '<X>$1</X>')],
		['è di una parte', buona.replace('<ds:Reference URI="">', '<ds:Reference URI="#x">')],
		['è SHA-1', firmata({ metodo: `${DS}rsa-sha1` })],
		['ha l’impronta SHA-1', firmata({ impronta: `${DS}sha1` })]
	])('non vale quando %s', (_, xml) => {
		expect(difetto(xml)).toEqual(expect.any(String));
	});

	it('non vale con un certificato scaduto nell’ora dell’acquisto', () => {
		const scaduto = createEmessa({ da: '2020-01-01', finoA: '2025-01-01' });
		const xml = marcaDaBollo(IMPRONTA, { ...scaduto, dopo: 'ImprontaDocumento' });
		expect(difetto(xml)).toBe('il certificato non valeva nell’ora dell’acquisto');
	});

	it('con le ancore vale solo se è di chi è tra loro, o di chi hanno emesso', () => {
		expect(difetto(buona, [psp.certificato])).toBeUndefined();
		expect(difetto(buona, [altra.certificato])).toBe('il certificato è di chi non si conosce');
		const autorita = createEmessa({ ca: true });
		const emessa = createEmessa({ da: '2020-01-01', finoA: '2040-01-01', emittente: autorita });
		const xml = marcaDaBollo(IMPRONTA, { ...emessa, dopo: 'ImprontaDocumento' });
		expect(difetto(xml, [altra.certificato, autorita.certificato])).toBeUndefined();
		expect(difetto(xml, [createEmessa({ ca: true }).certificato])).toBe(
			'il certificato è di chi non si conosce'
		);
	});
});

function base64(pem: string): string {
	return pem.replace(/-----[^-]+-----|\s/g, '');
}
