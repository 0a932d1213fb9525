// How a request ends without a decision: taken back by the citizen, or by the silence that the law reads as a refusal.
import { beforeEach, describe, expect, it } from 'vitest';
import { NonTrovato, TransizioneVietata } from '#lib/domain/rifiuti.ts';
import { closeBySilence } from '#lib/server/pratiche/close-by-silence.ts';
import { come, entra } from '#tests/support/mondo.ts';
import { chiedi, decidi, ritira, silenzio } from '#tests/support/mosse.ts';
import {
	contornoDi,
	ESEMPIO_CIVICO,
	leggi,
	praticaInCarico,
	praticaInviata
} from '#tests/support/pratiche.ts';
import { anna, capo, marta, mondo } from '#tests/support/scena.ts';

beforeEach(async () => {
	// Those of other tests are no longer due.
	await mondo.owner`update pratica set chiusa_il = ${mondo.clock()} where chiusa_il is null`;
});

describe('il ritiro', () => {
	it('riesce fino alla decisione, a chi ha fatto la richiesta', async () => {
		for (const numero of [await praticaInviata(mondo, marta), await praticaInCarico(mondo, marta)]) {
			await ritira(mondo, marta, numero);
			expect(await leggi(mondo, 'cassola', numero)).toMatchObject({
				stato: 'RITIRATA',
				esito: undefined,
				chiusaIl: mondo.clock()
			});
			await expect(ritira(mondo, marta, numero)).rejects.toThrow(TransizioneVietata);
		}
	});

	it('mentre si aspettano integrazioni non lascia niente in attesa', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await chiedi(mondo, anna, { numero, revisione: 2 });
		await ritira(mondo, marta, numero);
		expect((await leggi(mondo, 'cassola', numero)).integrazione).toBeUndefined();
	});

	it('non riesce dopo la decisione, né a un altro', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await expect(ritira(mondo, await entra(mondo, 'Mario'), numero)).rejects.toThrow(NonTrovato);
		await expect(ritira(mondo, capo, numero)).rejects.toThrow(TransizioneVietata);
		await decidi(mondo, capo, { numero, revisione: 2, mossa: 'ACCOGLI' });
		await expect(ritira(mondo, marta, numero)).rejects.toThrow(TransizioneVietata);
	});
});

describe('il silenzio', () => {
	it('chiude il documentale il giorno dopo il termine, e non l’accesso civico', async () => {
		const documentale = await praticaInCarico(mondo, marta);
		const civico = await praticaInCarico(mondo, marta, ESEMPIO_CIVICO);
		mondo.sposta('2026-12-24T22:59:00Z');
		expect(await silenzio(mondo)).toBe(0);
		mondo.sposta('2026-12-24T23:00:00Z');
		expect(await silenzio(mondo)).toBe(1);
		expect(await silenzio(mondo)).toBe(0);
		expect(await leggi(mondo, 'cassola', documentale)).toMatchObject({
			stato: 'SILENZIO_RIGETTO',
			esito: 'SILENZIO_RIGETTO'
		});
		expect((await leggi(mondo, 'cassola', civico)).stato).toBe('IN_CARICO');
	});

	it('mentre si aspettano integrazioni viene dopo la sospensione, e non lascia niente in attesa', async () => {
		const numero = await praticaInCarico(mondo, marta);
		mondo.sposta('2026-12-01T09:00:00Z');
		await chiedi(mondo, anna, { numero, revisione: 2 });
		mondo.sposta('2027-01-23T09:00:00Z');
		expect(await silenzio(mondo)).toBe(0);
		mondo.sposta('2027-01-24T09:00:00Z');
		expect(await silenzio(mondo)).toBe(1);
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({
			stato: 'SILENZIO_RIGETTO',
			integrazione: undefined
		});
	});

	it('non impedisce un atto tardivo, che dice il ritardo', async () => {
		const numero = await praticaInCarico(mondo, marta);
		mondo.sposta('2026-12-27T10:00:00Z');
		await silenzio(mondo);
		const { revisione } = await leggi(mondo, 'cassola', numero);
		mondo.sposta('2027-01-04T10:00:00Z');
		await decidi(mondo, capo, { numero, revisione, mossa: 'ACCOGLI' });
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({ stato: 'ACCOLTA', esito: 'ACCOLTA' });
		const [atto] =
			await mondo.owner`select contenuto::text as testo from documento where tipo = 'provvedimento' order by creato_il desc limit 1`;
		expect(atto?.testo).toContain('41 giorni, con 11 giorni di ritardo');
	});

	it('non lo può chiamare un operatore né un cittadino', async () => {
		const numero = await praticaInCarico(mondo, marta);
		mondo.sposta('2027-02-01T10:00:00Z');
		for (const chi of [capo, marta]) {
			const contorno = await contornoDi(mondo, chi);
			await expect(come(mondo, chi, (tx) => closeBySilence(tx, contorno, numero))).rejects.toThrow(
				TransizioneVietata
			);
		}
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('IN_CARICO');
	});
});
