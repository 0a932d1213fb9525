import { describe, expect, it } from 'vitest';
import { readIndirizzo, toNuovoCarrello } from './checkout.ts';
import { readImpedimento } from './impedimenti.ts';

const ritorno = {
	ok: 'https://cassola.example/paga/1/ok',
	annullato: 'https://cassola.example/paga/1/annullato',
	errore: 'https://cassola.example/paga/1/errore',
	attesa: 'https://cassola.example/paga/1/attesa'
};

describe('il carrello per Checkout', () => {
	it('ha gli avvisi, i quattro ritorni e il nostro numero', () => {
		const avvisi = [
			{ nav: '302000123456789041', cent: 4500, causale: 'x'.repeat(150), ente: 'Comune di Cassola' }
		];
		expect(toNuovoCarrello({ id: 'c-1', email: 'marta@example.it', avvisi, ritorno }, '00227560243')).toEqual(
			{
				emailNotice: 'marta@example.it',
				paymentNotices: [
					{
						noticeNumber: '302000123456789041',
						fiscalCode: '00227560243',
						amount: 4500,
						companyName: 'Comune di Cassola',
						description: 'x'.repeat(140)
					}
				],
				returnUrls: {
					returnOkUrl: ritorno.ok,
					returnCancelUrl: ritorno.annullato,
					returnErrorUrl: ritorno.errore,
					returnWaitingUrl: ritorno.attesa
				},
				idCart: 'c-1',
				allCCP: false
			}
		);
	});

	it('senza indirizzo di posta non ne inventa uno', () => {
		const corpo = toNuovoCarrello({ id: 'c-1', email: undefined, avvisi: [], ritorno }, '00227560243');
		expect(Object.keys(corpo)).not.toContain('emailNotice');
	});
});

describe("l'indirizzo della pagina su cui pagare", () => {
	it.each([
		'https://checkout.pagopa.it/c/1',
		'http://127.0.0.1:3001/pagopa/c/1',
		'http://localhost:3001/c/1',
		'http://cassola.localhost:3001/c/1',
		'http://[::1]:3001/c/1'
	])('%s va bene', (scritto) => {
		expect(readIndirizzo(scritto)).toBe(scritto);
	});

	it.each([
		null,
		'',
		'/c/1',
		'http://checkout.pagopa.it/c/1',
		'http://localhost.example/c/1',
		'javascript:alert(1)',
		'data:text/html,x'
	])('%s no', (scritto) => {
		expect(readIndirizzo(scritto)).toBeUndefined();
	});
});

describe('il motivo di un rifiuto', () => {
	it.each([
		['PAA_PAGAMENTO_DUPLICATO', 'PAGATO'],
		['PPT_PAGAMENTO_DUPLICATO', 'PAGATO'],
		['PAYMENT_DUPLICATED', 'PAGATO'],
		['ODP-108', 'PAGATO'],
		['PPT_PAGAMENTO_IN_CORSO', 'IN_CORSO'],
		['PAYMENT_ONGOING', 'IN_CORSO'],
		['PAA_PAGAMENTO_SCADUTO', 'SCADUTO'],
		['PAA_PAGAMENTO_ANNULLATO', 'ANNULLATO'],
		['PAA_PAGAMENTO_SCONOSCIUTO', 'SCONOSCIUTO'],
		['PPT_SINTASSI_EXTRAXSD', 'SCONOSCIUTO'],
		['DOMAIN_UNKNOWN', 'SCONOSCIUTO'],
		['PAA_SYSTEM_ERROR', 'GUASTO'],
		['PPT_STAZIONE_INT_PA_TIMEOUT', 'GUASTO'],
		['PPT_IBAN_NON_CENSITO', 'GUASTO'],
		['GENERIC_ERROR', 'GUASTO'],
		['ODP-102', 'GUASTO'],
		['More than one payment notice', undefined],
		['', undefined]
	])('%s vuol dire %s', (codice, motivo) => {
		expect(readImpedimento(JSON.stringify({ title: 'x', faultCodeDetail: codice }))).toBe(motivo);
	});

	it('è quello di chi sta sotto quando un errore ne riporta un altro', () => {
		const testo = '{"faultCode":"PPT_ERRORE_EMESSO_DA_PAA","originalFaultCode":"PAA_PAGAMENTO_SCADUTO"}';
		expect(readImpedimento(testo)).toBe('SCADUTO');
	});
});
