// Notices to the public: two persons, the log, emergencies, corrections, what the site shows, what the database refuses by itself.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inEnte } from '#lib/server/db/in-ente.ts';
import { findComunicazione } from '#lib/server/comunicazioni/comunicazione.ts';
import { expireComunicazioni } from '#lib/server/comunicazioni/move-comunicazione.ts';
import { findPubblica, listInEvidenza, listPubbliche } from '#lib/server/comunicazioni/pubbliche.ts';
import { rememberAvvisi } from '#lib/server/comunicazioni/remember-avvisi.ts';
import { correctComunicazione, updateComunicazione } from '#lib/server/comunicazioni/write-comunicazione.ts';
import {
	ALLERTA,
	amministratrice,
	capo,
	CHIUSURA,
	ENTE,
	firma,
	passo,
	pubblica,
	redattore,
	registro,
	scrivi,
	stato
} from '#tests/support/comunicazioni.ts';
import { ADESSO, apriMondo, come, comeSistema, entra, impiegato, type Mondo } from '#tests/support/mondo.ts';

/** Of PostgreSQL: a rule on rows, a grant or a trigger says that this hand may not. */
const VIETATO = { code: '42501' };

let mondo: Mondo;

beforeAll(async () => {
	mondo = await apriMondo();
});

beforeEach(async () => {
	mondo.sposta(ADESSO);
	await mondo.owner`truncate comunicazione_invio`;
	await mondo.owner.unsafe(
		`alter table comunicazione_evento disable trigger user;
		delete from comunicazione_evento;
		alter table comunicazione_evento enable trigger user;
		delete from messaggio where comunicazione_id is not null;
		delete from comunicazione where corregge is not null;
		delete from comunicazione`
	);
});

afterAll(() => mondo.chiudi());

function anonimo<T>(work: Parameters<typeof inEnte<T>>[2], ente = ENTE): Promise<T> {
	return inEnte(mondo.database, { ente, attore: { ruolo: 'anonimo' } }, work);
}

async function titoliInEvidenza(): Promise<string[]> {
	const avvisi = await anonimo((tx) => listInEvidenza(tx, mondo.clock()));
	return avvisi.map(({ titolo }) => titolo);
}

describe('le due persone', () => {
	it('uno scrive, un’altra approva: il registro dice chi e in che ordine', async () => {
		const id = await pubblica(mondo);
		expect(await stato(mondo, id)).toBe('PUBBLICATA');
		expect(await registro(mondo, id)).toEqual([
			'CREA Sergio Guidolin',
			'INVIA Sergio Guidolin',
			'APPROVA Alberto Zen'
		]);
	});

	it('chi ne ha scritto anche solo una parte non approva', async () => {
		const id = await scrivi(mondo);
		await come(mondo, capo, (tx) =>
			updateComunicazione(
				tx,
				{ id, revisione: 1, contenuto: { ...CHIUSURA, titolo: 'Via Roma chiusa tre giorni' } },
				firma(mondo, capo)
			)
		);
		await passo(mondo, id, 'INVIA', { chi: redattore });
		await expect(passo(mondo, id, 'APPROVA')).rejects.toMatchObject({ codice: 'COM_PASSO' });
		await expect(
			come(
				mondo,
				capo,
				(tx) => tx`
				update comunicazione set stato = 'PUBBLICATA', revisione = revisione + 1, pubblicata_il = ${mondo.clock()}
				where id = ${id}`
			)
		).rejects.toMatchObject(VIETATO);
		await passo(mondo, id, 'APPROVA', { chi: amministratrice });
		expect(await stato(mondo, id)).toBe('PUBBLICATA');
	});

	it('nessuno la pubblica da solo scrivendo nel registro di aver fatto altro', async () => {
		async function salto(
			id: string,
			{ stato: verso, tipo, da }: Record<'stato' | 'tipo' | 'da', string>
		): Promise<void> {
			await come(mondo, capo, async (tx) => {
				await tx`
					update comunicazione set stato = ${verso}, revisione = revisione + 1 where id = ${id} and stato = ${da}`;
				await tx`
					insert into comunicazione_evento (id, ente_id, comunicazione_id, revisione, tipo, operatore_id, autore, motivo, avvenuto_il)
					select ${mondo.newId()}, ente_id, id, revisione, ${tipo}, ${capo.operatoreId}, 'Alberto Zen', 'finto', ${mondo.clock()}
					from comunicazione where id = ${id}`;
			});
		}
		const id = await scrivi(mondo);
		await expect(salto(id, { da: 'BOZZA', stato: 'BOZZA', tipo: 'RIMANDA' })).rejects.toThrow('Nessuna riga');
		await expect(salto(id, { da: 'BOZZA', stato: 'DA_APPROVARE', tipo: 'RITIRA' })).rejects.toThrow(
			'Nessuna riga'
		);
		await salto(id, { da: 'BOZZA', stato: 'DA_APPROVARE', tipo: 'INVIA' });
		await expect(passo(mondo, id, 'APPROVA')).rejects.toMatchObject({ codice: 'COM_PASSO' });
	});

	it('rimandata torna in bozza con il motivo', async () => {
		const id = await scrivi(mondo);
		await passo(mondo, id, 'INVIA', { chi: redattore });
		await passo(mondo, id, 'RIMANDA', { motivo: 'Manca il giorno di fine.' });
		expect(await stato(mondo, id)).toBe('BOZZA');
		expect((await registro(mondo, id)).at(-1)).toBe('RIMANDA Alberto Zen');
	});

	it('un’emergenza la pubblica subito il responsabile che l’ha scritta, e il registro lo dice; un avviso comune no', async () => {
		const rossa = await scrivi(mondo, ALLERTA, capo);
		await passo(mondo, rossa, 'PUBBLICA_SUBITO');
		expect(await registro(mondo, rossa)).toEqual(['CREA Alberto Zen', 'PUBBLICA_SUBITO Alberto Zen']);
		const gialla = await scrivi(mondo, { ...ALLERTA, colore: 'gialla' }, capo);
		await expect(passo(mondo, gialla, 'PUBBLICA_SUBITO')).rejects.toMatchObject({ codice: 'COM_PASSO' });
		await expect(
			come(
				mondo,
				capo,
				(tx) => tx`
				update comunicazione set stato = 'PUBBLICATA', revisione = 2, pubblicata_il = ${mondo.clock()} where id = ${gialla}`
			)
		).rejects.toMatchObject(VIETATO);
	});

	it('chi guarda una versione vecchia lo scopre, e una bozza finita nel passato non si pubblica', async () => {
		const id = await scrivi(mondo);
		const modifica = { id, revisione: 1, contenuto: CHIUSURA };
		await come(mondo, redattore, (tx) => updateComunicazione(tx, modifica, firma(mondo, redattore)));
		await expect(
			come(mondo, redattore, (tx) => updateComunicazione(tx, modifica, firma(mondo, redattore)))
		).rejects.toMatchObject({ codice: 'COM_CAMBIATA' });
		mondo.sposta('2026-12-24T09:30:00Z');
		await expect(passo(mondo, id, 'INVIA', { chi: redattore })).rejects.toMatchObject({
			codice: 'COM_NON_PUBBLICABILE'
		});
	});
});

describe('quello che è pubblicato', () => {
	it('non si modifica: si corregge con un altro avviso, legato a quello', async () => {
		const id = await pubblica(mondo);
		await expect(
			come(mondo, redattore, (tx) =>
				updateComunicazione(tx, { id, revisione: 3, contenuto: CHIUSURA }, firma(mondo, redattore))
			)
		).rejects.toMatchObject({ codice: 'COM_PASSO' });
		const cambia = come(
			mondo,
			capo,
			(tx) => tx`update comunicazione set titolo = 'Un altro titolo qui', revisione = 4 where id = ${id}`
		);
		await expect(cambia).rejects.toMatchObject(VIETATO);
		const nuova = await come(mondo, redattore, (tx) => correctComunicazione(tx, id, firma(mondo, redattore)));
		expect(await anonimo((tx) => findPubblica(tx, { id, istante: mondo.clock() }))).toMatchObject({
			correzione: undefined
		});
		await passo(mondo, nuova, 'INVIA', { chi: redattore });
		await passo(mondo, nuova, 'APPROVA');
		const [prima, dopo] = await anonimo(async (tx) => [
			await findPubblica(tx, { id, istante: mondo.clock() }),
			await findPubblica(tx, { id: nuova, istante: mondo.clock() })
		]);
		expect(prima.correzione?.titolo).toBe('Correzione: Via Roma chiusa per lavori');
		expect(dopo.corretta?.titolo).toBe('Via Roma chiusa per lavori');
	});

	it('sta in cima alle pagine da due giorni prima alla fine, i più gravi per primi', async () => {
		await pubblica(mondo);
		const evento = { ...CHIUSURA, tipo: 'EVENTO' as const, titolo: 'Festa del paese in piazza' };
		await pubblica(mondo, {
			...evento,
			dal: new Date('2026-12-10T09:00:00Z'),
			al: new Date('2026-12-11T09:00:00Z')
		});
		await pubblica(mondo, evento);
		await pubblica(mondo, ALLERTA);
		await scrivi(mondo, { ...ALLERTA, titolo: 'Una bozza che nessuno legge' });
		expect(await titoliInEvidenza()).toEqual([ALLERTA.titolo, CHIUSURA.titolo, evento.titolo]);
		mondo.sposta('2026-11-29T09:30:00Z');
		expect(await titoliInEvidenza()).toEqual([]);
		const elenco = await anonimo((tx) => listPubbliche(tx, { istante: mondo.clock() }));
		expect(elenco.inVigore.map(({ titolo }) => titolo)).toEqual([evento.titolo]);
		expect(elenco.passati).toHaveLength(3);
	});

	it('quando finisce lo dice l’orologio; ritirato, la sua pagina resta e lo spiega', async () => {
		const [chiusa, ritirata] = [await pubblica(mondo), await pubblica(mondo, ALLERTA)];
		await passo(mondo, ritirata, 'RITIRA', { motivo: 'Il temporale non arriva più.' });
		mondo.sposta('2026-11-28T17:00:00Z');
		const scade = (): Promise<number> =>
			comeSistema(mondo, ENTE, (tx) =>
				expireComunicazioni(tx, { ente: ENTE, istante: mondo.clock(), newId: mondo.newId })
			);
		expect(await scade()).toBe(1);
		expect(await scade()).toBe(0);
		expect(await stato(mondo, chiusa)).toBe('SCADUTA');
		expect((await registro(mondo, chiusa)).at(-1)).toBe('SCADE');
		const vista = await anonimo((tx) => findPubblica(tx, { id: ritirata, istante: mondo.clock() }));
		expect(vista.fine).toBe('Questo avviso è stato ritirato il 24/11/2026 alle 10:30: non vale più.');
	});

	it('in cima alle pagine costa una lettura ogni cinque secondi, e un guasto non si ricorda', async () => {
		let letture = 0;
		let guasto = false;
		const avvisi = rememberAvvisi({
			find: () => {
				letture += 1;
				return guasto ? Promise.reject(new Error('lontana')) : Promise.resolve([]);
			},
			clock: mondo.clock
		});
		await mondo.scalda();
		await Promise.all([avvisi(ENTE), avvisi(ENTE), avvisi(ENTE)]);
		expect(letture).toBe(1);
		guasto = true;
		mondo.sposta('2026-11-24T09:30:06Z');
		await expect(avvisi(ENTE)).rejects.toThrow('lontana');
		guasto = false;
		await expect(avvisi(ENTE)).resolves.toEqual([]);
		expect(letture).toBe(3);
	});
});

describe('la banca dati', () => {
	it('una bozza la leggono solo gli uffici dello stesso Comune', async () => {
		const id = await scrivi(mondo);
		const marta = await entra(mondo, 'Marta');
		const estraneo = impiegato('seveso', 'responsabile');
		for (const chi of [marta, estraneo, impiegato(ENTE, 'operatore'), impiegato(ENTE, 'cassa')])
			await expect(come(mondo, chi, (tx) => findComunicazione(tx, { id }))).rejects.toMatchObject({
				codice: 'NON_TROVATO'
			});
		await expect(anonimo((tx) => findPubblica(tx, { id, istante: mondo.clock() }))).rejects.toMatchObject({
			codice: 'NON_TROVATO'
		});
		const letta = await come(mondo, impiegato(ENTE, 'auditor'), (tx) => findComunicazione(tx, { id }));
		expect(letta.titolo).toBe(CHIUSURA.titolo);
	});

	it('pubblicata la leggono tutti, di quel Comune', async () => {
		const id = await pubblica(mondo);
		const letta = await anonimo((tx) => findPubblica(tx, { id, istante: mondo.clock() }));
		expect(letta.titolo).toBe(CHIUSURA.titolo);
		await expect(
			anonimo((tx) => findPubblica(tx, { id, istante: mondo.clock() }), 'seveso')
		).rejects.toMatchObject({ codice: 'NON_TROVATO' });
	});

	it('non scrive avvisi chi segue solo le pratiche, né il sistema', async () => {
		await expect(scrivi(mondo, CHIUSURA, impiegato(ENTE, 'operatore'))).rejects.toMatchObject(VIETATO);
		const id = await scrivi(mondo);
		await expect(
			comeSistema(
				mondo,
				ENTE,
				(tx) => tx`
				update comunicazione set stato = 'DA_APPROVARE', revisione = 2 where id = ${id}`
			)
		).rejects.toMatchObject(VIETATO);
	});

	it('nessun passo senza la sua riga, e nessuna riga si cambia o si toglie', async () => {
		const id = await scrivi(mondo);
		await expect(
			come(
				mondo,
				redattore,
				(tx) => tx`update comunicazione set stato = 'DA_APPROVARE', revisione = 2 where id = ${id}`
			)
		).rejects.toMatchObject({ code: '23000' });
		await expect(
			mondo.owner`update comunicazione_evento set autore = 'Nessuno' where comunicazione_id = ${id}`
		).rejects.toThrow();
		await expect(mondo.owner`delete from comunicazione_evento`).rejects.toThrow();
		await expect(
			come(
				mondo,
				redattore,
				(tx) => tx`
				insert into comunicazione_evento (id, ente_id, comunicazione_id, revisione, tipo, operatore_id, autore, avvenuto_il)
				values (${mondo.newId()}, ${ENTE}, ${id}, 2, 'APPROVA', ${capo.operatoreId}, 'Alberto Zen', ${mondo.clock()})`
			)
		).rejects.toMatchObject(VIETATO);
	});
});
