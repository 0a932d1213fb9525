// The reasons against before a refusal, the opinions, the filing away: term, documents, messages, and what is refused.
import { describe, expect, it, vi } from 'vitest';
import { Conflitto, TransizioneVietata } from '#lib/domain/rifiuti.ts';
import { recordPareri, requestPareri } from '#lib/server/pratiche/pareri.ts';
import { findPreavvisiFiniti, resumeByClock, resumeDopoPreavviso } from '#lib/server/pratiche/preavviso.ts';
import { come, comeSistema } from '#tests/support/mondo.ts';
import { archivia, chiedi, decidi, osserva, preavvisa } from '#tests/support/mosse.ts';
import { contornoDi, ESEMPIO_CIVICO, leggi, praticaInCarico } from '#tests/support/pratiche.ts';
import { anna, capo, fascicolo, marta, mondo } from '#tests/support/scena.ts';

vi.mock('#lib/services/registro.ts', async (original) =>
	(await import('#tests/support/procedura-di-prova.ts')).registroDiProva(await original())
);

/** Filed on 2 November, due on 2 December, the reasons against received on the 20th. */
async function preavvisata(): Promise<string> {
	mondo.sposta('2026-11-02T09:00:00Z');
	const numero = await praticaInCarico(mondo, marta, ESEMPIO_CIVICO);
	mondo.sposta('2026-11-20T09:00:00Z');
	await preavvisa(mondo, capo, { numero, revisione: 2 });
	return numero;
}

async function riprendi(numero: string): Promise<void> {
	const contorno = await contornoDi(mondo, anna);
	await come(mondo, anna, (tx) => resumeDopoPreavviso(tx, contorno, { numero }));
}

describe('il preavviso di rigetto', () => {
	it('lo manda il responsabile, con i motivi, un documento protocollato e il giorno entro cui rispondere', async () => {
		const numero = await preavvisata();
		const { pratica, documenti, messaggi } = await fascicolo(numero);
		expect(pratica).toMatchObject({
			stato: 'PREAVVISO_RIGETTO',
			integrazione: { entro: '2026-11-30' },
			sospensioni: [{ tipo: 'preavviso', ricezione: '2026-11-20' }]
		});
		expect(documenti.map(({ tipo }) => tipo)).toEqual(['ricevuta', 'preavviso']);
		expect(messaggi[0]?.testo).toContain('entro 10 giorni, cioè entro il 30/11/2026');
	});

	it('non lo manda un operatore che non è responsabile, né due volte', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await expect(preavvisa(mondo, anna, { numero, revisione: 2 })).rejects.toThrow(TransizioneVietata);
		await preavvisa(mondo, capo, { numero, revisione: 2 });
		await osserva(mondo, marta, numero);
		await expect(preavvisa(mondo, capo, { numero, revisione: 4 })).rejects.toMatchObject({
			codice: 'PREAVVISO_GIA_INVIATO'
		});
	});

	it('ricevuto con PEC o raccomandata conta da quel giorno', async () => {
		const numero = await praticaInCarico(mondo, marta);
		mondo.sposta('2026-11-27T09:00:00Z');
		await preavvisa(mondo, capo, { numero, revisione: 2, ricezione: '2026-11-26' });
		// Ten days end on Sunday 6 December.
		expect((await leggi(mondo, 'cassola', numero)).integrazione?.entro).toBe('2026-12-07');
	});

	it('con le osservazioni il termine riparte dieci giorni dopo di esse', async () => {
		const numero = await preavvisata();
		mondo.sposta('2026-11-27T09:00:00Z');
		await osserva(mondo, marta, numero);
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({
			stato: 'IN_CARICO',
			scadenza: '2026-12-19',
			integrazione: undefined
		});
		expect((await fascicolo(numero)).documenti.at(-1)?.titolo).toBe(
			'Ricevuta: osservazioni sui motivi contrari'
		);
	});

	it('senza osservazioni il termine riparte alla fine dei dieci giorni', async () => {
		const numero = await preavvisata();
		mondo.sposta('2026-11-30T09:00:00Z');
		await expect(riprendi(numero)).rejects.toMatchObject({ codice: 'PREAVVISO_IN_CORSO' });
		mondo.sposta('2026-12-01T09:00:00Z');
		await riprendi(numero);
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({
			stato: 'IN_CARICO',
			scadenza: '2026-12-12'
		});
	});

	it('finito il tempo, il lavoratore riprende la lavorazione una volta sola', async () => {
		const numero = await preavvisata();
		const contorno = {
			...(await contornoDi(mondo, anna)),
			attore: { ruolo: 'sistema' as const },
			chi: ['sistema' as const]
		};
		const finiti = () => comeSistema(mondo, 'cassola', (tx) => findPreavvisiFiniti(tx, mondo.clock()));
		mondo.sposta('2026-11-30T22:00:00Z');
		expect(await finiti()).not.toContain(numero);
		mondo.sposta('2026-11-30T23:30:00Z');
		expect(await finiti()).toContain(numero);
		const turno = { ...contorno, istante: mondo.clock() };
		const prova = () => comeSistema(mondo, 'cassola', (tx) => resumeByClock(tx, turno, numero));
		await mondo.scalda();
		expect((await Promise.all([prova(), prova()])).sort()).toEqual([false, true]);
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('IN_CARICO');
	});
});

describe('il cittadino avvisato dei motivi contrari', () => {
	it.each([
		"stato = 'IN_CARICO'",
		"stato = 'IN_CARICO', integrazione = null, sospensioni = '[]'",
		"stato = 'IN_CARICO', integrazione = null, esito = 'ACCOLTA'",
		"stato = 'ATTESA_PAGAMENTO', integrazione = null",
		"stato = 'ACCOLTA', integrazione = null, chiusa_il = '2026-11-24T10:00:00Z'"
	])('non scrive %s', async (cambio) => {
		const { id } = await leggi(mondo, 'cassola', await preavvisata());
		await expect(
			come(mondo, marta, (tx) => tx.unsafe(`update pratica set ${cambio} where id = $1`, [id]))
		).rejects.toMatchObject({ code: '42501' });
	});
});

describe('il rigetto', () => {
	it('dove il preavviso è dovuto non riesce senza', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await expect(decidi(mondo, capo, { numero, revisione: 2, mossa: 'RIGETTA' })).rejects.toMatchObject({
			codice: 'PREAVVISO_MANCANTE'
		});
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('IN_CARICO');
	});

	it('dopo le osservazioni risponde a esse, e l’atto lo dice', async () => {
		const numero = await preavvisata();
		await osserva(mondo, marta, numero);
		const rigetto = { numero, revisione: 4, mossa: 'RIGETTA' } as const;
		await expect(decidi(mondo, capo, rigetto)).rejects.toMatchObject({
			codice: 'OSSERVAZIONI_SENZA_RISPOSTA'
		});
		await decidi(mondo, capo, { ...rigetto, risposta: 'Il fascicolo non è più in archivio.' });
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({ stato: 'RIGETTATA', esito: 'RIGETTATA' });
		const [atto] = await mondo.owner<{ contenuto: unknown }[]>`
			select contenuto from documento where tipo = 'provvedimento'
				and pratica_id = (select id from pratica where numero = ${numero} and ente_id = 'cassola')`;
		expect(JSON.stringify(atto?.contenuto)).toContain('Il fascicolo non è più in archivio.');
	});

	it('senza osservazioni non deve rispondere a niente', async () => {
		const numero = await preavvisata();
		mondo.sposta('2026-12-01T09:00:00Z');
		await riprendi(numero);
		await decidi(mondo, capo, { numero, revisione: 4, mossa: 'RIGETTA' });
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('RIGETTATA');
	});
});

describe('i pareri', () => {
	it('si chiedono e si ricevono senza fermare il termine', async () => {
		const numero = await praticaInCarico(mondo, marta);
		const contorno = await contornoDi(mondo, anna);
		const { scadenza } = await leggi(mondo, 'cassola', numero);
		await come(mondo, anna, (tx) =>
			requestPareri(tx, contorno, { numero, revisione: 2, destinatario: 'Polizia locale, sulla viabilità' })
		);
		expect(await leggi(mondo, 'cassola', numero)).toMatchObject({ stato: 'ATTESA_PARERI', scadenza });
		await come(mondo, anna, (tx) =>
			recordPareri(tx, contorno, { numero, revisione: 3, parere: 'Favorevole' })
		);
		const { pratica, eventi } = await fascicolo(numero);
		expect(pratica).toMatchObject({ stato: 'IN_CARICO', scadenza });
		expect(eventi.slice(-2).map(({ motivo }) => motivo)).toEqual([
			'Polizia locale, sulla viabilità',
			'Favorevole'
		]);
	});
});

describe("l'archiviazione", () => {
	it('viene dopo il giorno dato per i documenti, con un attestato e senza esito', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await chiedi(mondo, anna, { numero, revisione: 2, giorni: 10 });
		mondo.sposta('2026-12-04T09:00:00Z');
		await expect(archivia(mondo, anna, { numero, revisione: 3 })).rejects.toThrow(Conflitto);
		mondo.sposta('2026-12-05T09:00:00Z');
		await archivia(mondo, anna, { numero, revisione: 3 });
		const { pratica, documenti } = await fascicolo(numero);
		expect(pratica).toMatchObject({ stato: 'ARCHIVIATA', esito: undefined, chiusaIl: mondo.clock() });
		expect(documenti.at(-1)).toMatchObject({ tipo: 'archiviazione', titolo: 'Attestato di archiviazione' });
	});

	it('dice a chi rivolgersi adesso, non a chi c’era quando la richiesta è partita', async () => {
		const numero = await praticaInCarico(mondo, marta, ESEMPIO_CIVICO);
		await chiedi(mondo, anna, { numero, revisione: 2, giorni: 10 });
		await mondo.owner`
			insert into impostazioni_ente (ente_id, versione, valida_dal, documento)
			select ente_id, versione + 1, '2026-12-01', replace(documento::text, 'Dott.ssa Elena Ferri', 'Dott. Ugo Neri')::jsonb
			from impostazioni_ente where ente_id = 'cassola' order by versione desc limit 1`;
		mondo.sposta('2026-12-05T09:00:00Z');
		await archivia(mondo, anna, { numero, revisione: 3 });
		const [attestato] = await mondo.owner<{ testo: string }[]>`
			select d.contenuto::text as testo from documento d join pratica p on p.id = d.pratica_id
			where p.numero = ${numero} and d.tipo = 'archiviazione'`;
		expect(attestato?.testo).toContain('(Dott. Ugo Neri, PEC ');
	});

	it('non riesce mentre si lavora, né al cittadino', async () => {
		const numero = await praticaInCarico(mondo, marta);
		await expect(archivia(mondo, anna, { numero, revisione: 2 })).rejects.toThrow(TransizioneVietata);
		await expect(archivia(mondo, marta, { numero, revisione: 2 })).rejects.toThrow(TransizioneVietata);
	});
});
