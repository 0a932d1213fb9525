// What the simulator of pagoPA answers and sends, against the public contracts: OpenAPI, XSD, and Prism where it is installed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findContract } from '#tests/support/contracts.ts';
import { hasProgramma, lintXml, openRisposte } from '#tests/support/openapi.ts';
import { startPrismDavanti, violazioniDi } from '#tests/support/prism.ts';
import {
	BOLLO,
	call,
	CASSOLA,
	CHECKOUT,
	FLUSSI,
	GPD,
	mosseDi,
	nuovaPosizione,
	nuovoCarrello,
	openBanco,
	OPZIONI,
	press,
	RICEVUTE,
	STAMP,
	voce,
	type Banco,
	type Chiamata
} from '#tests/support/simulatore-pagopa.ts';

const NAV = '302000000000000101';
const ALTRA = '302000000000000202';
const NUOVA = '302000000000000303';
const BOZZA = '302000000000000404';
const GUASTA = '302000000000000505';
const ORG = `/organizations/${CASSOLA}`;

let banco: Banco;
let flusso = '';
let navBollo = '';
const { open, pay } = mosseDi(() => banco);

const bolloChiesto = {
	paymentNotices: [
		{
			firstName: 'Marta',
			lastName: 'Zanchi',
			fiscalCode: 'ZNCMRT84C57C037X',
			email: 'marta@example.it',
			amount: 1600,
			province: 'VI',
			documentHash: STAMP.hashDocument
		}
	],
	idCIService: '00005',
	returnUrls: {
		successUrl: 'https://cassola.example/ok',
		cancelUrl: 'https://cassola.example/no',
		errorUrl: 'https://cassola.example/errore'
	}
};

// A position with a stamp paid and in a flow, one to be paid, a stamp bought.
beforeAll(async () => {
	banco = await openBanco();
	const { paymentOption } = nuovaPosizione(NAV, 4500) as { paymentOption: object[] };
	const transfer = [voce(4500), voce(1600, { idTransfer: '2', iban: undefined, stamp: STAMP })];
	await open(NAV, 6100, { paymentOption: [{ ...paymentOption[0], amount: 6100, transfer }] });
	await open(ALTRA, 1000);
	await open(GUASTA, 1009);
	await pay('PAGA', NAV, 6100);
	const chiesto = await call(`${banco.origine}${BOLLO}${ORG}/mbd`, { metodo: 'POST', corpo: bolloChiesto });
	const { checkoutRedirectUrl, nav } = (await chiesto.json()) as Record<string, string>;
	navBollo = nav ?? '';
	await press(checkoutRedirectUrl ?? '', 'PAGA');
	await banco.pagopa.tick();
	banco.pagopa.advance(2 * 24 * 60);
	const flussi = (await (await call(`${banco.origine}${FLUSSI}${ORG}/fdrs`)).json()) as {
		data: { fdr: string; pspId: string }[];
	};
	flusso = `${flussi.data[0]?.fdr ?? ''}/revisions/1/psps/${flussi.data[0]?.pspId ?? ''}`;
});

afterAll(async () => {
	await banco.stop();
});

const DP = '/organizations/{organizationfiscalcode}/debtpositions';
const FDR = '/organizations/{organizationId}/fdrs';
const FDR_UNO = `${FDR}/{fdr}/revisions/{revision}/psps/{pspId}`;

/** Name in the contract, real path, what is sent, status. In this order: some change what the next finds. */
type Caso = readonly [string, () => string, Chiamata, number];
type Servizio = { file: string; base: string; casi: readonly Caso[] };

const SERVIZI: readonly Servizio[] = [
	{
		file: 'gpd.json',
		base: GPD,
		casi: [
			[`POST ${DP}`, () => `${ORG}/debtpositions?toPublish=true`, post(nuovaPosizione(NUOVA, 100)), 201],
			[`POST ${DP}`, () => `${ORG}/debtpositions?toPublish=true`, post(nuovaPosizione(NUOVA, 100)), 409],
			[`POST ${DP}`, () => `${ORG}/debtpositions`, post(nuovaPosizione(BOZZA, 100)), 201],
			[`POST ${DP}`, () => `${ORG}/debtpositions`, post({ iupd: 'rotta' }), 400],
			[`GET ${DP}`, () => `${ORG}/debtpositions?limit=2&page=0`, {}, 200],
			[`GET ${DP}`, () => `${ORG}/debtpositions?status=REPORTED&due_date_from=2026-01-01`, {}, 200],
			[`GET ${DP}`, () => `${ORG}/debtpositions`, { chiave: 'sbagliata' }, 401],
			[`GET ${DP}/{iupd}`, () => `${ORG}/debtpositions/${CASSOLA}-${NAV}`, {}, 200],
			[`GET ${DP}/{iupd}`, () => `${ORG}/debtpositions/niente`, {}, 404],
			[`PUT ${DP}/{iupd}`, () => iupd(NUOVA, '?toPublish=true'), put(nuovaPosizione(NUOVA, 200)), 200],
			[`PUT ${DP}/{iupd}`, () => iupd(NAV, '?toPublish=true'), put(nuovaPosizione(NAV, 200)), 409],
			[`POST ${DP}/{iupd}/publish`, () => iupd(BOZZA, '/publish'), { metodo: 'POST' }, 200],
			[`POST ${DP}/{iupd}/invalidate`, () => iupd(NUOVA, '/invalidate'), { metodo: 'POST' }, 200],
			[`POST ${DP}/{iupd}/invalidate`, () => iupd(NUOVA, '/invalidate'), { metodo: 'POST' }, 409],
			[`DELETE ${DP}/{iupd}`, () => iupd(NUOVA), { metodo: 'DELETE' }, 200],
			[`DELETE ${DP}/{iupd}`, () => iupd(NUOVA), { metodo: 'DELETE' }, 404],
			[`DELETE ${DP}/{iupd}`, () => iupd(BOZZA), { metodo: 'DELETE' }, 200]
		]
	},
	{
		file: 'checkout_v2.json',
		base: CHECKOUT,
		casi: [
			['POST /carts', () => '/carts', post(nuovoCarrello(ALTRA, 1000)), 302],
			['POST /carts', () => '/carts', post(nuovoCarrello(GUASTA, 1009)), 500],
			['POST /carts', () => '/carts', post({ paymentNotices: [] }), 400]
		]
	},
	{
		file: 'gpd_payments.json',
		base: RICEVUTE,
		casi: [
			['GET /payments/{organizationfiscalcode}/receipts', () => `/payments/${CASSOLA}/receipts`, {}, 200],
			[
				'GET /payments/{organizationfiscalcode}/receipts/{iuv}',
				() => `/payments/${CASSOLA}/receipts/${NAV.slice(1)}`,
				{},
				200
			],
			[
				'GET /payments/{organizationfiscalcode}/receipts/{iuv}',
				() => `/payments/${CASSOLA}/receipts/${ALTRA.slice(1)}`,
				{},
				404
			]
		]
	},
	{
		file: 'mbd-service_ebollo2.json',
		base: BOLLO,
		casi: [
			['POST /organizations/{fiscalCodeEC}/mbd', () => `${ORG}/mbd`, post(bolloChiesto), 200],
			['POST /organizations/{fiscalCodeEC}/mbd', () => `${ORG}/mbd`, post({}), 400],
			['GET /organizations/{fiscalCodeEC}/receipt/{nav}', () => `${ORG}/receipt/${navBollo}`, {}, 200],
			['GET /organizations/{fiscalCodeEC}/receipt/{nav}', () => `${ORG}/receipt/${NAV}`, {}, 404]
		]
	},
	{
		file: 'orgs_payment_options.json',
		base: OPZIONI,
		casi: ([200, 404, 409] as const).map((status) => [
			'POST /payment-options/organizations/{organization-fiscal-code}/notices/{notice-number}',
			() => `/payment-options${ORG}/notices/${{ 200: ALTRA, 404: NUOVA, 409: NAV }[status]}`,
			{ metodo: 'POST' },
			status
		])
	},
	{
		file: 'fdr_organization.json',
		base: FLUSSI,
		casi: [
			[`GET ${FDR}`, () => `${ORG}/fdrs?publishedGt=2026-11-01T00:00:00Z&page=1&size=10`, {}, 200],
			[`GET ${FDR_UNO}`, () => `${ORG}/fdrs/${flusso}`, {}, 200],
			[`GET ${FDR_UNO}/payments`, () => `${ORG}/fdrs/${flusso}/payments`, {}, 200],
			[`GET ${FDR_UNO}`, () => `${ORG}/fdrs/niente/revisions/1/psps/nessuno`, {}, 404]
		]
	}
];

function post(corpo: object): Chiamata {
	return { metodo: 'POST', corpo };
}

function put(corpo: object): Chiamata {
	return { metodo: 'PUT', corpo };
}

function iupd(nav: string, resto = ''): string {
	return `${ORG}/debtpositions/${CASSOLA}-${nav}${resto}`;
}

const contratti = SERVIZI.map((servizio) => ({
	...servizio,
	contratto: findContract(`pagopa/openapi/${servizio.file}`)
}));

describe.each(contratti)('il contratto pubblico $file', ({ contratto, base, casi }) => {
	it.skipIf(!contratto)('ammette ciò che il simulatore risponde', async () => {
		const check = openRisposte(contratto ?? '');
		for (const [nome, percorso, chiamata, status] of casi) {
			const risposta = await call(`${banco.origine}${base}${percorso()}`, chiamata);
			expect([nome, risposta.status]).toEqual([nome, status]);
			expect(await check(nome, risposta)).toBe('');
		}
	});
});

const paForNode = findContract('pagopa/wsdl/xsd/paForNode.xsd');
const marcaDaBollo = findContract('pagopa/xsd-common/MarcaDaBollo.xsd');
const xmllint = hasProgramma('xmllint', ['--version']);

describe.skipIf(!xmllint || !paForNode || !marcaDaBollo)('gli schemi XML pubblici', () => {
	it('ammettono le ricevute che partono, con la loro marca da bollo', async () => {
		const [busta = ''] = banco.ricevute;
		expect(busta).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?><soapenv:Envelope /);
		const corpo = /<soapenv:Body>(.*)<\/soapenv:Body>/s.exec(busta)?.[1] ?? '';
		expect(lintXml(corpo, paForNode ?? '')).toBe('');
		const marca = Buffer.from(/<MBDAttachment>([^<]*)/.exec(corpo)?.[1] ?? '', 'base64').toString();
		expect(lintXml(marca, marcaDaBollo ?? '')).toBe('');
		expect(marca).toContain(`<ds:DigestValue>${STAMP.hashDocument}</ds:DigestValue>`);
		const chiesta = await call(`${banco.origine}${RICEVUTE}/payments/${CASSOLA}/receipts/${NAV.slice(1)}`);
		expect(lintXml(await chiesta.text(), paForNode ?? '')).toBe('');
	});

	it('ammettono le ricevute strane e la marca di @e.bollo', async () => {
		banco.pagopa.sendSconosciuta(CASSOLA);
		await banco.pagopa.tick();
		const corpo = /<soapenv:Body>(.*)<\/soapenv:Body>/s.exec(banco.ricevute.at(-1) ?? '')?.[1] ?? '';
		expect(lintXml(corpo, paForNode ?? '')).toBe('');
		expect(lintXml('<a/>', paForNode ?? '')).not.toBe('');
		const letta = await call(`${banco.origine}${BOLLO}${ORG}/receipt/${navBollo}`);
		const { content } = (await letta.json()) as { content: string[] };
		expect(lintXml(Buffer.from(content[0] ?? '', 'base64').toString(), marcaDaBollo ?? '')).toBe('');
	});
});

const prism = process.env.PRISM || 'prism';
const conPrism = hasProgramma(prism, ['--version']);

describe.skipIf(!conPrism).each(contratti)(
	'Prism davanti al simulatore: $file',
	({ contratto, base, casi }) => {
		it.skipIf(!contratto)('non trova niente da dire', async () => {
			const davanti = await startPrismDavanti({
				programma: prism,
				file: contratto ?? '',
				monte: `${banco.origine}${base}`
			});
			try {
				for (const [nome, percorso, chiamata, status] of casi.filter(isPerPrism)) {
					const risposta = await call(`${davanti.indirizzo}${percorso()}`, chiamata);
					expect([nome, risposta.status, await risposta.text().then(violazioniDi)]).toEqual([
						nome,
						status,
						''
					]);
				}
			} finally {
				davanti.stop();
			}
		});
	}
);

// A call that itself breaks the contract never reaches the simulator, and Prism follows a redirection to where no contract is.
function isPerPrism([, , , status]: Caso): boolean {
	return [200, 201, 404, 500].includes(status);
}
