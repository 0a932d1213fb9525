// Payments that nobody asked for, and everything that a citizen has to pay and has paid.
import { describe, expect, it, vi } from 'vitest';
import { createGettone } from '#lib/server/pagamenti/open-posizioni.ts';
import { listMieiPagamenti } from '#lib/server/pagamenti/miei-pagamenti.ts';
import type { Posizione } from '#lib/server/pagamenti/posizione.ts';
import { come, comeSistema, entra, impiegato } from '#tests/support/mondo.ts';
import { incassa } from '#tests/support/mosse.ts';
import { pagopaFinta } from '#tests/support/pagopa-finta.ts';
import { marta, mondo } from '#tests/support/scena.ts';
import {
	apri,
	avvisi,
	comeAttore,
	delGettone,
	lavora,
	paga,
	porta,
	vista
} from '#tests/support/senza-pratica.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

const elena = impiegato('cassola', 'cassa');

describe('un pagamento senza avviso', () => {
	it('aspetta che pagoPA lo sappia, e poi si paga con il suo collegamento', async () => {
		const pagopa = pagopaFinta();
		const gettone = await apri();
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'in_preparazione' });
		expect(pagopa.chiamate).toEqual([]);
		await lavora(pagopa);
		const [posizione] = (await delGettone(gettone)) as [Posizione];
		expect(posizione).toMatchObject({
			stato: 'aperta',
			altrui: false,
			pratica: null,
			persona: null,
			scadenza: '2026-12-24',
			scade: false,
			causale: 'Diritti di segreteria - copia',
			voci: [{ cent: 1_250, tassonomia: '9/0103100TS/', iban: 'IT60X0542811101000000123456' }]
		});
		await paga(posizione);
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'pagato' });
	});

	it('lo stesso modulo inviato due volte insieme è un solo pagamento', async () => {
		for (const persona of [null, marta.personaId]) {
			const invio = createGettone();
			await mondo.scalda();
			const tutti = await Promise.all([1, 2, 3].map(() => apri({ invio, persona })));
			expect(new Set(tutti).size).toBe(1);
			expect(await delGettone(tutti[0] ?? '')).toHaveLength(1);
			expect(await apri({ invio, persona, cent: 1_300 })).not.toBe(tutti[0]);
		}
	});

	it('di chi è entrato e paga per sé sta tra le sue cose, e tra quelle di nessun altro', async () => {
		const gettone = await apri({ persona: marta.personaId });
		const mario = await entra(mondo, 'Mario');
		const quanti = (chi: typeof marta) =>
			come(mondo, chi, (tx) => tx`select 1 from posizione where gettone = ${gettone}`);
		expect(await quanti(marta)).toHaveLength(1);
		expect(await quanti(mario)).toHaveLength(0);
		expect((await vista(gettone)).situazione).toEqual({ tipo: 'in_preparazione' });
	});

	it.each([
		['nel fascicolo di un altro', {}],
		['già aperto', { stato: 'aperta' }],
		['già pagato', { stato: 'pagata' }]
	])('non nasce %s', async (modo, altro: { stato?: string }) => {
		const mario = await entra(mondo, 'Mario');
		const persona = altro.stato ? marta.personaId : mario.personaId;
		await expect(
			come(
				mondo,
				marta,
				(tx) => tx`
					insert into posizione (id, ente_id, persona_id, gettone, nav, cf_ente, debitore, causale, cent, voci, scadenza,
						scade, stato, chiusa_il, prossimo_il, creata_il)
					values (${mondo.newId()}, 'cassola', ${persona}, ${createGettone()}, '302000000099999900', '90000000019',
						${tx.json({})}, ${modo}, 1, ${tx.json([{}])}, '2026-12-24', false, ${altro.stato ?? 'da_aprire'},
						${altro.stato === 'pagata' ? mondo.clock() : null}, ${mondo.clock()}, ${mondo.clock()})`
			)
		).rejects.toMatchObject({ code: '42501' });
	});

	it('con il collegamento non si fa passare per uno di un altro programma quello che è nostro', async () => {
		const gettone = await apri();
		await expect(
			comeAttore({ ruolo: 'pagante', gettone }, (tx) => tx`update posizione set altrui = true`)
		).rejects.toMatchObject({ code: '42501' });
	});
});

describe('i pagamenti di una persona', () => {
	it('sono quelli delle sue pratiche e quelli che ha cominciato da sola, pagati e da pagare', async () => {
		const nadia = await entra(mondo, 'Mario');
		const prima = await come(mondo, nadia, (tx) => listMieiPagamenti(tx, mondo.clock()));
		expect(prima).toEqual([]);
		const { numero, prima: avviso, seconda } = await avvisi();
		const [dovuto] = await comeSistema(
			mondo,
			'cassola',
			(tx) => tx<{ id: string }[]>`select id from pagamento where posizione_id = ${seconda.id}`
		);
		const gettone = await apri({ persona: marta.personaId });
		await paga(avviso);
		await incassa(mondo, elena, { numero, revisione: 4, pagamento: dovuto?.id ?? '', cent: 12_050, porta });
		const miei = (await come(mondo, marta, (tx) => listMieiPagamenti(tx, mondo.clock()))).filter(
			({ pratica, avviso: suo }) => pratica === numero || suo?.gettone === gettone
		);
		expect(miei.map(({ stato, mezzo, cent, pratica }) => [stato, mezzo, cent, pratica])).toEqual([
			['DA_PAGARE', null, 1_250, null],
			['PAGATO', 'pagopa', 1_600, numero],
			['PAGATO', 'contanti', 12_050, numero]
		]);
		expect(await come(mondo, nadia, (tx) => listMieiPagamenti(tx, mondo.clock()))).toEqual([]);
	});

	it('quello che ha cominciato da sola e non ha pagato, dopo l’ultimo giorno non c’è più', async () => {
		const gettone = await apri({ persona: marta.personaId });
		const ci = async () =>
			(await come(mondo, marta, (tx) => listMieiPagamenti(tx, mondo.clock()))).some(
				({ avviso }) => avviso?.gettone === gettone
			);
		expect(await ci()).toBe(true);
		mondo.sposta('2026-12-24T22:00:00Z');
		expect(await ci()).toBe(true);
		mondo.sposta('2026-12-24T23:30:00Z');
		expect(await ci()).toBe(false);
	});

	it('uno pagato si ritrova, con il giorno in cui è stato pagato', async () => {
		const gettone = await apri({ persona: marta.personaId });
		const [posizione] = (await delGettone(gettone)) as [Posizione];
		await paga(posizione);
		const miei = await come(mondo, marta, (tx) => listMieiPagamenti(tx, mondo.clock()));
		expect(miei.find(({ avviso }) => avviso?.gettone === gettone)).toMatchObject({
			stato: 'PAGATO',
			mezzo: 'pagopa',
			pagatoIl: '2026-11-24'
		});
	});
});
