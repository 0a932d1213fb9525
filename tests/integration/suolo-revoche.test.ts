// A permit taken away for public interest or for breach (OS-14): with its reasons, from the day of the act.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findPorta } from '#lib/server/servizi/index.ts';
import {
	ADESSO,
	apriMondo,
	enteDi,
	INDIRIZZO,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import {
	codiceDi,
	documenti,
	giorniConcessi,
	messaggi,
	stato,
	verifica
} from '#tests/support/permessi-suolo.ts';
import { decidi, dehors, ENTE, suoloConcesso } from '#tests/support/suolo.ts';
import { azioniAtti } from '../../src/routes/operatore/pratiche/[numero]/azioni-atti.ts';

let mondo: Mondo;
let omar: Residente;
let davide: Residente;
const capo = impiegato(ENTE, 'responsabile');
const istruttore = impiegato(ENTE, 'operatore');

beforeAll(async () => {
	mondo = await apriMondo();
	omar = await entra(mondo, 'Omar');
	davide = await entra(mondo, 'Davide');
});

beforeEach(() => {
	mondo.sposta(ADESSO);
});

afterAll(() => mondo.chiudi());

let strada = 0;
function altrove(): { est: number } {
	strada += 60;
	return { est: strada - 600 };
}

/** A form of the desk sent by the responsabile, as its page receives it. */
async function modulo(numero: string, campi: Record<string, string>) {
	const { database, clock, newId } = mondo;
	const body = new FormData();
	for (const [nome, valore] of Object.entries(campi)) body.set(nome, valore);
	const url = new URL(`https://seveso.localhost/operatore/pratiche/${numero}`);
	return {
		locals: {
			app: { database, clock, newId, porta: findPorta, settings: INDIRIZZO },
			ente: await enteDi(mondo, ENTE),
			utente: capo
		},
		params: { numero },
		request: new Request(url, { method: 'POST', body }),
		url
	} as unknown as Parameters<typeof azioniAtti.decidi>[0];
}

describe('revoca e decadenza (OS-14)', () => {
	it.each([
		['REVOCA', 'REVOCATA', 'Revoca del permesso', 'per l’interesse pubblico'],
		['DICHIARA_DECADENZA', 'DECADUTA', 'Dichiarazione di decadenza', 'non è stato usato']
	])(
		'%s libera il suolo da oggi, con un atto motivato e un messaggio',
		async (mossa, finale, titolo, decisione) => {
			const qui = altrove();
			const numero = await suoloConcesso(mondo, omar, dehors(qui));
			mondo.sposta('2027-05-10T09:00:00Z');
			await decidi(mondo, numero, mossa);
			expect(await stato(mondo, numero)).toBe(finale);
			expect(await giorniConcessi(mondo, numero)).toEqual(['[2027-05-01,2027-05-10)']);
			expect((await verifica(mondo, await codiceDi(mondo, numero), '2027-05-10')).esito).toBe(
				'Non vale più dal 10/05/2027.'
			);
			const atto = (await documenti(mondo, numero, 'provvedimento')).find((uno) => uno.titolo === titolo);
			expect(atto?.testo).toContain(decisione);
			expect((await messaggi(mondo, numero)).at(-1)).toBe('IO08');
			await suoloConcesso(mondo, davide, dehors(qui, { dal: '2027-05-26', al: '2027-05-31' }));
		}
	);

	it.each(['REVOCA', 'DICHIARA_DECADENZA'])('%s vuole un responsabile e i suoi motivi', async (mossa) => {
		const numero = await suoloConcesso(mondo, omar, dehors(altrove()));
		for (const motivazione of ['', 'Troppo breve.'])
			expect(await azioniAtti.decidi(await modulo(numero, { atto: mossa, motivazione }))).toMatchObject({
				status: 422,
				data: { problemi: [{ campo: 'motivazione' }] }
			});
		expect(await stato(mondo, numero)).toBe('ACCOLTA');
		await expect(decidi(mondo, numero, mossa, istruttore)).rejects.toMatchObject({
			name: 'TransizioneVietata'
		});
	});
});
