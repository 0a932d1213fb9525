import { describe, expect, it } from 'vitest';
import { flusso, paginaFlussi, paginaPagamenti, toFlussi, toFlusso } from './flussi.ts';

const quale = { id: 'f-1', revisione: 1, psp: '88888888888', pubblicatoIl: new Date('2026-12-02T00:00:00Z') };
const testata = { regulation: 'SEPA-1', regulationDate: '2026-12-01', sumPayments: 81.66 };

function pagamento(altro: object = {}): object {
	const uno = { index: 1, iuv: '02000123456789041', iur: 'token-1', idTransfer: 1, pay: 29 };
	return { ...uno, payStatus: 'EXECUTED', payDate: '2026-11-29T23:30:00Z', ...altro };
}

function leggi(...pagamenti: object[]): ReturnType<typeof toFlusso> {
	return toFlusso(quale, flusso.parse(testata), paginaPagamenti.parse({ data: pagamenti }).data);
}

describe('un flusso di rendicontazione', () => {
	it.each([
		[0.01, 1],
		[0.1, 10],
		[29, 2900],
		[81.66, 8166],
		[1.15, 115],
		[1_000_000.07, 100_000_007]
	])('ha %d euro come %d centesimi esatti', (pay, cent) => {
		expect(leggi(pagamento({ pay })).righe[0]?.cent).toBe(cent);
	});

	it.each([0.001, -1, 1e21, '29.00'])('non si legge con %s come importo', (pay) => {
		expect(paginaPagamenti.safeParse({ data: [pagamento({ pay })] }).success).toBe(false);
	});

	it('dice il bonifico, il totale e i pagamenti con il giorno di Roma', () => {
		expect(leggi(pagamento())).toEqual({
			...quale,
			regolamento: 'SEPA-1',
			regolatoIl: '2026-12-01',
			totaleCent: 8166,
			righe: [{ iuv: '02000123456789041', iur: 'token-1', cent: 2900, esito: 0, pagatoIl: '2026-11-30' }]
		});
	});

	it('unisce le voci di un pagamento, non quelle finite in altro modo', () => {
		const righe = leggi(
			pagamento(),
			pagamento({ index: 2, idTransfer: 2, pay: 16.5 }),
			pagamento({ index: 3, idTransfer: 3, payStatus: 'REVOKED' }),
			pagamento({ index: 4, iur: 'token-2', payStatus: 'NO_RPT' })
		).righe;
		expect(righe.map(({ iur, cent, esito }) => [iur, cent, esito])).toEqual([
			['token-1', 4550, 0],
			['token-1', 2900, 3],
			['token-2', 2900, 9]
		]);
	});

	it('si elencano dal più vecchio', () => {
		const data = ['2026-12-03T00:00:00Z', '2026-12-01T00:00:00Z'].map((published, posto) => {
			return { fdr: `f-${String(posto)}`, pspId: 'p', revision: 2, published };
		});
		expect(toFlussi(paginaFlussi.parse({ data }).data).map(({ id }) => id)).toEqual(['f-1', 'f-0']);
	});
});
