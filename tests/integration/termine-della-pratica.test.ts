// What clerks do to the term of a request besides the first request for additions: irregular requests, short times to answer, third parties.
import { beforeEach, describe, expect, it } from 'vitest';
import type { CodiceErrore } from '#lib/domain/errori.ts';
import { TransizioneVietata } from '#lib/domain/rifiuti.ts';
import { notifyControinteressati, resumeDopoTerzi } from '#lib/server/pratiche/controinteressati.ts';
import { come } from '#tests/support/mondo.ts';
import { chiedi, decidi, integra, silenzio } from '#tests/support/mosse.ts';
import { contornoDi, ESEMPIO_CIVICO, leggi, praticaInCarico } from '#tests/support/pratiche.ts';
import { anna, capo, marta, mondo } from '#tests/support/scena.ts';

beforeEach(async () => {
	await mondo.owner`update pratica set chiusa_il = ${mondo.clock()} where chiusa_il is null`;
});

async function avvisa(numero: string, ricezione: string): Promise<void> {
	const contorno = await contornoDi(mondo, anna);
	await come(mondo, anna, (tx) => notifyControinteressati(tx, contorno, { numero, revisione: 2, ricezione }));
}

async function riprendi(numero: string, risposta?: string): Promise<void> {
	const contorno = await contornoDi(mondo, anna);
	const dati = { numero, revisione: 3, ...(risposta && { risposta }) };
	await come(mondo, anna, (tx) => resumeDopoTerzi(tx, contorno, dati));
}

async function ultimoMessaggio(numero: string): Promise<string> {
	const [row] = await mondo.owner<{ testo: string }[]>`
		select m.testo from messaggio m join pratica p on p.id = m.pratica_id
		where p.numero = ${numero} order by m.creato_il desc, m.id desc limit 1`;
	return row?.testo ?? '';
}

describe('la richiesta irregolare (art. 6 c. 5 D.P.R. 184/2006)', () => {
	it('ferma ogni termine finché non è completa, poi il termine riparte da capo', async () => {
		const numero = await praticaInCarico(mondo, marta);
		mondo.sposta('2026-11-27T09:00:00Z');
		await chiedi(mondo, anna, { numero, revisione: 2, irregolare: true });
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({ termineInterrotto: true });
		expect(await ultimoMessaggio(numero)).toContain('riparte da capo');

		mondo.sposta('2027-03-01T09:00:00Z');
		expect(await silenzio(mondo)).toBe(0);

		mondo.sposta('2027-03-02T09:00:00Z');
		await integra(mondo, marta, numero);
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({
			stato: 'IN_CARICO',
			termineInterrotto: false,
			scadenza: '2027-04-01'
		});
		mondo.sposta('2027-04-02T09:00:00Z');
		expect(await silenzio(mondo)).toBe(1);
	});

	it('decisa prima di essere completa non ha né termine né ritardo', async () => {
		const numero = await praticaInCarico(mondo, marta);
		mondo.sposta('2026-11-27T09:00:00Z');
		await chiedi(mondo, anna, { numero, revisione: 2, irregolare: true });
		mondo.sposta('2027-03-01T09:00:00Z');
		await decidi(mondo, capo, { numero, revisione: 3, mossa: 'DICHIARA_INAMMISSIBILE' });
		const [atto] = await mondo.owner<{ contenuto: { sezioni: { titolo: string }[] } }[]>`
			select d.contenuto from documento d join pratica p on p.id = d.pratica_id
			where p.numero = ${numero} and d.tipo = 'provvedimento'`;
		expect(atto?.contenuto.sezioni.map(({ titolo }) => titolo)).toEqual([
			'La richiesta',
			'Motivi',
			'Decisione',
			'Che cosa puoi fare',
			'Chi ha deciso'
		]);
	});

	it('si dice entro dieci giorni, e una volta sola', async () => {
		const numero = await praticaInCarico(mondo, marta);
		mondo.sposta('2026-12-05T09:00:00Z');
		// A code of the catalogue: the clerk reads what to do.
		const codice: CodiceErrore = 'IRREGOLARITA_TARDIVA';
		await expect(chiedi(mondo, anna, { numero, revisione: 2, irregolare: true })).rejects.toMatchObject({
			codice
		});
		mondo.sposta('2026-12-04T09:00:00Z');
		await chiedi(mondo, anna, { numero, revisione: 2, irregolare: true });
		await integra(mondo, marta, numero);
		await expect(chiedi(mondo, anna, { numero, revisione: 4, irregolare: true })).rejects.toThrow(
			TransizioneVietata
		);
	});

	it("non esiste per l'accesso civico", async () => {
		const numero = await praticaInCarico(mondo, marta, ESEMPIO_CIVICO);
		await expect(chiedi(mondo, anna, { numero, revisione: 2, irregolare: true })).rejects.toThrow(
			TransizioneVietata
		);
	});
});

describe('i giorni dati per rispondere', () => {
	it('se sono meno di trenta, il termine riprende quando finiscono', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await chiedi(mondo, anna, { numero, revisione: 2, giorni: 10 });
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({ scadenza: '2027-01-03' });
	});
});

describe('i terzi interessati', () => {
	it("nell'accesso generalizzato fermano il termine dieci giorni se non rispondono", async () => {
		mondo.sposta('2026-11-23T09:30:00Z');
		const numero = await praticaInCarico(mondo, marta, ESEMPIO_CIVICO);
		mondo.sposta('2026-11-30T09:00:00Z');
		await avvisa(numero, '2026-11-30');
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({
			stato: 'ATTESA_CONTROINT',
			scadenza: '2027-01-02'
		});
		await riprendi(numero);
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({
			stato: 'IN_CARICO',
			scadenza: '2027-01-02'
		});
	});

	it('se rispondono prima, il termine riprende quel giorno', async () => {
		mondo.sposta('2026-11-23T09:30:00Z');
		const numero = await praticaInCarico(mondo, marta, ESEMPIO_CIVICO);
		await avvisa(numero, '2026-11-30');
		await riprendi(numero, '2026-12-03');
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({ scadenza: '2026-12-26' });
	});

	it("nell'accesso documentale non fermano il termine, né il silenzio", async () => {
		const numero = await praticaInCarico(mondo, marta);
		await avvisa(numero, '2026-11-30');
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({
			stato: 'ATTESA_CONTROINT',
			scadenza: '2026-12-24'
		});
		mondo.sposta('2026-12-25T09:00:00Z');
		expect(await silenzio(mondo)).toBe(1);
	});

	it('seguono le impostazioni con cui la richiesta è stata presentata, non quelle di oggi', async () => {
		const prima = await praticaInCarico(mondo, marta);
		await mondo.owner`
			insert into impostazioni_ente (ente_id, versione, valida_dal, documento)
			select ente_id, versione + 1, '2026-11-24', replace(documento::text,
				'"sospendiPerControinteressati": false', '"sospendiPerControinteressati": true')::jsonb
			from impostazioni_ente where ente_id = 'cassola' order by versione desc limit 1`;
		const dopo = await praticaInCarico(mondo, marta);
		await avvisa(prima, '2026-11-24');
		await avvisa(dopo, '2026-11-24');
		expect(await leggi(mondo, 'cassola', prima)).toMatchObject({ scadenza: '2026-12-24' });
		expect(await leggi(mondo, 'cassola', dopo)).toMatchObject({ scadenza: '2027-01-03' });
	});

	it("non si avvisano per l'accesso civico semplice", async () => {
		const numero = await praticaInCarico(mondo, marta, {
			...ESEMPIO_CIVICO,
			tipoAccesso: 'CIVICO_SEMPLICE',
			obbligoPubblicazione: 'Amministrazione trasparente, Pagamenti'
		});
		await expect(avvisa(numero, '2026-11-24')).rejects.toThrow(TransizioneVietata);
	});
});
