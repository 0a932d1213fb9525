import { describe, expect, it } from 'vitest';
import { createCoppia } from '#tests/support/chiavi-di-prova.ts';
import { XmlRifiutato } from './parse.ts';
import { deflateXml, inflateXml, readQuery, signQuery, verifyQuery } from './redirect.ts';

const firmataria = createCoppia('firmataria');
const estranea = createCoppia('estranea');
const messaggio = { campo: 'SAMLRequest', xml: '<a>è</a>', relayState: 'r+1' } as const;
const query = signQuery({ ...messaggio, chiave: firmataria.chiave });

describe('un messaggio nella query', () => {
	it('porta messaggio, RelayState e SigAlg, firmati in questo ordine', () => {
		expect([...new URLSearchParams(query).keys()]).toEqual([
			'SAMLRequest',
			'RelayState',
			'SigAlg',
			'Signature'
		]);
		expect(verifyQuery(query, [estranea.certificato, firmataria.certificato])).toEqual(messaggio);
	});

	it('vale anche quando i parametri arrivano in un altro ordine, con altri in mezzo', () => {
		const parti = query.split('&').reverse();
		expect(verifyQuery(['x=1', ...parti].join('&'), [firmataria.certificato])).toEqual(messaggio);
	});

	it('può non avere RelayState', () => {
		const senza = signQuery({ campo: 'SAMLResponse', xml: '<b/>', chiave: firmataria.chiave });
		expect(verifyQuery(senza, [firmataria.certificato])).toEqual({ campo: 'SAMLResponse', xml: '<b/>' });
	});

	it('non vale se è di un altro o se qualcosa è cambiato', () => {
		expect(verifyQuery(query, [estranea.certificato])).toBeUndefined();
		expect(
			verifyQuery(query.replace('RelayState=r', 'RelayState=s'), [firmataria.certificato])
		).toBeUndefined();
		const altro = query.replace(/SAMLRequest=[^&]+/, `SAMLRequest=${encodeURIComponent(deflateXml('<b/>'))}`);
		expect(verifyQuery(altro, [firmataria.certificato])).toBeUndefined();
	});

	it('è rifiutato quando dice due volte una cosa, non è firmato o usa SHA-1', () => {
		for (const cattiva of [
			`${query}&SAMLRequest=x`,
			`${query}&SAMLResponse=x`,
			`${query}&RelayState=x`,
			query.replace(/&SigAlg=.*/, ''),
			query.replace('rsa-sha256', 'rsa-sha1'),
			'RelayState=x'
		])
			expect(() => verifyQuery(cattiva, [firmataria.certificato])).toThrow(XmlRifiutato);
	});

	it('si può leggere prima di sapere da chi viene', () => {
		expect(readQuery(query.replace(/&SigAlg=.*/, ''))).toEqual(messaggio);
	});

	it('non cresce oltre il limite quando è scompattato', () => {
		expect(() => inflateXml(deflateXml('a'.repeat(300_000)))).toThrow(XmlRifiutato);
		expect(() => inflateXml('%%%')).toThrow(XmlRifiutato);
		expect(() => inflateXml(Buffer.from('niente').toString('base64'))).toThrow(XmlRifiutato);
	});
});
