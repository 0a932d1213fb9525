// What was sent does not change, and nobody writes into the file of another: walls of the database itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitPratica } from '#lib/server/pratiche/submit-pratica.ts';
import {
	apriMondo,
	attendiBlocco,
	come,
	comeSistema,
	entra,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { bozzaPronta, conMarca, invia, invioDi, leggi, praticaInviata } from '#tests/support/pratiche.ts';

let mondo: Mondo;
let marta: Residente;
let mario: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	mario = await entra(mondo, 'Mario');
});

afterAll(async () => {
	await mondo.chiudi();
});

describe('una richiesta inviata', () => {
	it('non cambia in quello che la persona ha scritto e il protocollo ha registrato', async () => {
		const numero = await praticaInviata(mondo, marta);
		for (const cambio of [
			"risposte = '{}'",
			"riepilogo = '[]'",
			"oggetto = 'altro'",
			"presentata_il = presentata_il - interval '1 day'",
			'giorni_termine = 90',
			'protocollo_numero = protocollo_numero + 1',
			'silenzio_rigetto = false'
		])
			await expect(
				comeSistema(mondo, 'cassola', (tx) =>
					tx.unsafe(`update pratica set ${cambio} where numero = '${numero}'`)
				)
			).rejects.toThrow('non si modifica');
	});

	it('non riceve eventi, documenti o messaggi da chi non è la sua persona', async () => {
		const { id } = await leggi(mondo, 'cassola', await praticaInviata(mondo, marta));
		await expect(
			come(
				mondo,
				mario,
				(tx) => tx`
					insert into evento (id, ente_id, pratica_id, persona_id, tipo, a_stato, attore, avvenuto_il)
					values (${mondo.newId()}, 'cassola', ${id}, ${mario.personaId}, 'RITIRA', 'RITIRATA', 'cittadino', ${mondo.clock()})`
			)
		).rejects.toMatchObject({ code: '23503' });
	});

	it('non riceve file da chi non è la sua persona, e nemmeno la sua bozza', async () => {
		const { id } = await leggi(mondo, 'cassola', await praticaInviata(mondo, marta));
		const bozza = await bozzaPronta(mondo, marta);
		for (const { codice, ...dove } of [
			{ pratica: id, bozza: null, codice: '42501' },
			{ pratica: null, bozza, codice: '23503' }
		])
			await expect(
				come(
					mondo,
					mario,
					(tx) => tx`
						insert into allegato (id, ente_id, persona_id, bozza_id, pratica_id, campo, nome, tipo_media, byte, sha256, caricato_il)
						values (${mondo.newId()}, 'cassola', ${mario.personaId}, ${dove.bozza}, ${dove.pratica}, 'file', 'x.pdf',
							'application/pdf', 1, ${'a'.repeat(64)}, ${mondo.clock()})`
				)
			).rejects.toMatchObject({ code: codice });
	});

	it('non fa dire al Comune quello che non ha detto, né rimanda messaggi altrui', async () => {
		const { id } = await leggi(mondo, 'cassola', await praticaInviata(mondo, marta));
		await expect(
			come(
				mondo,
				marta,
				(tx) => tx`
					insert into messaggio (id, ente_id, persona_id, pratica_id, modello, oggetto, testo, creato_il)
					values (${mondo.newId()}, 'cassola', ${marta.personaId}, ${id}, 'IO06', 'Richiesta accolta', 'x', ${mondo.clock()})`
			)
		).rejects.toMatchObject({ code: '42501' });
		const [suo] = await mondo.owner<{ id: string }[]>`select id from messaggio where pratica_id = ${id}`;
		await mondo.owner`delete from spedizione where messaggio_id = ${suo?.id ?? ''}`;
		await expect(
			come(
				mondo,
				mario,
				(tx) => tx`
					insert into spedizione (id, ente_id, canale, messaggio_id, prossimo_il, creata_il)
					values (${mondo.newId()}, 'cassola', 'app-io', ${suo?.id ?? ''}, ${mondo.clock()}, ${mondo.clock()})`
			)
		).rejects.toMatchObject({ code: '42501' });
	});

	it('resta anche se qualcuno prova a svuotare i registri', async () => {
		for (const tabella of ['evento', 'protocollo', 'documento'])
			await expect(mondo.owner.unsafe(`truncate ${tabella} cascade`)).rejects.toThrow('non si cancellano');
	});
});

describe('la stessa marca da bollo in due richieste nello stesso istante', () => {
	it('vale per la prima; la seconda lo dice e resta in bozza', async () => {
		const prima = await bozzaPronta(mondo, marta, conMarca('11112222333344'));
		const seconda = await bozzaPronta(mondo, mario, conMarca('11112222333344'));
		const invio = await invioDi(mondo, marta, prima);
		let dopo: ReturnType<typeof invia> | undefined;
		await come(mondo, marta, async (tx) => {
			await submitPratica(tx, invio);
			// The second one reads that the stamp is free, then waits for the first to end.
			dopo = invia(mondo, mario, seconda);
			await attendiBlocco(mondo);
		});
		expect(await dopo).toMatchObject({
			tipo: 'problemi',
			problemi: [{ campo: 'marcaDaBollo', codice: 'BOLLO_GIA_USATO' }]
		});
		expect(await mondo.owner`select 1 from bozza where id = ${seconda}`).toHaveLength(1);
		const numeri = await mondo.owner<{ numero: number }[]>`
			select numero from protocollo where ente_id = 'cassola' order by numero`;
		expect(numeri.map(({ numero }) => numero)).toEqual(numeri.map((_uno, posto) => posto + 1));
	});
});
