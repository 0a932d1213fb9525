// A simulator of pagoPA that listens, an ente that takes its receipts, and calls to its APIs; used by tests/contract.
import { createServer, type Server, type ServerResponse } from 'node:http';
import {
	createPagopaSimulator,
	type PagopaOptions,
	type PagopaSimulator
} from '#simulators/pagopa/pagopa.ts';
import { createSimulatorServer, readBody } from '#simulators/serve.ts';
import { freePort } from './free-port.ts';

export const CASSOLA = '90000000019';
export const ADESSO = '2026-11-24T10:00:00Z';

export type Banco = {
	pagopa: PagopaSimulator;
	origine: string;
	/** Bodies of the receipts that came. */
	ricevute: string[];
	stop: () => Promise<void>;
};

/** Opens both. Ids are counted, the clock stands still until it is moved on. */
export async function openBanco(altro: Partial<PagopaOptions> = {}): Promise<Banco> {
	const ricevute: string[] = [];
	const ente = createServer((request, response) => {
		void readBody(request, 1_000_000).then((corpo) => {
			ricevute.push(corpo);
			accept(response);
		});
	});
	const portaEnte = await freePort();
	await listen(ente, portaEnte);
	const porta = await freePort();
	const origine = `http://127.0.0.1:${porta}`;
	let id = 0;
	let byte = 0;
	const pagopa = createPagopaSimulator({
		indirizzo: origine,
		ricevute: `http://127.0.0.1:${portaEnte}/pagopa/ricevute`,
		now: () => new Date(ADESSO),
		newId: () => `00000000-0000-4000-8000-${String((id += 1)).padStart(12, '0')}`,
		random: (quanti) => new Uint8Array(quanti).fill((byte += 1)),
		...altro
	});
	const server = createSimulatorServer([pagopa]);
	await listen(server, porta);
	return {
		pagopa,
		origine,
		ricevute,
		stop: () => Promise.all([close(server), close(ente)]).then(() => undefined)
	};
}

function accept(response: ServerResponse): void {
	response.end(
		'<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><p:paSendRTV2Response xmlns:p="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"><outcome>OK</outcome></p:paSendRTV2Response></e:Body></e:Envelope>'
	);
}

function listen(server: Server, porta: number): Promise<void> {
	return new Promise((resolve) => server.listen(porta, '127.0.0.1', resolve));
}

async function close(server: Server): Promise<void> {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
}

export const GPD = '/pagopa/gpd/debt-positions-service/v1';
export const RICEVUTE = '/pagopa/gpd/payments-receipts-service/v1';
export const CHECKOUT = '/pagopa/checkout/ec/v2';
export const BOLLO = '/pagopa/pagopa-mbd-service/v1';
export const OPZIONI = '/pagopa/payment-options/service/v1';
export const FLUSSI = '/pagopa/fdr-org/service/v1';

export type Chiamata = { metodo?: string; corpo?: unknown; chiave?: string };

/** Calls an API with the key of Cassola. */
export function call(
	indirizzo: string,
	{ metodo = 'GET', corpo, chiave = 'prova-cassola' }: Chiamata = {}
): Promise<Response> {
	return fetch(indirizzo, {
		method: metodo,
		redirect: 'manual',
		headers: {
			'ocp-apim-subscription-key': chiave,
			...(corpo !== undefined && { 'content-type': 'application/json' })
		},
		...(corpo !== undefined && { body: JSON.stringify(corpo) })
	});
}

/** A voce to an account of the ente. */
export function voce(amount: number, altro: object = {}): object {
	return {
		idTransfer: '1',
		amount,
		organizationFiscalCode: CASSOLA,
		remittanceInformation: 'Canone unico <2026> & altro',
		category: '9/0101107TS/',
		iban: 'IT60X0542811101000000123456',
		...altro
	};
}

/** A position of Marta. */
export function nuovaPosizione(nav: string, amount: number, altro: object = {}): Record<string, unknown> {
	return {
		iupd: `${CASSOLA}-${nav}`,
		type: 'F',
		fiscalCode: 'ZNCMRT84C57C037X',
		fullName: 'Marta Zanchi',
		companyName: 'Comune di Cassola',
		switchToExpired: true,
		payStandIn: true,
		paymentOption: [
			{
				nav,
				iuv: nav.slice(1),
				amount,
				description: 'Canone unico <2026> & altro',
				isPartialPayment: false,
				dueDate: '2026-12-31T22:59:59.000Z',
				transfer: [voce(amount)]
			}
		],
		...altro
	};
}

/** A cart with that notice of Cassola. */
export function nuovoCarrello(nav: string, amount: number, altro: object = {}): Record<string, unknown> {
	return {
		emailNotice: 'marta@example.it',
		paymentNotices: [
			{
				noticeNumber: nav,
				fiscalCode: CASSOLA,
				amount,
				companyName: 'Comune di Cassola',
				description: 'Canone <b>unico</b>'
			}
		],
		returnUrls: {
			returnOkUrl: 'https://cassola.example/ok',
			returnCancelUrl: 'https://cassola.example/annullato',
			returnErrorUrl: 'https://cassola.example/errore',
			returnWaitingUrl: 'http://cassola.localhost:3000/attesa'
		},
		idCart: 'carrello-1',
		...altro
	};
}

/** A stamp to be bought with a position. */
export const STAMP = {
	hashDocument: 'wHpFqVfDRNOT6fBVkZ1LWjuAsjYEZ4VKO2uIuYf0L0c=',
	stampType: '01',
	provincialResidence: 'VI'
};

/** What an ente and a citizen do at a bench. */
export type Mosse = {
	/** Calls the debt positions of Cassola. */
	gpd: (resto: string, chiamata?: Chiamata) => Promise<Response>;
	open: (nav: string, cent: number, altro?: object) => Promise<Response>;
	cart: (nav: string, cent: number, altro?: object) => Promise<Response>;
	/** The state of the position of a notice. */
	statusOf: (nav: string) => Promise<unknown>;
	/** Presses a button of a new cart; where the browser is sent. */
	pay: (modo: string, nav: string, cent?: number) => Promise<string | null>;
};

/** The moves at the bench of the moment. */
export function mosseDi(banco: () => Banco): Mosse {
	function gpd(resto: string, chiamata?: Chiamata): Promise<Response> {
		return call(`${banco().origine}${GPD}/organizations/${CASSOLA}/debtpositions${resto}`, chiamata);
	}
	function cart(nav: string, cent: number, altro: object = {}): Promise<Response> {
		const corpo = nuovoCarrello(nav, cent, altro);
		return call(`${banco().origine}${CHECKOUT}/carts`, { metodo: 'POST', corpo });
	}
	return {
		gpd,
		cart,
		open: (nav, cent, altro = {}) =>
			gpd('?toPublish=true', { metodo: 'POST', corpo: nuovaPosizione(nav, cent, altro) }),
		async statusOf(nav) {
			const { status } = (await (await gpd(`/${CASSOLA}-${nav}`)).json()) as { status: unknown };
			return status;
		},
		async pay(modo, nav, cent = 4500) {
			const location = (await cart(nav, cent)).headers.get('location') ?? '';
			return (await press(location, modo)).headers.get('location');
		}
	};
}

/** Presses a button of a payment page. */
export function press(location: string, modo: string): Promise<Response> {
	return fetch(location, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ modo }) });
}

/** Status and fault code of a refused cart. */
export async function faultOf(risposta: Promise<Response>): Promise<[number, unknown]> {
	const avuta = await risposta;
	const { faultCodeDetail } = (await avuta.json()) as { faultCodeDetail?: string };
	return [avuta.status, faultCodeDetail];
}
