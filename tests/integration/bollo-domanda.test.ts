// A request whose stamp is bought online: frozen when it is confirmed, sent by itself when the stamp is there, and never lost in between.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { omocodici } from '#lib/domain/codice-fiscale-calcolo.ts';
import { findDocumento } from '#lib/server/documenti/find-documento.ts';
import { comeBackBollo, findAcquisto } from '#lib/server/pagamenti/buy-bollo.ts';
import { claimAcquisti, claimInvii, listEntiConBolli } from '#lib/server/pagamenti/claim-bolli.ts';
import { serveBollo } from '#lib/server/pagamenti/serve-bollo.ts';
import { acknowledgeInformativa, deleteBozza, saveBozza } from '#lib/server/pratiche/bozza.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import {
	giveUpInvio,
	isBozzaFerma,
	listBozzeFerme,
	readPdfFermo
} from '#lib/server/pratiche/invio-in-attesa.ts';
import { removeOldBozze } from '#lib/server/pratiche/remove-old-bozze.ts';
import {
	chiedi,
	compra,
	CON_BOLLO_ONLINE,
	paga,
	spedisci,
	vistaBollo
} from '#tests/support/bollo-domanda.ts';
import { come, comeSistema, entraCon, impiegato, type Residente } from '#tests/support/mondo.ts';
import { guastoPagopa, pagopaFinta, type PagopaFinta } from '#tests/support/pagopa-finta.ts';
import { bozzaPronta, carica, invia, leggi, salvaPasso } from '#tests/support/pratiche.ts';
import { anna, marta, mondo } from '#tests/support/scena.ts';

const MINUTO = 60_000;
let pagopa: PagopaFinta;
let chi: Residente;
let quanti = 0;

// Each test has a person of its own: a draft that waits is nobody else's business.
beforeEach(async () => {
	pagopa = pagopaFinta();
	chi = await nuovaPersona();
	// What other tests left waiting is waited for no more.
	await mondo.owner`update acquisto_bollo set stato = 'abbandonato' where stato = 'aperto'`;
	await mondo.owner`update invio_in_attesa set prossimo_il = null where stato = 'pagato'`;
});

async function nuovaPersona(): Promise<Residente> {
	const codiceFiscale = omocodici(marta.codiceFiscale)[quanti] ?? '';
	quanti += 1;
	return entraCon(mondo, { ente: 'cassola', nome: 'Marta', cognome: 'Zanchettin', codiceFiscale });
}

function passano(minuti: number): void {
	mondo.sposta(new Date(mondo.clock().getTime() + minuti * MINUTO).toISOString());
}

async function confermata(): Promise<string> {
	const bozza = await bozzaPronta(mondo, chi, CON_BOLLO_ONLINE);
	expect(await invia(mondo, chi, bozza)).toEqual({ tipo: 'da-pagare' });
	return bozza;
}

/** Confirmed, with a purchase begun; its NAV. */
async function inAcquisto(): Promise<{ bozza: string; acquisto: string; nav: string }> {
	const bozza = await confermata();
	const esito = await compra(mondo, pagopa, { chi, bozza });
	if (esito.tipo !== 'vai') throw new Error(esito.tipo);
	return { bozza, acquisto: esito.acquisto, nav: ultimoNav() };
}

function ultimoNav(): string {
	return [...pagopa.bolliChiesti.keys()].at(-1) ?? '';
}

function torna(dati: {
	bozza: string;
	acquisto: string;
	come: 'ok' | 'annullato' | 'errore';
}): Promise<void> {
	return come(mondo, chi, (tx) => comeBackBollo(tx, { ...dati, istante: mondo.clock() }));
}

function annulla(bozza: string, persona = chi) {
	return come(mondo, persona, (tx) => giveUpInvio(tx, { bozza, istante: mondo.clock() }));
}

async function stato(bozza: string): Promise<string> {
	return (await vistaBollo(mondo, chi, bozza)).invio.stato;
}

async function pratiche(bozza: string): Promise<string[]> {
	const rows = await mondo.owner<{ numero: string }[]>`select numero from pratica where bozza_id = ${bozza}`;
	return rows.map(({ numero }) => numero);
}

function sha256(byte: Uint8Array): string {
	return createHash('sha256').update(byte).digest('base64');
}

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

describe('quando la marca arriva', () => {
	it('la richiesta parte da sola, a nome di chi l’ha confermata, nell’istante dell’invio', async () => {
		const { bozza, nav } = await inAcquisto();
		const pdf = await come(mondo, chi, (tx) => readPdfFermo(tx, bozza));
		const xml = paga(pagopa, nav);
		passano(2);
		expect(await listEntiConBolli(mondo.database, mondo.clock())).toEqual(['cassola']);
		expect(await chiedi(mondo, pagopa)).toEqual([{ esito: 'COMPRATA' }]);
		expect(await annulla(bozza)).toBe('BOLLO_PAGATO');
		const [sorte] = await spedisci(mondo);
		if (sorte?.esito !== 'INVIATA') throw new Error(JSON.stringify(sorte));
		const pratica = await leggi(mondo, 'cassola', sorte.numero);
		expect(pratica).toMatchObject({ stato: 'PROTOCOLLATA', personaId: chi.personaId });
		expect(pratica.presentataIl).toEqual(mondo.clock());
		const fascicolo = await come(mondo, chi, (tx) => readFascicolo(tx, sorte.numero));
		expect(fascicolo.documenti.map(({ tipo }) => tipo).toSorted()).toEqual(['domanda', 'marca', 'ricevuta']);
		expect(fascicolo.messaggi.map(({ oggetto }) => oggetto)).toEqual([`Richiesta ${sorte.numero}: ricevuta`]);
		// The clerk has the same bytes as the person.
		const byteDi = async (tipo: string, lettore: Residente | typeof anna) => {
			const id = fascicolo.documenti.find((uno) => uno.tipo === tipo)?.id ?? '';
			return come(mondo, lettore, (tx) => findDocumento(tx, id));
		};
		for (const lettore of [chi, impiegato('cassola', 'responsabile')]) {
			const domanda = await byteDi('domanda', lettore);
			expect(domanda.tipoMedia).toBe('application/pdf');
			expect(sha256(domanda.byte ?? new Uint8Array())).toBe(sha256(pdf));
			const marca = await byteDi('marca', lettore);
			expect(Buffer.from(marca.byte ?? []).toString()).toBe(xml);
			expect(marca.nomeFile).toBe(`marca-da-bollo-${sorte.numero}.xml`);
		}
		expect(await stato(bozza)).toBe('inviato');
	});

	it('due lavoratori insieme la inviano una volta sola', async () => {
		const { bozza, nav } = await inAcquisto();
		paga(pagopa, nav);
		passano(2);
		await chiedi(mondo, pagopa);
		const esiti = await Promise.all([spedisci(mondo), spedisci(mondo)]);
		expect(esiti.flat()).toHaveLength(1);
		expect(await pratiche(bozza)).toHaveLength(1);
	});

	it('un lavoratore ucciso tra il pagamento e l’invio non la perde', async () => {
		const { bozza, nav } = await inAcquisto();
		paga(pagopa, nav);
		passano(2);
		await chiedi(mondo, pagopa);
		// Claimed, and then nothing: the lease ends by itself.
		await comeSistema(mondo, 'cassola', (tx) =>
			claimInvii(tx, { ente: 'cassola', adesso: mondo.clock(), quanti: 20 })
		);
		expect(await spedisci(mondo)).toEqual([]);
		passano(2);
		expect(await spedisci(mondo)).toMatchObject([{ esito: 'INVIATA' }]);
		expect(await pratiche(bozza)).toHaveLength(1);
	});

	it('chi aveva l’acquisto prima di un altro lavoratore non scrive più', async () => {
		const { nav } = await inAcquisto();
		paga(pagopa, nav);
		passano(2);
		const prendi = () =>
			comeSistema(mondo, 'cassola', (tx) =>
				claimAcquisti(tx, { ente: 'cassola', adesso: mondo.clock(), quanti: 20 })
			);
		const [lento] = await prendi();
		passano(2);
		const [svelto] = await prendi();
		if (!lento || !svelto) throw new Error('niente da chiedere');
		const dialogo = { ...mondo, pagopa, random: () => 0.5 };
		expect(await serveBollo(dialogo, lento)).toBeUndefined();
		expect(await serveBollo(dialogo, svelto)).toEqual({ esito: 'COMPRATA' });
		await spedisci(mondo);
	});

	it('pagoPA che non risponde si richiama dopo, senza perdere il conto', async () => {
		const { bozza, nav } = await inAcquisto();
		passano(2);
		pagopa.guasto = guastoPagopa(true);
		expect(await chiedi(mondo, pagopa)).toMatchObject([{ esito: 'RINVIATA' }]);
		pagopa.guasto = undefined;
		paga(pagopa, nav);
		passano(1);
		expect(await chiedi(mondo, pagopa)).toEqual([{ esito: 'COMPRATA' }]);
		expect(await spedisci(mondo)).toHaveLength(1);
		expect(await pratiche(bozza)).toHaveLength(1);
	});

	it('ogni minuto per mezz’ora, ogni ora per un giorno, poi ogni giorno, e dopo novanta basta', async () => {
		await inAcquisto();
		const attese: [number, number][] = [
			[2, 1],
			[40, 60],
			[60 * 30, 60 * 24]
		];
		const inizio = mondo.clock().getTime();
		for (const [al, dopo] of attese) {
			mondo.sposta(new Date(inizio + al * MINUTO).toISOString());
			expect(await chiedi(mondo, pagopa)).toEqual([{ esito: 'NON_ANCORA' }]);
			passano(dopo - 0.5);
			expect(await chiedi(mondo, pagopa)).toEqual([]);
		}
		mondo.sposta(new Date(inizio + 91 * 24 * 60 * MINUTO).toISOString());
		expect(await chiedi(mondo, pagopa)).toEqual([{ esito: 'ABBANDONATA' }]);
		passano(60 * 48);
		expect(await chiedi(mondo, pagopa)).toEqual([]);
	});
});

describe('quando qualcosa va storto con la marca', () => {
	it('se è per altri byte nessuno invia niente, e la persona sa che la guardiamo', async () => {
		const { bozza, nav } = await inAcquisto();
		const giusta = pagopa.bolliChiesti.get(nav)?.impronta ?? '';
		paga(pagopa, nav, sha256(Buffer.from('altro')));
		passano(2);
		expect(await chiedi(mondo, pagopa)).toEqual([{ esito: 'DIVERSA' }]);
		expect(await stato(bozza)).toBe('da_verificare');
		expect(await spedisci(mondo)).toEqual([]);
		expect(await compra(mondo, pagopa, { chi, bozza })).toEqual({ tipo: 'cambiato' });
		expect(await annulla(bozza)).toBe('BOLLO_PAGATO');
		const [detto] = await mondo.owner<{ modello: string }[]>`
			select modello from messaggio where persona_id = ${chi.personaId}`;
		expect(detto?.modello).toBe('BOLLO_DA_VERIFICARE');
		expect(
			await come(mondo, anna, (tx) => tx`select from messaggio where modello like 'BOLLO%'`)
		).toHaveLength(0);
		// Put right by who sold it, it goes on by itself the day after.
		paga(pagopa, nav, giusta);
		passano(60 * 25);
		expect(await chiedi(mondo, pagopa)).toEqual([{ esito: 'COMPRATA' }]);
		expect(await spedisci(mondo)).toMatchObject([{ esito: 'INVIATA' }]);
	});

	it('una seconda marca pagata si tiene, e si dice a chi guarda il registro', async () => {
		const { bozza, nav } = await inAcquisto();
		passano(31);
		await compra(mondo, pagopa, { chi, bozza });
		const secondo = ultimoNav();
		paga(pagopa, nav);
		paga(pagopa, secondo);
		passano(60);
		const esiti = (await chiedi(mondo, pagopa)).map((sorte) => sorte?.esito);
		expect(esiti.toSorted()).toEqual(['COMPRATA', 'DOPPIA']);
		expect(await spedisci(mondo)).toHaveLength(1);
		expect(await pratiche(bozza)).toHaveLength(1);
		const tenute = await mondo.owner`
			select from acquisto_bollo where persona_id = ${chi.personaId} and marca is not null`;
		expect(tenute).toHaveLength(2);
	});

	it('pagata dopo l’annullamento, vale se la richiesta è confermata com’era', async () => {
		const { bozza, nav } = await inAcquisto();
		passano(31);
		expect(await annulla(bozza)).toBeUndefined();
		paga(pagopa, nav);
		passano(60);
		expect(await chiedi(mondo, pagopa)).toEqual([{ esito: 'TARDI' }]);
		expect(await spedisci(mondo)).toEqual([]);
		expect(await invia(mondo, chi, bozza)).toEqual({ tipo: 'da-pagare' });
		expect(await stato(bozza)).toBe('pagato');
		expect(await spedisci(mondo)).toMatchObject([{ esito: 'INVIATA' }]);
	});

	it('annullata e confermata com’era aspetta la marca di prima; cambiata ne vuole un’altra', async () => {
		const { bozza, nav } = await inAcquisto();
		const prima = pagopa.bolliChiesti.get(nav)?.impronta;
		passano(31);
		await annulla(bozza);
		await invia(mondo, chi, bozza);
		expect((await vistaBollo(mondo, chi, bozza)).invio.impronta).toBe(prima);
		await annulla(bozza);
		const ricevute = { modalita: 'COPIA_CONFORME', usoBollo: 'DIGITALE', invio: 'RITIRO' };
		await salvaPasso(mondo, chi, { bozza, passo: 'modalita', ricevute });
		await invia(mondo, chi, bozza);
		expect((await vistaBollo(mondo, chi, bozza)).invio.impronta).not.toBe(prima);
	});

	it('se la richiesta non si può più inviare la bozza si riapre, e la marca resta buona', async () => {
		const { bozza, nav } = await inAcquisto();
		paga(pagopa, nav);
		passano(2);
		await chiedi(mondo, pagopa);
		// A declaration that was not asked for when it was confirmed.
		await mondo.owner`update invio_in_attesa set dichiarazioni = '{}' where bozza_id = ${bozza}`;
		expect(await spedisci(mondo)).toEqual([
			{ esito: 'RESPINTA', motivo: 'sono cambiate le dichiarazioni da confermare.' }
		]);
		const { invio } = await vistaBollo(mondo, chi, bozza);
		expect(invio).toMatchObject({ stato: 'respinto' });
		expect(await come(mondo, chi, (tx) => isBozzaFerma(tx, bozza))).toBe(false);
		const [detto] = await mondo.owner<{ testo: string }[]>`
			select testo from messaggio where persona_id = ${chi.personaId}`;
		expect(detto?.testo).toContain('La marca resta valida se confermi la richiesta così com’è');
		expect(await invia(mondo, chi, bozza)).toEqual({ tipo: 'da-pagare' });
		expect(await spedisci(mondo)).toMatchObject([{ esito: 'INVIATA' }]);
		expect(await pratiche(bozza)).toHaveLength(1);
	});

	it('la bozza vecchia che nessuno paga si cancella, quella pagata no', async () => {
		const { bozza } = await inAcquisto();
		passano(60 * 24 * 120);
		await comeSistema(mondo, 'cassola', (tx) => removeOldBozze(tx, { istante: mondo.clock() }));
		expect(await mondo.owner`select from bozza where id = ${bozza}`).toHaveLength(0);
		expect(await stato(bozza)).toBe('annullato');
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
