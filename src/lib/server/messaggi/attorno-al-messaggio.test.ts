import { describe, expect, it } from 'vitest';
import type { Posizione } from '../pagamenti/posizione.ts';
import { attornoVista, inParole, type Recapito } from './attorno-al-messaggio.ts';

const recapito: Recapito = {
	canale: 'email',
	esito: 'MANDATO',
	motivo: null,
	quando: new Date('2026-11-24T09:30:00Z'),
	recapito: 'marta@posta.example'
};

describe('dove è andato un messaggio', () => {
	it.each([
		[{}, 'Te l’abbiamo mandato anche per e-mail, a marta@posta.example, il 24/11/2026 alle 10:30.'],
		[{ canale: 'app-io', recapito: null }, 'Te l’abbiamo mandato anche su App IO, il 24/11/2026 alle 10:30.'],
		[{ canale: 'posta', recapito: null }, 'Te l’abbiamo mandato anche per posta il 24/11/2026.'],
		[{ canale: 'posta', recapito: null, esito: 'IN_PARTENZA' }, 'Te lo mandiamo anche per posta.'],
		[
			{ esito: 'TORNATO' },
			'Te l’abbiamo mandato per e-mail, a marta@posta.example, ma è tornato indietro il 24/11/2026 alle 10:30.'
		],
		[
			{ canale: 'app-io', recapito: null, esito: 'INCERTO' },
			'Abbiamo provato a mandartelo su App IO il 24/11/2026 alle 10:30: non sappiamo se è arrivato.'
		],
		[
			{ canale: 'app-io', recapito: null, esito: 'NON_MANDATO', motivo: 'BLOCCATO' },
			'Non te l’abbiamo mandato su App IO: lì hai scelto di non ricevere questi messaggi.'
		]
	] as [Partial<Recapito>, string][])('%j si dice così', (altro, frase) => {
		expect(inParole({ ...recapito, ...altro })).toBe(frase);
	});
});

describe('il pagamento che un messaggio chiede', () => {
	const posizione = { gettone: 'segreto', nav: '302000000000000000', cent: 1_600 };
	const { nav } = posizione;
	const visto = (avviso: string | null, nostra: Posizione | undefined) =>
		attornoVista({ documenti: [], recapiti: [], avviso, posizione: nostra, ritirata: undefined });
	const pagamento = (stato: Posizione['stato']) => visto(nav, { ...posizione, stato } as Posizione).pagamento;

	it('si fa da qui finché si può, poi c’è la ricevuta', () => {
		expect(pagamento('aperta')).toEqual({ importo: '16,00 €', paga: '/paga/segreto', ricevuta: undefined });
		expect(pagamento('pagata')).toMatchObject({
			paga: undefined,
			ricevuta: '/paga/segreto/ricevuta/302000000000000000'
		});
		expect(pagamento('annullata')).toMatchObject({ paga: undefined, ricevuta: undefined });
		expect(visto(nav, { ...posizione, stato: 'aperta' } as Posizione).pagaAltrui).toBeUndefined();
	});

	it('si cerca con il codice già scritto se l’avviso lo ha fatto un altro programma', () => {
		expect(visto('303000002600011744', undefined)).toMatchObject({
			pagamento: undefined,
			pagaAltrui: '/pagamenti/avviso?codice=303000002600011744'
		});
		expect(visto(null, undefined).pagaAltrui).toBeUndefined();
	});
});
