// When files cannot be kept, what was typed with them still is, and the person is told.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attachToPratica, type Ricezione } from '#lib/server/allegati/attach-file.ts';
import { findBozza } from '#lib/server/pratiche/bozza.ts';
import { savePasso } from '#lib/server/pratiche/save-passo.ts';
import { apriMondo, come, entra, type Mondo, type Residente } from '#tests/support/mondo.ts';
import {
	compilazioneDi,
	leggi,
	nuovaBozza,
	piccoloPdf,
	praticaInviata,
	ricezioneDi
} from '#tests/support/pratiche.ts';

let mondo: Mondo;
let marta: Residente;
const guasti: unknown[] = [];

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
});

afterAll(async () => {
	await mondo.chiudi();
});

function conArchivioFermo(): Ricezione {
	const ricezione = ricezioneDi(mondo, marta);
	const archivio = {
		...ricezione.archivio,
		write: () => Promise.reject(new Error('disco pieno'))
	};
	return { ...ricezione, archivio, onFault: (error) => guasti.push(error) };
}

it('un passo tiene le risposte e dice che il file non è salvato', async () => {
	const bozza = await nuovaBozza(mondo, marta);
	const compilazione = await compilazioneDi(mondo, marta, bozza);
	const passo = compilazione.attivo.servizio.passi.find(({ id }) => id === 'documento');
	if (!passo) throw new Error('manca il passo');
	const problemi = await come(mondo, marta, (tx) =>
		savePasso(
			tx,
			{
				compilazione,
				passo,
				ricevute: { documento: 'Il fascicolo della mia casa' },
				azione: { tipo: 'carica', campo: 'interesse' },
				file: [{ campo: 'interesse', nome: 'rogito.pdf', byte: piccoloPdf() }]
			},
			conArchivioFermo()
		)
	);
	expect(problemi).toMatchObject([{ campo: 'interesse', codice: 'ALL_NON_SALVATO' }]);
	expect(guasti).toHaveLength(1);
	const { risposte, allegati } = await come(mondo, marta, (tx) => findBozza(tx, bozza));
	expect(risposte).toMatchObject({ documento: 'Il fascicolo della mia casa' });
	expect(allegati).toEqual([]);
});

it('una richiesta già inviata resta com’era', async () => {
	const { id } = await leggi(mondo, 'cassola', await praticaInviata(mondo, marta));
	const file = [{ nome: 'uno.pdf', byte: piccoloPdf('uno') }];
	const esito = await come(mondo, marta, (tx) =>
		attachToPratica(tx, { pratica: id, campo: 'memoria', file }, conArchivioFermo())
	);
	expect(esito).toMatchObject({ ok: false, problemi: [{ campo: 'file', codice: 'ALL_NON_SALVATO' }] });
	expect(await mondo.owner`select 1 from allegato where pratica_id = ${id}`).toHaveLength(0);
});
