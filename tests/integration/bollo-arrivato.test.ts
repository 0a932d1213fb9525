// A request whose stamp has arrived: sent by itself, once, and never lost when something goes wrong.
import { describe, expect, it } from 'vitest';
import { findDocumento } from '#lib/server/documenti/find-documento.ts';
import { claimAcquisti, claimInvii, listEntiConBolli } from '#lib/server/pagamenti/claim-bolli.ts';
import { serveBollo } from '#lib/server/pagamenti/serve-bollo.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { isBozzaFerma, readPdfFermo } from '#lib/server/pratiche/invio-in-attesa.ts';
import { removeOldBozze } from '#lib/server/pratiche/remove-old-bozze.ts';
import { chiedi, compra, paga, spedisci, vistaBollo } from '#tests/support/bollo-domanda.ts';
import { come, comeSistema, impiegato, type Residente } from '#tests/support/mondo.ts';
import { guastoPagopa } from '#tests/support/pagopa-finta.ts';
import { invia, leggi, salvaPasso } from '#tests/support/pratiche.ts';
import {
	pagopa,
	chi,
	nuovaPersona,
	passano,
	MINUTO,
	inAcquisto,
	ultimoNav,
	annulla,
	stato,
	pratiche,
	sha256
} from '#tests/support/scena-bollo.ts';
import { anna, mondo } from '#tests/support/scena.ts';

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
		await mondo.scalda();
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
		const pagata = await inAcquisto();
		paga(pagopa, pagata.nav);
		passano(2);
		await chiedi(mondo, pagopa);
		const { bozza } = await inAcquisto(await nuovaPersona());
		passano(60 * 24 * 120);
		await comeSistema(mondo, 'cassola', (tx) => removeOldBozze(tx, { istante: mondo.clock() }));
		const restano = await mondo.owner<{ id: string }[]>`
			select id from bozza where id = any (${[bozza, pagata.bozza]}::uuid[])`;
		expect(restano).toEqual([{ id: pagata.bozza }]);
		expect(await spedisci(mondo)).toMatchObject([{ esito: 'INVIATA' }]);
	});
});
