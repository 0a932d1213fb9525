import { describe, expect, it } from 'vitest';
import { XmlRifiutato } from '#lib/xml/parse.ts';
import { IMPRONTA, IUBD, marcaDaBollo } from '#tests/support/pagopa.ts';
import { bolloLetto, toBollo, toNuovoBollo } from './bollo.ts';

function base64(xml: string): string {
	return Buffer.from(xml).toString('base64');
}

describe('la marca da bollo digitale', () => {
	it('si chiede per un documento e per chi la compra', () => {
		const ritorno = { ok: 'https://a/ok', annullato: 'https://a/no', errore: 'https://a/errore' };
		const chi = { nome: 'Marta', cognome: 'Zanchettin', codiceFiscale: 'ZNCMRT84C57C037X', email: 'm@a.it' };
		expect(toNuovoBollo({ chi, cent: 1600, provincia: 'VI', impronta: IMPRONTA, ritorno })).toEqual({
			paymentNotices: [
				{
					firstName: 'Marta',
					lastName: 'Zanchettin',
					fiscalCode: 'ZNCMRT84C57C037X',
					email: 'm@a.it',
					amount: 1600,
					province: 'VI',
					documentHash: IMPRONTA
				}
			],
			idCIService: '00005',
			returnUrls: { successUrl: 'https://a/ok', cancelUrl: 'https://a/no', errorUrl: 'https://a/errore' }
		});
	});

	it('torna byte per byte, con la sua impronta e non quella della firma', () => {
		const { impronta, iubd, difetto, xml } = toBollo(base64(`\uFEFF${marcaDaBollo()}\n`), []);
		expect([impronta, iubd, difetto]).toEqual([IMPRONTA, IUBD, undefined]);
		expect(xml).toBe(`\uFEFF${marcaDaBollo()}\n`);
	});

	it('arriva come un testo o come un elenco di uno', () => {
		const content = base64(marcaDaBollo());
		expect(bolloLetto.parse({ content }).content).toBe(content);
		expect(bolloLetto.parse({ content: [content] }).content).toBe(content);
		expect(bolloLetto.parse({ content: [] }).content).toBeUndefined();
		expect(bolloLetto.safeParse({ content: [content, content] }).success).toBe(false);
		expect(bolloLetto.safeParse({ content: 'non base64' }).success).toBe(false);
	});

	it.each([
		['che non è XML', 'ciao'],
		['con DOCTYPE', `<!DOCTYPE a>${marcaDaBollo().replace(/^<\?xml.*\n/, '')}`],
		['di un altro spazio dei nomi', marcaDaBollo().replace('2014/MarcaDaBollo', '2013/MarcaDaBollo')],
		['senza impronta', marcaDaBollo().replace(/<ImprontaDocumento>.*<\/ImprontaDocumento>/, '')],
		['con due impronte', marcaDaBollo().replace(/(<ImprontaDocumento>.*<\/ImprontaDocumento>)/, '$1$1')],
		['con una impronta che non è SHA-256', marcaDaBollo().replaceAll('xmlenc#sha256', 'xmlenc#sha512')],
		['con una impronta di altra lunghezza', marcaDaBollo('AAAA')]
	])('%s è rifiutata', (_, xml) => {
		expect(() => toBollo(base64(xml), [])).toThrow(XmlRifiutato);
	});
});
