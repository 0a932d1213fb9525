// What our client of pagoPA sends and what we answer to it, against the public contracts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toNuovoBollo } from '#lib/server/integrations/pagopa/bollo.ts';
import { toNuovoCarrello } from '#lib/server/integrations/pagopa/checkout.ts';
import { toNuovaPosizione } from '#lib/server/integrations/pagopa/gpd.ts';
import type { PosizioneDebitoria } from '#lib/server/integrations/pagopa/port.ts';
import { createRicevutePagopa } from '#lib/server/integrations/pagopa/ricezione.ts';
import { findContract, openDefinitions } from '#tests/support/contracts.ts';
import {
	CF_ENTE,
	IMPRONTA,
	invioRicevuta,
	IUV,
	marcaDaBollo,
	NAV,
	trasferimento
} from '#tests/support/pagopa.ts';
import { carrello, clientDiProva, posizione, richiestaBollo } from '#tests/support/pagopa-finto.ts';
import { startPrism, type Prism } from '#tests/support/prism.ts';
import { checkXml, findProgramma } from '#tests/support/programmi.ts';

const gpd = findContract('pagopa/openapi/gpd.json');
const ricevute = findContract('pagopa/openapi/gpd_payments.json');
const checkout = findContract('pagopa/openapi/checkout_v2.json');
const bollo = findContract('pagopa/openapi/mbd-service_ebollo2.json');
const flussi = findContract('pagopa/openapi/fdr_organization.json');
const avvisi = findContract('pagopa/openapi/orgs_payment_options.json');
const paForNode = findContract('pagopa/wsdl/xsd/paForNode.xsd');
const marca = findContract('pagopa/xsd-common/MarcaDaBollo.xsd');
const xmllint = findProgramma('xmllint');
const prism = findProgramma('prism', 'PRISM');

const FORMATI = {
	'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
	uri: /^https?:\/\/\S+$/,
	email: /^\S+@\S+$/
};

const ente = { cfEnte: CF_ENTE, nomeEnte: 'Comune di Cassola' };
const conBollo: PosizioneDebitoria = {
	...posizione,
	scade: false,
	voci: [
		...posizione.voci,
		{
			cent: 1600,
			causale: 'Bollo',
			tassonomia: '9/0115103TS/',
			bollo: { impronta: IMPRONTA, provincia: 'VI' }
		}
	]
};

describe.skipIf(!gpd)('il contratto pubblico delle posizioni', () => {
	it('ammette ciò che il client manda', () => {
		const check = openDefinitions(gpd ?? '', FORMATI);
		expect(check('PaymentPositionModel', toNuovaPosizione(posizione, ente))).toBe('');
		expect(check('PaymentPositionModel', toNuovaPosizione(conBollo, ente))).toBe('');
	});

	it('si accorge di ciò che non ammette', () => {
		const check = openDefinitions(gpd ?? '', FORMATI);
		const buona = toNuovaPosizione(posizione, ente);
		expect(check('PaymentPositionModel', { ...buona, validityDate: null })).toContain('validityDate');
		const [opzione] = buona.paymentOption;
		const senzaOra = { ...buona, paymentOption: [{ ...opzione, dueDate: '2026-12-31' }] };
		expect(check('PaymentPositionModel', senzaOra)).toContain('dueDate');
	});
});

describe.skipIf(!checkout)('il contratto pubblico di Checkout', () => {
	it('ammette ciò che il client manda, anche senza posta', () => {
		const check = openDefinitions(checkout ?? '', FORMATI);
		expect(check('CartRequestV2', toNuovoCarrello(carrello, CF_ENTE))).toBe('');
		expect(check('CartRequestV2', toNuovoCarrello({ ...carrello, email: undefined }, CF_ENTE))).toBe('');
	});
});

describe.skipIf(!bollo)('il contratto pubblico di @e.bollo', () => {
	it('ammette ciò che il client manda', () => {
		const check = openDefinitions(bollo ?? '', FORMATI);
		expect(check('GetMbdRequest', toNuovoBollo(richiestaBollo))).toBe('');
	});
});

describe.skipIf(!paForNode || !marca || !xmllint)('lo schema pubblico delle ricevute', () => {
	function problems(xml: string, schema = paForNode): string {
		return checkXml(xmllint ?? '', { schema: schema ?? '', xml });
	}

	function corpoDi(busta: string): string {
		return /<soapenv:Body>(.*)<\/soapenv:Body>/s.exec(busta)?.[1] ?? '';
	}

	it('ammette le nostre risposte', () => {
		const { accept, refuse } = createRicevutePagopa();
		expect(problems(corpoDi(accept()))).toBe('');
		for (const codice of ['PAA_SINTASSI_XSD', 'PAA_PAGAMENTO_SCONOSCIUTO', 'PAA_SYSTEM_ERROR'] as const) {
			const rifiuto = refuse({ codice, descrizione: 'Avviso <302> & altro', cfEnte: CF_ENTE });
			expect(problems(corpoDi(rifiuto))).toBe('');
		}
	});

	it('ammette le ricevute e le marche con cui proviamo', () => {
		const trasferimenti = trasferimento(1, '29.00') + trasferimento(2, '16.00', marcaDaBollo());
		const coda =
			'<paymentNote>c-1</paymentNote><fee>1.00</fee><paymentDateTime>2026-11-30T10:15:00.5+01:00</paymentDateTime>' +
			'<applicationDate>2026-11-30</applicationDate><transferDate>2026-12-01</transferDate>' +
			'<metadata><mapEntry><key>a</key><value>b</value></mapEntry></metadata><standIn>true</standIn>';
		expect(problems(invioRicevuta())).toBe('');
		expect(problems(invioRicevuta({ trasferimenti, coda, esito: 'KO' }))).toBe('');
		expect(problems(marcaDaBollo(), marca)).toBe('');
	});

	it('rifiuta come noi', () => {
		const buona = invioRicevuta();
		for (const guasta of [
			buona.replace('<outcome>', '<altro/><outcome>'),
			buona.replaceAll('45.00', '45,00'),
			buona.replace(NAV, '302'),
			buona.replace('xmlns:pafn=', 'xmlns="urn:x" xmlns:pafn='),
			buona.replace('</transferList>', '</transferList><standIn>true</standIn>')
		])
			expect(problems(guasta)).not.toBe('');
	});
});

const tutti = { gpd, ricevute, checkout, bollo, flussi, avvisi };

describe.skipIf(!prism || Object.values(tutti).includes(undefined))(
	'Prism davanti ai contratti pubblici',
	() => {
		let davanti: Prism;

		beforeAll(async () => {
			davanti = await startPrism({
				programma: prism ?? '',
				contratti: {
					'/gpd/debt-positions-service/v1': gpd ?? '',
					'/gpd/payments-receipts-service/v1': ricevute ?? '',
					'/checkout/ec/v2': checkout ?? '',
					'/pagopa-mbd-service/v1': bollo ?? '',
					'/fdr-org/service/v1': flussi ?? '',
					'/payment-options/service/v1': avvisi ?? ''
				},
				invece: {
					'/psps/88888888888': { regulation: 'SEPA', regulationDate: '2026-12-02', sumPayments: 1 }
				}
			});
		}, 120_000);

		afterAll(() => davanti.stop());

		it('ammette ogni nostra chiamata', async () => {
			const pagopa = clientDiProva(davanti.indirizzo, { attesa: 20_000 });
			const quale = {
				id: 'f-1',
				revisione: 1,
				psp: '88888888888',
				pubblicatoIl: new Date('2026-12-02T00:00:00Z')
			};
			const chiamate = [
				() => pagopa.openPosizione(posizione),
				() => pagopa.openPosizione(conBollo),
				() => pagopa.updatePosizione(posizione),
				() => pagopa.invalidatePosizione(posizione.iupd),
				() => pagopa.readPosizione(posizione.iupd),
				() => pagopa.readRicevuta(IUV),
				() => pagopa.createCarrello(carrello),
				() => pagopa.askBollo(richiestaBollo),
				() => pagopa.readBollo(NAV),
				() => pagopa.listFlussi(new Date('2026-12-01T00:00:00Z')),
				() => pagopa.readFlusso(quale),
				() => pagopa.readAvviso(NAV)
			];
			// What it answers is made up: what counts here is what it says of the questions.
			for (const chiamata of chiamate) await Promise.allSettled([chiamata()]);
			expect(davanti.risposte.flatMap(({ violazioni }) => violazioni)).toEqual([]);
			expect(davanti.risposte.map(({ status }) => status)).toEqual([
				201, 201, 200, 200, 200, 200, 302, 200, 200, 200, 200, 200, 200
			]);
		});

		it('si accorge di una chiamata senza chiave o senza avvisi', async () => {
			davanti.risposte.length = 0;
			const sbagliata = clientDiProva(davanti.indirizzo, {
				attesa: 20_000,
				chiavi: { gpd: 'x', ricevute: 'x' }
			});
			await Promise.allSettled([sbagliata.createCarrello(carrello)]);
			expect(davanti.risposte.map(({ status }) => status)).toEqual([401]);
			await Promise.allSettled([
				clientDiProva(davanti.indirizzo).createCarrello({ ...carrello, avvisi: [] })
			]);
			expect(davanti.risposte.map(({ status }) => status)).toEqual([401, 400]);
		});
	}
);
