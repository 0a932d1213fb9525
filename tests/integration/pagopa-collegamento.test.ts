// Paying with a link: one attempt at a time, the way out and back, and what is known meanwhile.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isUuid } from '#lib/domain/uuid.ts';
import { asPagante, comeBack, findTentativo } from '#lib/server/pagamenti/pay.ts';
import { accolta, avvia, dueAvvisi, lavora, minutiDopo, sommeDi, vista } from '#tests/support/cassa.ts';
import { enteDi } from '#tests/support/mondo.ts';
import { guastoPagopa, pagopaFinta, type PagopaFinta } from '#tests/support/pagopa-finta.ts';
import { mondo } from '#tests/support/scena.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

let pagopa: PagopaFinta;

beforeEach(() => {
	pagopa = pagopaFinta();
});

describe('pagare con un collegamento', () => {
	async function daPagare(): Promise<{ numero: string; gettone: string; nav: string }> {
		const numero = await accolta();
		await lavora(pagopa);
		const [{ gettone, nav }] = await dueAvvisi(numero);
		return { numero, gettone, nav };
	}

	it('prima che pagoPA conosca l’avviso si aspetta', async () => {
		const [{ gettone }] = await dueAvvisi(await accolta());
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'in_preparazione' });
		expect(await avvia(pagopa, gettone)).toEqual({ tipo: 'cambiato' });
		expect(pagopa.carrelli).toEqual([]);
	});

	it('porta alla pagina di pagoPA, sempre alla stessa finché è buona', async () => {
		const { gettone, nav } = await daPagare();
		const esito = await avvia(pagopa, gettone);
		if (esito.tipo !== 'vai') throw new Error('Non parte');
		expect(isUuid(esito.tentativo)).toBe(true);
		expect(pagopa.carrelli).toMatchObject([
			{
				id: esito.tentativo,
				avvisi: [{ nav, cent: 1_600, ente: 'Comune di Cassola' }],
				ritorno: { ok: `https://sito.example/${esito.tentativo}/ok` }
			}
		]);
		expect(await avvia(pagopa, gettone)).toEqual(esito);
		expect(pagopa.carrelli).toHaveLength(1);
		minutiDopo(11);
		expect(await avvia(pagopa, gettone)).toEqual({ tipo: 'cambiato' });
		expect((await vista(gettone)).situazione).toMatchObject({ tipo: 'in_corso', tentativo: undefined });
		minutiDopo(20);
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'da_pagare' });
	});

	it('due clic insieme fanno un solo carrello', async () => {
		const { gettone } = await daPagare();
		await mondo.scalda();
		await Promise.all([avvia(pagopa, gettone), avvia(pagopa, gettone), avvia(pagopa, gettone)]);
		expect(pagopa.carrelli).toHaveLength(1);
	});

	it('chi torna indietro può riprovare subito, chi ha pagato aspetta la ricevuta', async () => {
		const { gettone, numero } = await daPagare();
		const ente = await enteDi(mondo);
		for (const [modo, tipo] of [
			['annullato', 'da_pagare'],
			['errore', 'da_pagare'],
			['attesa', 'in_corso']
		] as const) {
			const esito = await avvia(pagopa, gettone);
			if (esito.tipo !== 'vai') throw new Error('Non parte');
			const { tentativo } = esito;
			const istante = mondo.clock();
			await asPagante({ ...mondo, ente }, gettone, (tx) =>
				comeBack(tx, { gettone, tentativo, come: modo, istante })
			);
			expect((await vista(gettone)).situazione).toMatchObject({ tipo });
			const { valido } = await asPagante({ ...mondo, ente }, gettone, (tx) =>
				findTentativo(tx, { gettone, tentativo, istante })
			);
			expect(valido).toBe(false);
		}
		expect((await sommeDi(numero)).map(({ stato }) => stato)).toEqual(['CREATA', 'CREATA']);
	});

	it('quando pagoPA non risponde non comincia niente', async () => {
		const { gettone } = await daPagare();
		pagopa.esitiCarrello.push(guastoPagopa(true));
		expect(await avvia(pagopa, gettone)).toEqual({ tipo: 'non_risponde' });
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'da_pagare' });
	});

	it.each([
		['IN_CORSO', 'in_corso'],
		['PAGATO', 'da_pagare'],
		['SCONOSCIUTO', 'da_pagare']
	] as const)('se pagoPA dice %s la pagina lo sa, e pagoPA è interrogata subito', async (detto, tipo) => {
		const { gettone } = await daPagare();
		pagopa.esitiCarrello.push({ esito: detto });
		expect(await avvia(pagopa, gettone)).toEqual({ tipo: 'cambiato' });
		expect((await vista(gettone)).situazione).toMatchObject({ tipo });
		pagopa.chiamate = [];
		await lavora(pagopa);
		expect(pagopa.chiamate).toContain('readRicevuta');
	});

	it('un avviso che a pagoPA è scaduto si dice scaduto', async () => {
		const { gettone, nav, numero } = await daPagare();
		const posizione = pagopa.posizioni.get(`90000000019-${nav}`);
		if (posizione) posizione.statoPagopa = 'SCADUTA';
		minutiDopo(60 * 25);
		await lavora(pagopa);
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'scaduto' });
		expect((await sommeDi(numero))[0]?.stato).toBe('SCADUTA');
	});
});
