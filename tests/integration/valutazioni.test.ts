// Ratings: anyone gives one without a name, nobody but the offices reads the words, everyone reads the numbers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inEnte, type Attore } from '#lib/server/db/in-ente.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { nomeOggetto, valutazioneVista } from '#lib/server/valutazioni/oggetti.ts';
import { riassuntoPagine, riassuntoServizi } from '#lib/server/valutazioni/riassunto.ts';
import {
	addValutazione,
	countInviate,
	countRisposte,
	countValutazioni,
	listTesti
} from '#lib/server/valutazioni/valutazioni.ts';
import { apriMondo, come, enteDi, entra, impiegato, type Mondo } from '#tests/support/mondo.ts';
import { praticaInviata, SERVIZIO } from '#tests/support/pratiche.ts';

let mondo: Mondo;

beforeAll(async () => {
	mondo = await apriMondo();
	for (const [stelle, risposta, testo] of [
		[5, 'CHIARE', undefined],
		[4, undefined, undefined],
		[2, 'PROBLEMI_TECNICI', 'Il file non si caricava']
	] as const)
		await anonimo('cassola', (tx) =>
			addValutazione(tx, {
				id: mondo.newId(),
				ente: 'cassola',
				oggetto: { tipo: 'servizio', oggetto: SERVIZIO },
				valutazione: { stelle, risposta, testo },
				istante: mondo.clock()
			})
		);
	await anonimo('cassola', (tx) => addPagina(tx, 'cassola'));
});

afterAll(async () => {
	await mondo.chiudi();
});

function anonimo<T>(ente: string, work: (tx: Tx) => Promise<T>): Promise<T> {
	return inEnte(mondo.database, { ente, attore: { ruolo: 'anonimo' } }, work);
}

function addPagina(tx: Tx, ente: string): Promise<void> {
	return addValutazione(tx, {
		id: mondo.newId(),
		ente,
		oggetto: { tipo: 'pagina', oggetto: '/servizi' },
		valutazione: { stelle: 3, risposta: undefined, testo: undefined },
		istante: mondo.clock()
	});
}

describe('le valutazioni', () => {
	it('non le legge chi non è di un ufficio, né anonimo né cittadino', async () => {
		const marta = await entra(mondo, 'Marta');
		const attori: Attore[] = [{ ruolo: 'anonimo' }, { ruolo: 'cittadino', persona: marta.personaId }];
		for (const attore of attori)
			await inEnte(mondo.database, { ente: 'cassola', attore }, async (tx) => {
				expect(await tx`select * from valutazione`, attore.ruolo).toEqual([]);
				expect(await listTesti(tx)).toEqual([]);
				expect(await countRisposte(tx)).toEqual([]);
			});
	});

	it('non si cambiano e non si cancellano, e non si scrivono per un altro Comune', async () => {
		await expect(anonimo('cassola', (tx) => tx`update valutazione set stelle = 5`)).rejects.toThrow(
			'permission denied'
		);
		await expect(anonimo('cassola', (tx) => tx`delete from valutazione`)).rejects.toThrow(
			'permission denied'
		);
		await expect(anonimo('seveso', (tx) => addPagina(tx, 'cassola'))).rejects.toThrow('row-level security');
	});

	it('in numeri le legge chiunque, ogni Comune le sue', async () => {
		const ente = await enteDi(mondo);
		const [riga] = riassuntoServizi(ente, await anonimo('cassola', countValutazioni));
		expect(riga).toMatchObject({ oggetto: SERVIZIO, quante: 3, media: '3,7', perStelle: [0, 1, 0, 1, 1] });
		expect(riassuntoPagine(ente, await anonimo('cassola', countValutazioni))).toMatchObject([
			{ nome: 'Servizi', quante: 1, media: '3,0' }
		]);
		expect(await anonimo('seveso', countValutazioni)).toEqual([]);
		const [senza] = riassuntoServizi(ente, await anonimo('seveso', countValutazioni));
		expect(senza).toMatchObject({ quante: 0, media: 'nessuna' });
	});

	it('si accompagnano a quante richieste sono arrivate', async () => {
		await praticaInviata(mondo, await entra(mondo, 'Mario'));
		expect(await anonimo('cassola', countInviate)).toEqual(new Map([[SERVIZIO, 1]]));
		expect(await anonimo('seveso', countInviate)).toEqual(new Map());
	});

	it('gli operatori leggono anche le risposte e i testi, del loro Comune', async () => {
		const giovanna = impiegato('cassola', 'operatore');
		expect(await come(mondo, giovanna, listTesti)).toMatchObject([
			{ stelle: 2, testo: 'Il file non si caricava' }
		]);
		expect(await come(mondo, giovanna, countRisposte)).toMatchObject([
			{ positiva: false, risposta: 'PROBLEMI_TECNICI', quante: 1 },
			{ positiva: true, risposta: 'CHIARE', quante: 1 }
		]);
		expect(await come(mondo, impiegato('seveso', 'operatore'), listTesti)).toEqual([]);
	});

	it('si chiedono solo di servizi e pagine che ci sono', async () => {
		const ente = await enteDi(mondo);
		expect(nomeOggetto(ente, { tipo: 'servizio', oggetto: SERVIZIO })).toBe("Richiedere l'accesso agli atti");
		for (const oggetto of ['/area-personale', '/servizi/non-esiste', '/operatore', ''])
			expect(valutazioneVista(ente, { tipo: 'pagina', oggetto }), oggetto).toBeUndefined();
		expect(valutazioneVista(ente, { tipo: 'servizio', oggetto: 'non-esiste' })).toBeUndefined();
	});
});
