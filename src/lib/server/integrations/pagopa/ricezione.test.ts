import { describe, expect, it } from 'vitest';
import { XmlRifiutato } from '#lib/xml/parse.ts';
import {
	busta,
	CF_ENTE,
	IMPRONTA,
	invioRicevuta,
	IUV,
	marcaDaBollo,
	NAV,
	trasferimento
} from '#tests/support/pagopa.ts';
import type { InvioRicevuta } from './port.ts';
import { createRicevutePagopa } from './ricezione.ts';

const arrivo = new Date('2026-11-30T12:00:00Z');
const ricevute = createRicevutePagopa();

function read(testo: string): InvioRicevuta {
	return ricevute.read(new TextEncoder().encode(testo), arrivo);
}

describe('la ricevuta che pagoPA porta', () => {
	it('dice a chi, per quale avviso, quanto e quando', () => {
		const messaggio = busta(invioRicevuta());
		expect(read(messaggio)).toEqual({
			cfDestinatario: CF_ENTE,
			cfIntermediario: '12345678903',
			stazione: '12345678903_01',
			ricevuta: {
				id: 'c110729d258c4ab1b765fe902aae41d6',
				cfEnte: CF_ENTE,
				nav: NAV,
				iuv: IUV,
				riuscita: true,
				cent: 4500,
				causale: 'Canone unico OSP 2026/123',
				psp: { nome: 'Banca di prova', codiceFiscale: '12345678903' },
				metodo: 'creditCard',
				pagataIl: new Date('2026-11-30T09:15:00Z'),
				marche: [],
				originale: messaggio
			}
		});
	});

	it('può essere di un pagamento non riuscito, senza ora: vale quella di arrivo', () => {
		const { ricevuta } = read(busta(invioRicevuta({ esito: 'KO', coda: '' })));
		expect(ricevuta).toMatchObject({ riuscita: false, pagataIl: arrivo });
	});

	it('porta i byte delle marche comprate, con la loro impronta', () => {
		const trasferimenti = trasferimento(1, '29.00') + trasferimento(2, '16.00', marcaDaBollo());
		const { marche } = read(busta(invioRicevuta({ trasferimenti }))).ricevuta;
		expect(marche.map(({ impronta }) => impronta)).toEqual([IMPRONTA]);
		expect(Buffer.from(marche[0]?.xml ?? '', 'base64').toString()).toBe(marcaDaBollo());
	});

	it.each([
		['che non è XML', '<rovinata'],
		['che è altro XML', '<a/>'],
		['con una impronta corta', marcaDaBollo('AAAA')]
	])('con una marca %s resta una ricevuta: il denaro è arrivato', (_, marca) => {
		const { marche, cent } = read(
			busta(invioRicevuta({ trasferimenti: trasferimento(1, '45.00', marca) }))
		).ricevuta;
		expect(cent).toBe(4500);
		expect(marche).toEqual([{ impronta: '', xml: Buffer.from(marca).toString('base64') }]);
	});

	it('si legge con spazi, commenti, altri prefissi e tutto ciò che lo schema ammette', () => {
		const coda =
			'<paymentNote>carrello-1</paymentNote><fee>1.00</fee><paymentDateTime>2026-11-30T10:15:00.5+01:00</paymentDateTime>' +
			'<applicationDate>2026-11-30</applicationDate><transferDate>2026-12-01</transferDate>' +
			'<metadata><mapEntry><key>a</key><value>b</value></mapEntry></metadata><standIn>true</standIn>';
		const messaggio = busta(
			invioRicevuta({ coda }),
			'<soapenv:Header><x:id xmlns:x="urn:x">1</x:id></soapenv:Header>'
		)
			.replaceAll('pafn:', 'q:')
			.replace('xmlns:pafn', 'xmlns:q')
			.replace('45.00<', '45<!-- centesimi -->.00<')
			.replace('<receipt>', '\n\t<receipt>\n\t\t');
		const letto = read(`\uFEFF<?xml version="1.0" encoding="utf-8"?>${messaggio}`);
		expect(letto.ricevuta).toMatchObject({ cent: 4500, pagataIl: new Date('2026-11-30T09:15:00.500Z') });
		expect(letto.ricevuta.originale.startsWith('\uFEFF<?xml')).toBe(true);
	});

	it('di un avviso altrui con una voce per noi dice a chi è mandata e di chi è', () => {
		const altrui = busta(invioRicevuta()).replace(`<fiscalCode>${CF_ENTE}`, '<fiscalCode>00000000000');
		expect(read(altrui)).toMatchObject({ cfDestinatario: CF_ENTE, ricevuta: { cfEnte: '00000000000' } });
	});
});

describe('ciò che non è una ricevuta', () => {
	const buona = busta(invioRicevuta());
	const ostili: [string, string][] = [
		['con DOCTYPE', `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${buona}`],
		['senza busta', invioRicevuta()],
		[
			'con la busta di SOAP 1.2',
			buona.replaceAll('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope')
		],
		['con due ricevute', busta(invioRicevuta() + invioRicevuta())],
		['con due receipt', buona.replace(/(<receipt>.*<\/receipt>)/, '$1$1')],
		['senza niente nel corpo', busta('')],
		['di un’altra operazione', buona.replaceAll('paSendRTV2Request', 'paGetPaymentV2Request')],
		['della versione di prima', buona.replaceAll('paSendRTV2Request', 'paSendRTReq')],
		['di un altro spazio dei nomi', buona.replace('pa/paForNode.xsd', 'pa/altro.xsd')],
		['con gli elementi nello spazio dei nomi', buona.replace('xmlns:pafn=', 'xmlns="urn:x" xmlns:pafn=')],
		[
			'con una testata da capire per forza',
			busta(invioRicevuta(), '<soapenv:Header><a soapenv:mustUnderstand="1"/></soapenv:Header>')
		],
		['con un elemento in più', buona.replace('<outcome>', '<altro/><outcome>')],
		['con un elemento in più alla fine', busta(invioRicevuta({ coda: '<standIn>true</standIn><altro/>' }))],
		[
			'con gli elementi in altro ordine',
			buona.replace(/(<receiptId>.*<\/receiptId>)(<noticeNumber>\d+<\/noticeNumber>)/, '$2$1')
		],
		['con un attributo', buona.replace('<outcome>', '<outcome a="1">')],
		['con testo tra gli elementi', buona.replace('<outcome>', 'ciao<outcome>')],
		['con un elemento dentro un valore', buona.replace('45.00', '<b>45.00</b>')],
		['con un valore spezzato da un commento che lo cambia', buona.replace(NAV, `${NAV}<!-- -->1`)],
		['senza l’avviso', buona.replace(/<noticeNumber>\d+<\/noticeNumber>/, '')],
		['senza il gettone del pagamento', buona.replace(/<receiptId>\w+</, '<receiptId> <')],
		['con esito sconosciuto', busta(invioRicevuta({ esito: 'FORSE' }))],
		['con un importo negativo', busta(invioRicevuta({ importo: '-45.00' }))],
		['con un importo all’italiana', busta(invioRicevuta({ importo: '45,00' }))],
		['con un importo senza centesimi', busta(invioRicevuta({ importo: '45' }))],
		['con un importo esponenziale', busta(invioRicevuta({ importo: '4.5e1' }))],
		[
			'con un giorno che non esiste',
			busta(invioRicevuta({ coda: '<paymentDateTime>2026-02-30T10:00:00</paymentDateTime>' }))
		],
		['con sei voci', busta(invioRicevuta({ trasferimenti: trasferimento(1, '45.00').repeat(6) }))],
		['con una marca che non è base64', buona.replace(/<IBAN>.*<\/IBAN>/, '<MBDAttachment>è</MBDAttachment>')],
		['con la causale troppo lunga', busta(invioRicevuta({ causale: 'x'.repeat(141) }))],
		['con una entità sconosciuta', busta(invioRicevuta({ causale: '&nbsp;' }))],
		['in un’altra codifica', `<?xml version="1.0" encoding="ISO-8859-1"?>${buona}`],
		['vuoto', ''],
		['che non è XML', '{"outcome": "OK"}']
	];
	it.each(ostili)('%s è rifiutato', (_, testo) => {
		expect(() => read(testo)).toThrow(XmlRifiutato);
	});

	it('è rifiutato quando i byte non sono UTF-8', () => {
		const latino = Buffer.from(busta(invioRicevuta({ causale: 'Canone è' })), 'latin1');
		expect(() => ricevute.read(latino, arrivo)).toThrow('codifica');
		expect(() => ricevute.read(Buffer.from(busta(invioRicevuta()), 'utf16le'), arrivo)).toThrow(XmlRifiutato);
	});

	it('è rifiutato oltre un megabyte, prima di leggerlo', () => {
		const gonfia = busta(invioRicevuta({ causale: ' '.repeat(1024 * 1024) }));
		expect(() => read(gonfia)).toThrow('troppo grande');
	});
});

describe('le risposte', () => {
	it('accettano', () => {
		expect(ricevute.accept()).toContain(
			'<pafn:paSendRTV2Response xmlns:pafn="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"><outcome>OK</outcome></pafn:paSendRTV2Response>'
		);
	});

	it('rifiutano con il codice, chi rifiuta e perché, senza lasciare che le parole diventino XML', () => {
		const risposta = ricevute.refuse({
			codice: 'PAA_PAGAMENTO_SCONOSCIUTO',
			descrizione: 'Avviso <302>',
			cfEnte: CF_ENTE
		});
		expect(risposta).toContain(
			'<outcome>KO</outcome><fault><faultCode>PAA_PAGAMENTO_SCONOSCIUTO</faultCode>'
		);
		expect(risposta).toContain(`<id>${CF_ENTE}</id><description>Avviso &lt;302&gt;</description>`);
	});
});
