// The moves of a pratica from the charge to the decision: who, from where, once, with term, document and message.
import { describe, expect, it } from 'vitest';
import { Conflitto, NonTrovato, TransizioneVietata } from '#lib/domain/rifiuti.ts';
import { entra, impiegato } from '#tests/support/mondo.ts';
import { chiedi, decidi, integra, MOTIVI, prendi } from '#tests/support/mosse.ts';
import { leggi, praticaInCarico, praticaInviata } from '#tests/support/pratiche.ts';
import { anna, capo, fascicolo, marta, mondo } from '#tests/support/scena.ts';

describe('la presa in carico', () => {
	it('dà la pratica a chi la prende, lo scrive nella storia e lo dice al cittadino', async () => {
		const numero = await praticaInviata(mondo, marta);
		mondo.sposta('2026-11-25T09:00:00Z');
		await prendi(mondo, anna, { numero });
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({
			stato: 'IN_CARICO',
			responsabileId: anna.operatoreId,
			revisione: 2
		});
		const { eventi, messaggi } = await fascicolo(numero);
		expect(eventi.map(({ tipo }) => tipo)).toEqual(['PRESENTAZIONE', 'PRENDI_IN_CARICO']);
		expect(messaggi[0]?.testo).toContain(`${anna.nome} ${anna.cognome}, Sportello unico edilizia`);
	});

	it('di due operatori nello stesso momento riesce a uno solo', async () => {
		const numero = await praticaInviata(mondo, marta);
		await mondo.scalda();
		const esiti = await Promise.allSettled([anna, capo].map((chi) => prendi(mondo, chi, { numero })));
		expect(esiti.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const vinto = esiti.find((esito) => esito.status === 'rejected');
		expect(vinto?.reason).toBeInstanceOf(Conflitto);
		expect(vinto?.reason).toMatchObject({ codice: 'PRATICA_CAMBIATA' });
		expect((await fascicolo(numero)).eventi).toHaveLength(2);
	});

	it('di chi guarda una pagina vecchia è rifiutata e non cambia niente', async () => {
		const numero = await praticaInviata(mondo, marta);
		await expect(prendi(mondo, anna, { numero, revisione: 7 })).rejects.toThrow(Conflitto);
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({ stato: 'PROTOCOLLATA', revisione: 1 });
	});

	it('non riesce a un operatore di un altro Comune', async () => {
		const numero = await praticaInviata(mondo, marta);
		await expect(prendi(mondo, impiegato('casciago', 'responsabile'), { numero })).rejects.toThrow(
			NonTrovato
		);
	});
});

describe('la richiesta di integrazioni', () => {
	it('sospende il termine per trenta giorni al massimo e dice quando rispondere', async () => {
		const numero = await praticaInCarico(mondo, marta);
		mondo.sposta('2026-12-01T09:00:00Z');
		await chiedi(mondo, anna, { numero, revisione: 2 });
		// Filed 24 November, due 24 December; asked on 1 December: until answered, thirty days more.
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({
			stato: 'ATTESA_INTEGRAZIONI',
			scadenza: '2027-01-23',
			integrazione: { entro: '2026-12-31', chiesta: '2026-12-01' }
		});
		const { documenti, messaggi, eventi } = await fascicolo(numero);
		expect(documenti.map(({ tipo }) => tipo)).toEqual(['ricevuta', 'integrazioni']);
		expect(messaggi[0]?.testo).toContain('31/12/2026. Il termine della pratica è sospeso.');
		expect(eventi.at(-1)?.dati).toMatchObject({ scadenzaPrima: '2026-12-24', scadenzaDopo: '2027-01-23' });
		const uscita = await mondo.owner`
			select verso from protocollo where pratica_id = (select id from pratica where numero = ${numero} and ente_id = 'cassola') order by numero`;
		expect(uscita.map(({ verso }) => verso as string)).toEqual(['E', 'U']);
	});

	it('non lascia scadere il tempo di chi risponde in un giorno festivo', async () => {
		const numero = await praticaInCarico(mondo, marta);
		mondo.sposta('2026-11-25T09:00:00Z');
		await chiedi(mondo, anna, { numero, revisione: 2 });
		// Thirty days end at Christmas, the next day is Santo Stefano and then it is Sunday.
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({
			scadenza: '2027-01-23',
			integrazione: { entro: '2026-12-28' }
		});
		const { messaggi } = await fascicolo(numero);
		expect(messaggi[0]?.testo).toContain('28/12/2026');
	});

	it('con la risposta allunga il termine dei soli giorni di attesa', async () => {
		const numero = await praticaInCarico(mondo, marta);
		mondo.sposta('2026-12-01T09:00:00Z');
		await chiedi(mondo, anna, { numero, revisione: 2 });
		mondo.sposta('2026-12-08T22:59:00Z');
		await integra(mondo, marta, numero);
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({
			stato: 'IN_CARICO',
			scadenza: '2026-12-31',
			integrazione: undefined
		});
	});

	it('la seconda volta si può fare, ma non sospende più', async () => {
		const numero = await praticaInCarico(mondo, marta);
		mondo.sposta('2026-12-01T09:00:00Z');
		await chiedi(mondo, anna, { numero, revisione: 2 });
		mondo.sposta('2026-12-08T09:00:00Z');
		await integra(mondo, marta, numero);
		await chiedi(mondo, anna, { numero, revisione: 4 });
		expect((await leggi(mondo, 'cassola', numero)).scadenza).toBe('2026-12-31');
		expect((await fascicolo(numero)).messaggi[0]?.testo).not.toContain('sospeso');
		mondo.sposta('2026-12-20T09:00:00Z');
		await integra(mondo, marta, numero);
		expect((await leggi(mondo, 'cassola', numero)).scadenza).toBe('2026-12-31');
	});

	it('non si fa prima di prendere in carico, e la risposta non si dà se nessuno ha chiesto', async () => {
		const numero = await praticaInviata(mondo, marta);
		await expect(chiedi(mondo, anna, { numero, revisione: 1 })).rejects.toThrow(TransizioneVietata);
		await expect(integra(mondo, marta, numero)).rejects.toThrow(TransizioneVietata);
		expect((await fascicolo(numero)).documenti).toHaveLength(1);
	});

	it('non ha la risposta di un altro cittadino né di un operatore', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await chiedi(mondo, anna, { numero, revisione: 2 });
		await expect(integra(mondo, await entra(mondo, 'Mario'), numero)).rejects.toThrow(NonTrovato);
		await expect(integra(mondo, anna, numero)).rejects.toThrow(TransizioneVietata);
	});

	it('due risposte nello stesso momento ne lasciano una', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await chiedi(mondo, anna, { numero, revisione: 2 });
		await mondo.scalda();
		const esiti = await Promise.allSettled([integra(mondo, marta, numero), integra(mondo, marta, numero)]);
		expect(esiti.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});
});

describe('la decisione', () => {
	it.each([
		['ACCOGLI', 'ACCOLTA', 'IO06'],
		['ACCOGLI_IN_PARTE', 'ACCOLTA_PARZ', 'IO07'],
		['DIFFERISCI', 'DIFFERITA', 'IO07'],
		['RIGETTA', 'RIGETTATA', 'IO08'],
		['DICHIARA_INAMMISSIBILE', 'INAMMISSIBILE', 'IO08']
	] as const)('%s chiude la pratica con atto, numero e messaggio', async (mossa, stato, modello) => {
		const numero = await praticaInCarico(mondo, marta);
		await decidi(mondo, capo, { numero, revisione: 2, mossa });
		const pratica = await leggi(mondo, 'cassola', numero);
		expect(pratica).toMatchObject({ stato, esito: stato, chiusaIl: mondo.clock(), revisione: 3 });
		expect(pratica.differitaAl).toBe(mossa === 'DIFFERISCI' ? '2027-03-01' : undefined);
		const { documenti, eventi } = await fascicolo(numero);
		expect(documenti.at(-1)?.tipo).toBe('provvedimento');
		expect(eventi.at(-1)).toMatchObject({ tipo: mossa, motivo: MOTIVI, attore: 'operatore' });
		const [messaggio] =
			await mondo.owner`select modello from messaggio where pratica_id = ${pratica.id} order by id desc limit 1`;
		expect(messaggio).toEqual({ modello });
		await expect(decidi(mondo, capo, { numero, revisione: 3, mossa })).rejects.toThrow(TransizioneVietata);
	});

	it('spetta al responsabile: non a un operatore e non a un cittadino, neppure sulla propria pratica', async () => {
		const numero = await praticaInCarico(mondo, marta);
		const atto = { numero, revisione: 2, mossa: 'ACCOGLI' } as const;
		await expect(decidi(mondo, anna, atto)).rejects.toThrow(TransizioneVietata);
		await expect(decidi(mondo, marta, atto)).rejects.toThrow(TransizioneVietata);
		await expect(prendi(mondo, marta, { numero: await praticaInviata(mondo, marta) })).rejects.toThrow(
			TransizioneVietata
		);
		await expect(chiedi(mondo, marta, { numero, revisione: 2 })).rejects.toThrow(TransizioneVietata);
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({ stato: 'IN_CARICO', revisione: 2 });
	});

	it('non viene prima della presa in carico', async () => {
		const numero = await praticaInviata(mondo, marta);
		await expect(decidi(mondo, capo, { numero, revisione: 1, mossa: 'RIGETTA' })).rejects.toThrow(
			TransizioneVietata
		);
	});

	it('chiude anche mentre si aspettano integrazioni, e non ne resta traccia in attesa', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await chiedi(mondo, anna, { numero, revisione: 2 });
		await decidi(mondo, capo, { numero, revisione: 3, mossa: 'RIGETTA' });
		expect((await leggi(mondo, 'cassola', numero)).integrazione).toBeUndefined();
		await expect(integra(mondo, marta, numero)).rejects.toThrow(TransizioneVietata);
	});

	it('presa insieme da due pagine aperte è una sola, con un solo numero', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await mondo.scalda();
		const esiti = await Promise.allSettled(
			(['ACCOGLI', 'RIGETTA'] as const).map((mossa) => decidi(mondo, capo, { numero, revisione: 2, mossa }))
		);
		expect(esiti.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await fascicolo(numero)).documenti).toHaveLength(2);
	});
});
