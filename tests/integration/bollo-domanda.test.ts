// A request whose stamp is bought online, until it is paid: frozen when it is confirmed, bought once, changed by nobody.
import { describe, expect, it } from 'vitest';
import { findAcquisto } from '#lib/server/pagamenti/buy-bollo.ts';
import { acknowledgeInformativa, deleteBozza, saveBozza } from '#lib/server/pratiche/bozza.ts';
import { isBozzaFerma, listBozzeFerme, readPdfFermo } from '#lib/server/pratiche/invio-in-attesa.ts';
import {
	chiedi,
	compra,
	CON_BOLLO_ONLINE,
	paga,
	spedisci,
	vistaBollo
} from '#tests/support/bollo-domanda.ts';
import { come, impiegato } from '#tests/support/mondo.ts';
import { guastoPagopa } from '#tests/support/pagopa-finta.ts';
import { bozzaPronta, carica, invia, salvaPasso } from '#tests/support/pratiche.ts';
import {
	pagopa,
	chi,
	nuovaPersona,
	passano,
	confermata,
	inAcquisto,
	torna,
	annulla,
	stato,
	pratiche,
	sha256
} from '#tests/support/scena-bollo.ts';
import { anna, mondo } from '#tests/support/scena.ts';

describe('chi conferma con la marca da comprare', () => {
	it('trova la domanda ferma, con i byte che la marca dovrà bollare, e nessuna pratica', async () => {
		const bozza = await confermata();
		const { invio } = await vistaBollo(mondo, chi, bozza);
		expect(invio).toMatchObject({ stato: 'da_pagare', cent: 1_600, congelatoIl: mondo.clock() });
		const pdf = await come(mondo, chi, (tx) => readPdfFermo(tx, bozza));
		expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
		expect(invio.impronta).toBe(sha256(pdf));
		expect(invio.impronta).toHaveLength(44);
		expect(await pratiche(bozza)).toEqual([]);
		expect(await come(mondo, chi, (tx) => listBozzeFerme(tx))).toEqual(new Set([bozza]));
	});

	it('se conferma due volte resta una sola domanda ferma', async () => {
		const bozza = await confermata();
		const prima = await vistaBollo(mondo, chi, bozza);
		expect(await invia(mondo, chi, bozza)).toEqual({ tipo: 'da-pagare' });
		expect((await vistaBollo(mondo, chi, bozza)).invio.id).toBe(prima.invio.id);
	});

	it('deve aver confermato le dichiarazioni, come per inviare', async () => {
		const bozza = await bozzaPronta(mondo, chi, CON_BOLLO_ONLINE);
		const esito = await invia(mondo, chi, bozza, { dichiarazioni: new Set() });
		expect(esito).toMatchObject({ tipo: 'da-confermare' });
		expect(await come(mondo, chi, (tx) => isBozzaFerma(tx, bozza))).toBe(false);
	});

	it('deve avere un codice fiscale', async () => {
		const bozza = await bozzaPronta(mondo, chi, CON_BOLLO_ONLINE);
		const { personaId: id, nome, cognome } = chi;
		const persona = { id, nome, cognome, codiceFiscale: null, identificativoEstero: 'ES/IT/12345' };
		expect(await invia(mondo, chi, bozza, { persona })).toMatchObject({
			tipo: 'problemi',
			problemi: [{ campo: 'usoBollo', codice: 'BOLLO_SENZA_CODICE' }]
		});
	});

	it('non cambia più niente: né risposte, né file, né la bozza intera', async () => {
		const bozza = await confermata();
		const ricevute = { modalita: 'VISIONE' };
		const ferma = { codice: 'BOLLO_IN_ATTESA' };
		await expect(salvaPasso(mondo, chi, { bozza, passo: 'modalita', ricevute })).rejects.toMatchObject(ferma);
		const istante = mondo.clock();
		await expect(come(mondo, chi, (tx) => deleteBozza(tx, bozza))).rejects.toMatchObject(ferma);
		await expect(
			come(mondo, chi, (tx) => acknowledgeInformativa(tx, { id: bozza, istante }))
		).rejects.toMatchObject(ferma);
		// Past the use cases, the database itself refuses.
		const riga = { id: bozza, risposte: ricevute, oggetto: '', istante };
		await expect(come(mondo, chi, (tx) => saveBozza(tx, riga))).rejects.toThrow('aspetta il suo bollo');
		await expect(carica(mondo, chi, { bozza })).rejects.toThrow('aspetta il suo bollo');
		await expect(come(mondo, chi, (tx) => tx`delete from bozza where id = ${bozza}`)).rejects.toThrow(
			'aspetta il suo bollo'
		);
	});

	it('può annullare finché non paga, e poi cambiare: i byte fermati non ci sono più', async () => {
		const bozza = await confermata();
		expect(await annulla(bozza)).toBeUndefined();
		await expect(come(mondo, chi, (tx) => readPdfFermo(tx, bozza))).rejects.toMatchObject({
			codice: 'NON_TROVATO'
		});
		await salvaPasso(mondo, chi, { bozza, passo: 'modalita', ricevute: { modalita: 'VISIONE' } });
		expect((await invia(mondo, chi, bozza)).tipo).toBe('inviata');
	});
});

describe('l’acquisto della marca', () => {
	it('chiede a pagoPA la marca per quei byte, e porta alla sua pagina', async () => {
		const { bozza, acquisto, nav } = await inAcquisto();
		const { invio, ripresa } = await vistaBollo(mondo, chi, bozza);
		expect(pagopa.bolliChiesti.get(nav)).toMatchObject({
			chi: { codiceFiscale: chi.codiceFiscale, email: 'marta@example.it' },
			cent: 1_600,
			provincia: 'VI',
			impronta: invio.impronta
		});
		expect(ripresa).toBe(acquisto);
		const quale = { bozza, acquisto, istante: mondo.clock() };
		expect(await come(mondo, chi, (tx) => findAcquisto(tx, quale))).toEqual({
			indirizzo: `https://checkout.example/${nav}`,
			valido: true
		});
	});

	it('è uno solo per mezz’ora, e dopo un ritorno senza pagamento se ne può fare un altro', async () => {
		const { bozza, acquisto } = await inAcquisto();
		passano(29);
		expect(await compra(mondo, pagopa, { chi, bozza })).toEqual({ tipo: 'vai', acquisto });
		await torna({ bozza, acquisto, come: 'annullato' });
		const altro = await compra(mondo, pagopa, { chi, bozza });
		expect(altro.tipo === 'vai' && altro.acquisto !== acquisto).toBe(true);
		passano(31);
		await compra(mondo, pagopa, { chi, bozza });
		expect(pagopa.bolliChiesti.size).toBe(3);
	});

	it('di due che lo cominciano insieme ne comincia uno', async () => {
		const bozza = await confermata();
		await mondo.scalda();
		const esiti = await Promise.all([
			compra(mondo, pagopa, { chi, bozza }),
			compra(mondo, pagopa, { chi, bozza })
		]);
		expect(esiti.map(({ tipo }) => tipo)).toContain('vai');
		expect(pagopa.bolliChiesti.size).toBe(1);
	});

	it('se pagoPA non risponde non comincia, e non si perde niente', async () => {
		const bozza = await confermata();
		pagopa.guasto = guastoPagopa(true);
		expect(await compra(mondo, pagopa, { chi, bozza })).toEqual({ tipo: 'non_risponde' });
		pagopa.guasto = undefined;
		expect((await compra(mondo, pagopa, { chi, bozza })).tipo).toBe('vai');
	});

	it('tornare con "ok" non dice che è pagata: si aspetta, senza un altro acquisto', async () => {
		const { bozza, acquisto } = await inAcquisto();
		await torna({ bozza, acquisto, come: 'ok' });
		expect(await stato(bozza)).toBe('da_pagare');
		expect(await compra(mondo, pagopa, { chi, bozza })).toEqual({ tipo: 'cambiato' });
		// pagoPA is asked at once, and then again.
		expect(await chiedi(mondo, pagopa)).toEqual([{ esito: 'NON_ANCORA' }]);
		expect(await spedisci(mondo)).toEqual([]);
	});

	it('mentre qualcuno può star pagando non si annulla', async () => {
		const { bozza, acquisto } = await inAcquisto();
		expect(await annulla(bozza)).toBe('BOLLO_IN_CORSO');
		await torna({ bozza, acquisto, come: 'ok' });
		expect(await annulla(bozza)).toBe('BOLLO_IN_CORSO');
		passano(31);
		expect(await annulla(bozza)).toBeUndefined();
	});
});

describe('la domanda ferma di un altro', () => {
	it('non si vede, non si compra, non si annulla', async () => {
		const { bozza, acquisto } = await inAcquisto();
		const altra = await nuovaPersona();
		const istante = mondo.clock();
		const ignota = { codice: 'NON_TROVATO' };
		await expect(vistaBollo(mondo, altra, bozza)).rejects.toMatchObject(ignota);
		await expect(compra(mondo, pagopa, { chi: altra, bozza })).rejects.toMatchObject(ignota);
		await expect(annulla(bozza, altra)).rejects.toMatchObject(ignota);
		await expect(come(mondo, altra, (tx) => readPdfFermo(tx, bozza))).rejects.toMatchObject(ignota);
		await expect(
			come(mondo, altra, (tx) => findAcquisto(tx, { bozza, acquisto, istante }))
		).rejects.toMatchObject(ignota);
		for (const lettore of [altra, anna, impiegato('seveso', 'responsabile')])
			for (const tabella of ['invio_in_attesa', 'acquisto_bollo'])
				expect(await come(mondo, lettore, (tx) => tx`select from ${tx(tabella)}`)).toHaveLength(0);
	});

	it('nessuno si dice da solo che ha pagato', async () => {
		const { bozza, acquisto, nav } = await inAcquisto();
		const prova = (work: Parameters<typeof come<unknown>>[2]) =>
			expect(come(mondo, chi, work)).rejects.toThrow();
		const { invio } = await vistaBollo(mondo, chi, bozza);
		await prova(
			(tx) =>
				tx`update invio_in_attesa set stato = 'pagato', acquisto_id = ${acquisto} where id = ${invio.id}`
		);
		await prova(
			(tx) => tx`
				update acquisto_bollo set stato = 'comprato', marca = '<x/>', impronta_marca = ${invio.impronta},
					comprato_il = now() where id = ${acquisto}`
		);
		await prova((tx) => tx`update invio_in_attesa set impronta = ${'A'.repeat(44)} where id = ${invio.id}`);
		paga(pagopa, nav);
	});
});
