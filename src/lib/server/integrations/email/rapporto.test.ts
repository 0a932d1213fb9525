import { describe, expect, it } from 'vitest';
import { readStati } from './rapporto.ts';

const TESTA = 'Reporting-MTA: dns; relay.example\r\nArrival-Date: Tue, 24 Nov 2026 10:00:00 +0000\r\n\r\n';

describe('i campi di un rapporto di consegna', () => {
	it.each([
		[
			'Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown',
			{ definitivo: true, codice: '550 5.1.1', motivo: 'INDIRIZZO_SCONOSCIUTO' }
		],
		[
			'action: Failed\nSTATUS: 5.2.2 (over quota)',
			{ definitivo: true, codice: '5.2.2', motivo: 'CASELLA_PIENA' }
		],
		[
			'Action: delayed\r\nStatus: 4.4.1\r\nWill-Retry-Until: Sun, 29 Nov 2026 10:00:00 +0000',
			{ definitivo: false, codice: '4.4.1', motivo: 'RIFIUTATA' }
		],
		['Action: failed\r\nStatus: 4.4.7', { definitivo: true, codice: '4.4.7', motivo: 'RIFIUTATA' }],
		[
			'Action: failed\r\nStatus: 5.0.0\r\nDiagnostic-Code: smtp;\r\n\t550-5.1.1 The email account\r\n 550 5.1.1 does not exist',
			{ definitivo: true, codice: '550 5.1.1', motivo: 'INDIRIZZO_SCONOSCIUTO' }
		],
		[
			'Action: failed\r\nStatus: 5.4.4\r\nDiagnostic-Code: X-Postfix; Host not found',
			{ definitivo: true, codice: '5.4.4', motivo: 'INDIRIZZO_SCONOSCIUTO' }
		],
		['Action: failed\r\nStatus: niente', { definitivo: true, codice: '', motivo: 'RIFIUTATA' }],
		['Action: relayed\r\nStatus: 2.0.0', 'nessuno'],
		['Status: 5.1.1', undefined]
	])('%j', (gruppo, letto) => {
		const con = typeof letto === 'object' ? { destinatari: ['a@b.it'], ...letto } : letto;
		expect(readStati(`${TESTA}Final-Recipient: rfc822; a@b.it\r\n${gruppo}\r\n`)).toEqual(con);
	});

	it.each([
		['Final-Recipient: RFC822;<Marta@Posta.Example>\n', ['marta@posta.example']],
		[
			'Original-Recipient: rfc822;marta@posta.example\nFinal-Recipient: rfc822; altra@altrove.example (x)\n',
			['altra@altrove.example', 'marta@posta.example']
		],
		['Final-Recipient: x400; /c=it/\n', []],
		['Final-Recipient: rfc822; ma\u0000rta@posta.example\n', []],
		['', []]
	])('%j dicono di chi è', (campi, destinatari) => {
		expect(readStati(`${TESTA}${campi}Action: failed\nStatus: 5.1.1\n`)).toMatchObject({ destinatari });
	});

	it('di più gruppi conta quello fallito', () => {
		const gruppi = 'Action: relayed\n\nAction: delayed\nStatus: 4.2.2\n\nAction: failed\nStatus: 5.1.1\n';
		expect(readStati(`Reporting-MTA: x\n\n${gruppi}`)).toMatchObject({ definitivo: true, codice: '5.1.1' });
	});

	it('di niente non è un rapporto', () => {
		expect(readStati('')).toBeUndefined();
		expect(readStati('x'.repeat(100_000))).toBeUndefined();
	});
});
