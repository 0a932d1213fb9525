// What became of the messages that a channel took, and what a clerk reads and does about the others.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConsegne } from '#lib/server/spedizioni/consegne.ts';
import { deliver } from '#lib/server/spedizioni/deliver.ts';
import { noteRimbalzo } from '#lib/server/spedizioni/note-rimbalzo.ts';
import { markSpedita, retrySpedizione } from '#lib/server/spedizioni/riprendi.ts';
import { openScritture } from '#lib/server/spedizioni/scritture.ts';
import { claimVerifiche, listEntiDaVerificare, verify } from '#lib/server/spedizioni/verifiche.ts';
import { guastoIo } from '#tests/support/app-io.ts';
import { consegnaTutto, prendiUna, SENZA_FRENO } from '#tests/support/consegna.ts';
import { come, comeSistema, impiegato } from '#tests/support/mondo.ts';
import { apriScenaCanali, EMAIL_DI_MARTA, type ScenaCanali } from '#tests/support/scena-canali.ts';

let scena: ScenaCanali;

beforeEach(async () => {
	scena = await apriScenaCanali();
});

afterEach(async () => {
	await scena.mondo.chiudi();
});

describe('che cosa ne è stato', () => {
	async function chiedi(): Promise<string[]> {
		const { mondo, io } = scena;
		const prese = await comeSistema(mondo, 'cassola', (tx) =>
			claimVerifiche(tx, { ente: 'cassola', adesso: mondo.clock(), quante: 10, ritmo: SENZA_FRENO })
		);
		const { note } = openScritture(mondo);
		return Promise.all(prese.map((presa) => verify({ appIo: () => io, note }, presa)));
	}

	it('si chiede dopo un minuto, non prima, e una volta basta', async () => {
		const { mondo, scrivi, consegna, dove, dopo } = scena;
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		dopo(59);
		expect(await chiedi()).toEqual([]);
		dopo(60);
		expect(await listEntiDaVerificare(mondo.database, mondo.clock())).toEqual(['cassola']);
		expect(await chiedi()).toEqual(['CONSEGNATO']);
		expect(await dove()).toEqual(['app-io consegnata']);
		dopo(7_200);
		expect(await chiedi()).toEqual([]);
	});

	it('si richiede dopo dieci minuti e dopo un’ora se è ancora in viaggio, poi basta', async () => {
		const { mondo, io, scrivi, consegna, dove, dopo } = scena;
		io.stato = { esito: 'IN_CORSO' };
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		const volte: number[] = [];
		for (let minuto = 1; minuto <= 200; minuto += 1) {
			dopo(minuto * 60);
			if ((await chiedi()).length > 0) volte.push(minuto);
		}
		expect(volte).toEqual([1, 11, 71]);
		expect(await dove()).toEqual(['app-io accettata']);
	});

	it('se App IO lo rifiuta dopo, il messaggio passa al canale che segue', async () => {
		const { mondo, io, scrivi, conEmail, consegna, dove, dopo } = scena;
		await conEmail();
		io.stato = { esito: 'RESPINTO', motivo: 'BLOCCATO' };
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		dopo(60);
		await chiedi();
		await consegnaTutto(mondo, consegna());
		expect(await dove()).toEqual(['app-io respinta', 'email accettata']);
	});

	/** The person does not use App IO: a letter left to her address, and this says that it came back. */
	async function lettera() {
		const { mondo, io, email, scrivi, conEmail, consegna } = scena;
		await conEmail();
		io.destinatario = 'NON_ISCRITTO';
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		return {
			spedizione: email.ricevute[0]?.id ?? '',
			destinatari: [EMAIL_DI_MARTA],
			definitivo: true,
			codice: '5.1.1',
			motivo: 'INDIRIZZO_SCONOSCIUTO' as const
		};
	}

	it('una lettera che torna indietro passa alla posta; un ritardo non cambia niente', async () => {
		const { mondo, dove } = scena;
		const rimbalzo = await lettera();
		expect(await noteRimbalzo(mondo, { ...rimbalzo, definitivo: false })).toBe(true);
		expect(await dove()).toEqual(['app-io non_recapitabile', 'email accettata']);
		expect(await noteRimbalzo(mondo, rimbalzo)).toBe(true);
		expect(await noteRimbalzo(mondo, rimbalzo)).toBe(true);
		expect(await dove()).toEqual(['app-io non_recapitabile', 'email respinta', 'posta da_spedire']);
		expect(await noteRimbalzo(mondo, { ...rimbalzo, spedizione: mondo.newId() })).toBe(false);
	});

	it('un rapporto su un altro indirizzo, o su nessuno, non conta', async () => {
		const { mondo, dove } = scena;
		const rimbalzo = await lettera();
		for (const destinatari of [['altra@posta.example'], []])
			expect(await noteRimbalzo(mondo, { ...rimbalzo, destinatari })).toBe(false);
		expect(await dove()).toEqual(['app-io non_recapitabile', 'email accettata']);
		expect(await mondo.owner`select respinto_il from recapito_email`).toEqual([{ respinto_il: null }]);
		// A server on the way sent it on to another one.
		const rimandata = { ...rimbalzo, destinatari: ['altra@posta.example', EMAIL_DI_MARTA] };
		expect(await noteRimbalzo(mondo, rimandata)).toBe(true);
		expect(await dove()).toContain('email respinta');
	});

	it('una lettera di più di sette giorni fa non torna più indietro', async () => {
		const { mondo, dove, dopo } = scena;
		const rimbalzo = await lettera();
		dopo(7 * 24 * 3_600 + 1);
		expect(await noteRimbalzo(mondo, rimbalzo)).toBe(false);
		expect(await dove()).toEqual(['app-io non_recapitabile', 'email accettata']);
		dopo(7 * 24 * 3_600);
		expect(await noteRimbalzo(mondo, rimbalzo)).toBe(true);
	});
});

describe('l’operatore', () => {
	const urp = () => impiegato('cassola', 'operatore');

	it('riprova quello che è fallito, da capo, e non quello che è arrivato', async () => {
		const { mondo, io, scrivi, consegna, dove } = scena;
		io.poi = [guastoIo(false)];
		await scrivi('IO09');
		await consegnaTutto(mondo, consegna());
		const [fallita] = await mondo.owner<{ id: string }[]>`select id from spedizione`;
		const dati = { id: fallita?.id ?? '', istante: mondo.clock() };
		await come(mondo, urp(), (tx) => retrySpedizione(tx, dati));
		const presa = await prendiUna(mondo);
		expect(presa).toMatchObject({ tentativi: 2, prove: 1 });
		await deliver(consegna(), presa);
		expect(await dove()).toEqual(['app-io accettata']);
		await expect(come(mondo, urp(), (tx) => retrySpedizione(tx, dati))).rejects.toMatchObject({
			codice: 'SPEDIZIONE_CAMBIATA'
		});
	});

	it('segna spedita per posta una volta sola, e si sa chi', async () => {
		const { mondo, io, scrivi, consegna } = scena;
		io.destinatario = 'NON_ISCRITTO';
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		const [posta] = await mondo.owner<{ id: string }[]>`select id from spedizione where canale = 'posta'`;
		const chi = urp();
		const dati = { id: posta?.id ?? '', operatore: chi.operatoreId, istante: mondo.clock() };
		await come(mondo, chi, (tx) => markSpedita(tx, dati));
		const [riga] = await mondo.owner`select stato, spedita_da from spedizione where canale = 'posta'`;
		expect(riga).toEqual({ stato: 'spedita', spedita_da: chi.operatoreId });
		await expect(come(mondo, chi, (tx) => markSpedita(tx, dati))).rejects.toMatchObject({
			codice: 'SPEDIZIONE_CAMBIATA'
		});
	});

	it('legge ogni tentativo con la sua causa', async () => {
		const { mondo, io, scrivi, consegna, dopo } = scena;
		io.poi = [guastoIo(true), guastoIo(false)];
		await scrivi('IO08');
		await deliver(consegna(), await prendiUna(mondo));
		dopo(10);
		await deliver(consegna(), await prendiUna(mondo));
		const [messaggio] = await mondo.owner<{ id: string }[]>`select id from messaggio`;
		const letto = await come(mondo, urp(), (tx) => readConsegne(tx, messaggio?.id ?? ''));
		expect(letto.tentativi.map(({ motivo }) => motivo)).toEqual(['TROPPE_RICHIESTE', 'CHIAVE_RIFIUTATA']);
	});

	it('di un altro Comune non legge e non tocca niente', async () => {
		const { mondo, io, scrivi, consegna } = scena;
		io.poi = [guastoIo(false)];
		await scrivi('IO08');
		await consegnaTutto(mondo, consegna());
		const altrove = impiegato('seveso', 'responsabile');
		const [messaggio] = await mondo.owner<{ id: string }[]>`select id from messaggio`;
		const [fallita] = await mondo.owner<{ id: string }[]>`select id from spedizione where stato = 'fallita'`;
		await expect(come(mondo, altrove, (tx) => readConsegne(tx, messaggio?.id ?? ''))).rejects.toThrow();
		await expect(
			come(mondo, altrove, (tx) => retrySpedizione(tx, { id: fallita?.id ?? '', istante: mondo.clock() }))
		).rejects.toThrow();
	});
});
