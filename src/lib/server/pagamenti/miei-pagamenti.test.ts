import { describe, expect, it } from 'vitest';
import { mieiPagamentiVista, type MioPagamento } from './miei-pagamenti.ts';

const ADESSO = new Date('2026-11-24T09:30:00Z');
const UNO: MioPagamento = {
	id: '1',
	causale: 'Canone',
	cent: 12_050,
	scadenza: '2026-12-10',
	stato: 'DA_PAGARE',
	mezzo: null,
	pagatoIl: null,
	pratica: 'OSP-2026-000001',
	avviso: { gettone: 'g'.repeat(24), nav: '302000000000000143', stato: 'aperta' }
};

describe('i pagamenti di una persona', () => {
	it('da pagare hanno l’ultimo giorno e dove si pagano', () => {
		const { daPagare, pagati } = mieiPagamentiVista([UNO], ADESSO);
		expect(pagati).toEqual([]);
		expect(daPagare).toEqual([
			{
				id: '1',
				causale: 'Canone',
				importo: '120,50 €',
				pratica: { numero: 'OSP-2026-000001', href: '/area-personale/pratiche/OSP-2026-000001' },
				entro: '10/12/2026',
				inRitardo: false,
				paga: `/paga/${'g'.repeat(24)}`,
				libero: false
			}
		]);
	});

	it('chi ha più importi in un avviso sa quanto paga in tutto', () => {
		const altro = { ...UNO, id: '2', cent: 3_000 };
		const daSola = {
			...UNO,
			id: '3',
			avviso: { ...UNO.avviso, gettone: 'h', nav: '3', stato: 'aperta' as const }
		};
		const { daPagare } = mieiPagamentiVista([UNO, altro, daSola], ADESSO);
		expect(daPagare.map(({ insieme }) => insieme)).toEqual(['150,50 €', '150,50 €', undefined]);
	});

	it('l’ultimo giorno è ancora in tempo, il giorno dopo no', () => {
		const [oggi, ieri] = ['2026-11-24', '2026-11-23'].map((scadenza) => ({ ...UNO, scadenza }));
		const { daPagare } = mieiPagamentiVista([oggi ?? UNO, ieri ?? UNO], ADESSO);
		expect(daPagare.map(({ inRitardo }) => inRitardo)).toEqual([false, true]);
	});

	it('senza un avviso che si possa pagare non portano a pagare', () => {
		const scaduto = {
			...UNO,
			avviso: { gettone: 'g'.repeat(24), nav: '302000000000000143', stato: 'scaduta' as const }
		};
		const { daPagare } = mieiPagamentiVista([{ ...UNO, avviso: undefined }, scaduto], ADESSO);
		expect(daPagare.map(({ paga }) => paga)).toEqual([undefined, undefined]);
	});

	it.each([
		['pagopa', 'Pagato il 24/11/2026, con pagoPA', true],
		['contanti', 'Pagato il 24/11/2026, Contanti', false]
	] as const)('pagati con %s: «%s»', (mezzo, quando, conRicevuta) => {
		const avviso = { gettone: 'g'.repeat(24), nav: '302000000000000143', stato: 'pagata' as const };
		const pagato = { ...UNO, avviso, mezzo, stato: 'PAGATO' as const, pagatoIl: '2026-11-24' };
		const [riga] = mieiPagamentiVista([pagato], ADESSO).pagati;
		expect(riga?.quando).toBe(quando);
		expect(riga?.ricevuta !== undefined).toBe(conRicevuta);
	});
});
