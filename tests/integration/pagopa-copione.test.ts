// The portal and the simulator of pagoPA, over the wire: every scripted case of a payment, from the notice to what is known of it.
import { describe, expect, it } from 'vitest';
import { createRicevutePagopa } from '#lib/server/integrations/pagopa/ricezione.ts';
import { createGettone, openPosizione } from '#lib/server/pagamenti/open-posizioni.ts';
import { receiveRicevuta } from '#lib/server/pagamenti/receive-ricevuta.ts';
import { avvia, lavora, minutiDopo } from '#tests/support/cassa.ts';
import { comeSistema, enteDi } from '#tests/support/mondo.ts';
import { banco, paga, pagopa, ricevi, situazione } from '#tests/support/pagopa-sul-filo.ts';
import { mondo } from '#tests/support/scena.ts';

type Aperta = { gettone: string; nav: string };

/** A position of somebody, known to pagoPA unless told otherwise. */
async function apri(cent: number, { scade = false, porta = true } = {}): Promise<Aperta> {
	const ente = await enteDi(mondo);
	const gettone = createGettone();
	const { nav } = await comeSistema(mondo, 'cassola', (tx) =>
		openPosizione(
			tx,
			{ ente, istante: mondo.clock(), newId: mondo.newId },
			{
				persona: null,
				pratica: null,
				gettone,
				debitore: { tipo: 'F', codiceFiscale: 'ZNCMRT84C57C037X', nome: 'Marta Zanchettin' },
				causale: 'Diritti di segreteria',
				voci: [
					{
						cent,
						causale: 'Diritti di segreteria',
						tassonomia: '9/0103100TS/',
						iban: 'IT60X0542811101000000123456'
					}
				],
				scadenza: '2026-12-24',
				scade,
				pagamenti: []
			}
		)
	);
	if (porta) await lavora(pagopa);
	return { gettone, nav };
}

async function ricevuteDi(nav: string) {
	return mondo.owner<{ stato: string; motivo: string | null }[]>`
		select stato, motivo from ricevuta_pagopa where nav = ${nav} order by arrivata_il, id`;
}

describe('un pagamento che va a buon fine', () => {
	it('si sa pagato dalla ricevuta, e non dal ritorno', async () => {
		const { gettone, nav } = await apri(4_501);
		expect(await paga(gettone, 'PAGA')).toBe('ok');
		expect(await situazione(gettone)).toBe('in_corso');
		expect(await ricevi()).toEqual({ rifiuti: [undefined], esiti: ['abbinata'] });
		expect(await situazione(gettone)).toBe('pagato');
		expect(await ricevuteDi(nav)).toEqual([{ stato: 'abbinata', motivo: null }]);
	});

	it('con il browser chiuso dopo aver pagato si sa lo stesso', async () => {
		const { gettone } = await apri(4_500);
		await paga(gettone, 'CHIUDI');
		await ricevi();
		expect(await situazione(gettone)).toBe('pagato');
	});

	it('con la ricevuta in ritardo si aspetta, e non si può pagare due volte', async () => {
		const { gettone } = await apri(4_502);
		expect(await paga(gettone, 'PAGA')).toBe('ok');
		expect(await ricevi()).toEqual({ rifiuti: [], esiti: [] });
		expect(await situazione(gettone)).toBe('in_corso');
		expect(await avvia(pagopa, gettone)).toEqual({ tipo: 'cambiato' });
		minutiDopo(3);
		await ricevi();
		expect(await situazione(gettone)).toBe('pagato');
	});

	it('con la ricevuta doppia conta una volta', async () => {
		const { gettone, nav } = await apri(4_507);
		await paga(gettone, 'PAGA');
		const { rifiuti } = await ricevi();
		minutiDopo(1);
		rifiuti.push(...(await ricevi()).rifiuti);
		expect(rifiuti.filter((rifiuto) => rifiuto === undefined).length).toBeGreaterThanOrEqual(1);
		expect(await ricevuteDi(nav)).toHaveLength(1);
		expect(await situazione(gettone)).toBe('pagato');
	});

	it('che nessuno racconta si va a chiedere', async () => {
		const { gettone, nav } = await apri(4_500);
		await paga(gettone, 'CHIUDI');
		minutiDopo(2);
		await lavora(pagopa);
		await ricevi();
		expect(await situazione(gettone)).toBe('pagato');
		expect(await ricevuteDi(nav)).toHaveLength(1);
	});
});

describe('un pagamento che non va', () => {
	it('lasciato a metà si può riprovare subito', async () => {
		const { gettone } = await apri(4_503);
		expect(await paga(gettone, 'PAGA')).toBe('annullato');
		expect(await situazione(gettone)).toBe('da_pagare');
		expect((await avvia(pagopa, gettone)).tipo).toBe('vai');
	});

	it('rifiutato dalla banca si può riprovare', async () => {
		const { gettone } = await apri(4_500);
		expect(await paga(gettone, 'RIFIUTO')).toBe('errore');
		await ricevi();
		expect(await situazione(gettone)).toBe('da_pagare');
	});

	it('rimasto in sospeso si aspetta, e si conclude da solo', async () => {
		const { gettone } = await apri(4_500);
		expect(await paga(gettone, 'SOSPESO')).toBe('attesa');
		expect(await situazione(gettone)).toBe('in_corso');
		minutiDopo(6);
		await ricevi();
		expect(await situazione(gettone)).toBe('pagato');
	});

	it.each([
		[4_504, 'già pagato', { tipo: 'cambiato' }, 'da_pagare'],
		[4_505, 'in corso', { tipo: 'cambiato' }, 'in_corso'],
		[4_506, 'scaduto', { tipo: 'cambiato' }, 'da_pagare'],
		[4_509, 'guasto', { tipo: 'non_risponde' }, 'da_pagare']
	])('%i centesimi: pagoPA lo dice %s, e la pagina lo sa', async (cent, _, esito, dopo) => {
		const { gettone } = await apri(cent);
		expect(await avvia(pagopa, gettone)).toEqual(esito);
		expect(await situazione(gettone)).toBe(dopo);
	});

	it('scaduto a pagoPA non si può più pagare', async () => {
		const { gettone } = await apri(4_500, { scade: true });
		banco.pagopa.advance(60 * 24 * 40);
		minutiDopo(60 * 25);
		await lavora(pagopa);
		expect(await situazione(gettone)).toBe('scaduto');
	});
});

describe('soldi che non si sa di che cosa sono', () => {
	it('di un altro importo restano da riconciliare', async () => {
		const { gettone, nav } = await apri(4_508);
		await paga(gettone, 'PAGA');
		expect((await ricevi()).esiti).toEqual(['IMPORTO']);
		expect(await ricevuteDi(nav)).toEqual([{ stato: 'da_riconciliare', motivo: 'IMPORTO' }]);
		expect(await situazione(gettone)).not.toBe('pagato');
	});

	it('di un avviso che nessuno ha fatto si rifiutano, e si tengono', async () => {
		const nav = banco.pagopa.sendSconosciuta('90000000019');
		expect(await ricevi()).toEqual({ rifiuti: ['PAA_PAGAMENTO_SCONOSCIUTO'], esiti: ['SCONOSCIUTA'] });
		expect(await ricevuteDi(nav)).toEqual([{ stato: 'da_riconciliare', motivo: 'SCONOSCIUTA' }]);
	});

	it('di un avviso annullato si tengono da parte', async () => {
		const { nav } = await apri(4_500);
		await comeSistema(
			mondo,
			'cassola',
			(tx) =>
				tx`update posizione set stato = 'da_annullare', prossimo_il = ${mondo.clock()} where nav = ${nav}`
		);
		await lavora(pagopa);
		expect(banco.pagopa.sendAnnullata()).toBe(nav);
		expect((await ricevi()).esiti).toEqual(['ANNULLATA']);
	});

	it('di un altro Comune, o di un’altra stazione, si rifiutano', async () => {
		const ricevute = createRicevutePagopa();
		banco.pagopa.sendSconosciuta('90000000019');
		await banco.pagopa.tick();
		const corpo = banco.ricevute.at(-1) ?? '';
		for (const [da, a, rifiuto] of [
			['<idPA>90000000019', '<idPA>90000009999', 'PAA_ID_DOMINIO_ERRATO'],
			['<idBrokerPA>90000000019', '<idBrokerPA>90000000027', 'PAA_ID_INTERMEDIARIO_ERRATO'],
			['<idStation>90000000019_01', '<idStation>90000000019_02', 'PAA_STAZIONE_INT_ERRATA'],
			['<idPA>', '<idPa>', 'PAA_SINTASSI_XSD']
		] as const) {
			expect(corpo).toContain(da);
			const cambiato = Buffer.from(corpo.replace(da, a));
			const { rifiuto: detto, risposta } = await receiveRicevuta({ ...mondo, ricevute }, cambiato);
			expect(detto).toBe(rifiuto);
			expect(risposta).toContain(rifiuto);
		}
	});
});

describe('quando pagoPA non risponde', () => {
	it.each(['ERRORE', 'MUTO'] as const)(
		'(%s) gli avvisi aspettano, e poi vanno a posto da soli',
		async (come) => {
			banco.pagopa.answerWith(come);
			const { gettone } = await apri(4_500, { porta: false });
			await lavora(pagopa);
			expect(await situazione(gettone)).toBe('in_preparazione');
			banco.pagopa.answerWith('SI');
			minutiDopo(60);
			await lavora(pagopa);
			expect(await situazione(gettone)).toBe('da_pagare');
			banco.pagopa.answerWith(come);
			expect(await avvia(pagopa, gettone)).toEqual({ tipo: 'non_risponde' });
			expect(await situazione(gettone)).toBe('da_pagare');
		}
	);
});
