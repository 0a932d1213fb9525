import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPagopaSimulator, type PagopaSimulator } from './pagopa.ts';

const CASSOLA = '90000000019';

let server: Server;
let arrivati: { percorso: string; testo: string; azione: string }[];
let rispondi: (response: ServerResponse) => void;
let pagopa: PagopaSimulator;

function risposta(outcome: string): string {
	return `<?xml version="1.0"?><e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><p:paSendRTV2Response xmlns:p="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd">${outcome}</p:paSendRTV2Response></e:Body></e:Envelope>`;
}

const OK = risposta('<outcome>OK</outcome>');
const KO = risposta(
	'<outcome>KO</outcome><fault><faultCode>PAA_PAGAMENTO_SCONOSCIUTO</faultCode><faultString>x</faultString><id>1</id></fault>'
);

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
	let testo = '';
	for await (const parte of request.setEncoding('utf8')) testo += parte as string;
	arrivati.push({ percorso: request.url ?? '', testo, azione: String(request.headers.soapaction) });
	rispondi(response);
}

beforeEach(async () => {
	arrivati = [];
	rispondi = (response) => response.end(OK);
	server = createServer((request, response) => void take(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const porta = typeof address === 'object' && address ? address.port : 0;
	let id = 0;
	pagopa = createPagopaSimulator({
		indirizzo: 'http://127.0.0.1:1/',
		ricevute: `http://127.0.0.1:${porta}/pagopa/ricevute`,
		now: () => new Date('2026-11-24T10:00:00Z'),
		newId: () => `id-${(id += 1)}`,
		random: (quanti) => new Uint8Array(quanti).fill(7)
	});
});

afterEach(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

describe('la consegna di una ricevuta', () => {
	it('arriva una volta sola quando il Comune dice OK', async () => {
		const nav = pagopa.sendSconosciuta(CASSOLA);
		await pagopa.tick();
		pagopa.advance(1);
		await pagopa.tick();
		expect(arrivati).toHaveLength(1);
		expect(arrivati[0]).toMatchObject({ percorso: '/pagopa/ricevute', azione: '"paSendRTV2"' });
		expect(arrivati[0]?.testo).toContain(`<noticeNumber>${nav}</noticeNumber>`);
		expect(pagopa.invii()).toMatchObject([{ esito: 'OK', tentativi: 1 }]);
	});

	it('si ripete ogni 30 secondi finché il Comune dice OK', async () => {
		rispondi = (response) => response.end(KO);
		pagopa.sendSconosciuta(CASSOLA);
		await pagopa.tick();
		await pagopa.tick();
		expect(pagopa.invii()).toMatchObject([{ esito: 'PAA_PAGAMENTO_SCONOSCIUTO', tentativi: 1 }]);
		rispondi = (response) => response.writeHead(500).end('no');
		pagopa.advance(0.5);
		await pagopa.tick();
		expect(pagopa.invii()).toMatchObject([{ esito: 'HTTP 500', tentativi: 2 }]);
		rispondi = (response) => response.end(OK);
		pagopa.advance(0.5);
		await pagopa.tick();
		expect(pagopa.invii()[0]).toEqual(
			expect.not.objectContaining({ prossimo: expect.anything() as unknown })
		);
		expect(arrivati).toHaveLength(3);
	});

	it('dopo venti tentativi si arrende', async () => {
		rispondi = (response) => response.destroy();
		pagopa.sendSconosciuta(CASSOLA);
		for (let volta = 0; volta < 25; volta += 1) {
			await pagopa.tick();
			pagopa.advance(1);
		}
		expect(arrivati).toHaveLength(20);
		expect(pagopa.invii()).toMatchObject([{ esito: 'non raggiunto', tentativi: 20 }]);
	});

	it('non segue chi la manda altrove', async () => {
		rispondi = (response) => response.writeHead(307, { location: '/altrove' }).end();
		pagopa.sendSconosciuta(CASSOLA);
		await pagopa.tick();
		expect(arrivati.map(({ percorso }) => percorso)).toEqual(['/pagopa/ricevute']);
		expect(pagopa.invii()).toMatchObject([{ esito: 'HTTP 307' }]);
	});

	it('aspetta che pagoPA torni a rispondere', async () => {
		pagopa.sendSconosciuta(CASSOLA);
		pagopa.answerWith('ERRORE');
		await pagopa.tick();
		expect(arrivati).toEqual([]);
		pagopa.answerWith('SI');
		await pagopa.tick();
		expect(arrivati).toHaveLength(1);
	});

	it('riparte quando è chiesto, anche se era già arrivata', async () => {
		expect(pagopa.resendUltima()).toBeUndefined();
		const nav = pagopa.sendSconosciuta(CASSOLA);
		await pagopa.tick();
		expect(pagopa.resendUltima()).toBe(nav);
		await pagopa.tick();
		expect(arrivati).toHaveLength(2);
		expect(arrivati[0]?.testo).toBe(arrivati[1]?.testo);
		expect(pagopa.sendAnnullata()).toBeUndefined();
	});
});
