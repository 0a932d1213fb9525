// Sessions and login: hashed, ended by idleness and by age, of one ente alone; the result of a login is used once.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RequestEvent } from '@sveltejs/kit';
import { NonAutorizzato, NonTrovato } from '#lib/domain/rifiuti.ts';
import { closeSession, openSession, readSession } from '#lib/server/http/session-cookie.ts';
import { completeLogin } from '#lib/server/identita/complete-login.ts';
import { removeExpiredLogins } from '#lib/server/identita/remove-expired-logins.ts';
import { impronta } from '#lib/server/identita/impronta.ts';
import { sessioniOf, type Sessioni } from '#lib/server/identita/sessioni.ts';
import { findBozza } from '#lib/server/pratiche/bozza.ts';
import {
	ADESSO,
	apriMondo,
	come,
	comeSistema,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { PROVA } from '#tests/support/sessione.ts';
import { nuovaBozza, salvaPasso } from '#tests/support/pratiche.ts';

let mondo: Mondo;
let marta: Residente;
let mario: Residente;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	mario = await entra(mondo, 'Mario');
});

beforeEach(() => {
	mondo.sposta(ADESSO);
});

afterAll(async () => {
	await mondo.chiudi();
});

const MINUTO = 60_000;
const ORA = 60 * MINUTO;

function sessioni(ente = 'cassola'): Sessioni {
	return sessioniOf({ database: mondo.database, ente, clock: mondo.clock, newId: mondo.newId });
}

/** Moves the clock on from the start. */
function dopo(millisecondi: number): void {
	mondo.sposta(new Date(Date.parse(ADESSO) + millisecondi).toISOString());
}

const NESSUNO = { utente: null, sessione: null, scaduta: null };

describe('una sessione', () => {
	it('dice chi è, e nella banca dati c’è solo l’impronta del suo codice', async () => {
		const id = await sessioni().open({ personaId: marta.personaId }, PROVA);
		const { ruolo, personaId, nome, cognome, codiceFiscale, identificativoEstero, email } = marta;
		const utente = { ruolo, personaId, nome, cognome, codiceFiscale, identificativoEstero, email };
		expect(await sessioni().read(id)).toMatchObject({ utente, scaduta: null, sessione: PROVA });
		expect(id.length).toBeGreaterThanOrEqual(32);
		const righe = await mondo.owner`select * from sessione`;
		expect(JSON.stringify(righe)).not.toContain(id);
		expect(righe).toMatchObject([{ id_hash: impronta(id), ente_id: 'cassola' }]);
		expect(await sessioni().read(impronta(id))).toEqual(NESSUNO);
	});

	it('di un operatore dice ufficio e ruoli', async () => {
		const { operatoreId, nome, ruoli } = impiegato('cassola', 'responsabile');
		const id = await sessioni().open({ operatoreId }, PROVA);
		expect((await sessioni().read(id)).utente).toMatchObject({
			ruolo: 'operatore',
			operatoreId,
			nome,
			ruoli
		});
	});

	it('finisce dopo 30 minuti senza uso, e ogni uso la rinnova', async () => {
		const id = await sessioni().open({ personaId: marta.personaId }, PROVA);
		for (const minuti of [29, 58, 87]) {
			dopo(minuti * MINUTO);
			expect((await sessioni().read(id)).utente, `${minuti}`).not.toBeNull();
		}
		dopo(117 * MINUTO);
		expect((await sessioni().read(id)).utente).toBeNull();
		// Once ended it does not come back.
		expect((await sessioni().read(id)).utente).toBeNull();
	});

	it('finisce dopo 8 ore anche se si usa sempre', async () => {
		const id = await sessioni().open({ personaId: marta.personaId }, PROVA);
		for (let minuti = 20; minuti < 480; minuti += 20) {
			dopo(minuti * MINUTO);
			expect((await sessioni().read(id)).utente, `${minuti}`).not.toBeNull();
		}
		dopo(8 * ORA - 1);
		expect((await sessioni().read(id)).utente).not.toBeNull();
		dopo(8 * ORA);
		expect((await sessioni().read(id)).utente).toBeNull();
	});

	it('di un Comune non apre niente in un altro, neppure per salvare una bozza', async () => {
		const id = await sessioni().open({ personaId: marta.personaId }, PROVA);
		expect(await sessioni('seveso').read(id)).toEqual(NESSUNO);
		dopo(ORA);
		expect(await sessioni('seveso').read(id)).toEqual(NESSUNO);
		await sessioni('seveso').close(id);
		dopo(MINUTO);
		expect((await sessioni().read(id)).utente).not.toBeNull();
	});

	it('chiusa non dice più niente, neppure di chi era', async () => {
		const id = await sessioni().open({ personaId: marta.personaId }, PROVA);
		await sessioni().close(id);
		expect(await sessioni().read(id)).toEqual(NESSUNO);
	});

	it.each(['', 'inventata', "' or '1'='1"])('non si apre con un codice qualsiasi (%s)', async (id) => {
		expect(await sessioni().read(id)).toEqual(NESSUNO);
	});
});

describe('una sessione scaduta', () => {
	it('per 24 ore dice di chi era la bozza, poi più niente', async () => {
		const id = await sessioni().open({ personaId: marta.personaId }, PROVA);
		const diMarta = { utente: null, sessione: null, scaduta: { personaId: marta.personaId } };
		dopo(30 * MINUTO);
		expect(await sessioni().read(id)).toEqual(diMarta);
		dopo(30 * MINUTO + 24 * ORA - 1);
		expect(await sessioni().read(id)).toEqual(diMarta);
		dopo(30 * MINUTO + 24 * ORA);
		expect(await sessioni().read(id)).toEqual(NESSUNO);
	});

	it('la pulizia la lascia finché serve', async () => {
		const id = await sessioni().open({ personaId: marta.personaId }, PROVA);
		dopo(20 * ORA);
		await comeSistema(mondo, 'cassola', (tx) => removeExpiredLogins(tx, mondo.clock()));
		expect((await sessioni().read(id)).scaduta).toEqual({ personaId: marta.personaId });
		dopo(33 * ORA);
		await comeSistema(mondo, 'cassola', (tx) => removeExpiredLogins(tx, mondo.clock()));
		expect(await mondo.owner`select 1 from sessione where id_hash = ${impronta(id)}`).toHaveLength(0);
	});

	it('salva la bozza della sua persona e di nessun altro', async () => {
		const id = await sessioni().open({ personaId: marta.personaId }, PROVA);
		const sua = await nuovaBozza(mondo, marta);
		const altrui = await nuovaBozza(mondo, mario);
		dopo(2 * ORA);
		const { scaduta } = await sessioni().read(id);
		const rimasta = { ...marta, personaId: scaduta?.personaId ?? '' };
		await salvaPasso(mondo, rimasta, { bozza: sua, passo: 'documento', ricevute: { documento: 'salvato' } });
		expect((await come(mondo, marta, (tx) => findBozza(tx, sua))).risposte).toEqual({ documento: 'salvato' });
		await expect(
			salvaPasso(mondo, rimasta, { bozza: altrui, passo: 'documento', ricevute: { documento: 'x' } })
		).rejects.toThrow(NonTrovato);
	});

	it('di un operatore non dice niente', async () => {
		const { operatoreId } = impiegato('cassola', 'operatore');
		const id = await sessioni().open({ operatoreId }, PROVA);
		dopo(ORA);
		expect(await sessioni().read(id)).toEqual(NESSUNO);
	});
});

describe('il biscotto della sessione', () => {
	/** As much of a request as the login touches, with a jar for the cookies. */
	function richiesta(ente = 'cassola') {
		const vaso = new Map<string, string>();
		const opzioni: object[] = [];
		const cookies = {
			get: (nome: string) => vaso.get(nome),
			set: (nome: string, valore: string, altro: object) => {
				vaso.set(nome, valore);
				opzioni.push(altro);
			},
			delete: (nome: string) => vaso.delete(nome)
		};
		const { database, clock, newId } = mondo;
		const locals = { app: { database, clock, newId }, ente: { id: ente } };
		const request = new Request('http://cassola.localhost/');
		return {
			event: { cookies, locals, request, url: new URL(request.url) } as unknown as RequestEvent,
			vaso,
			opzioni
		};
	}

	it('cambia a ogni accesso, e quello di prima non vale più', async () => {
		const { event, vaso, opzioni } = richiesta();
		await openSession(event, { personaId: marta.personaId }, PROVA);
		const primo = vaso.get('__Host-sessione') ?? '';
		await openSession(event, { personaId: mario.personaId }, PROVA);
		const secondo = vaso.get('__Host-sessione') ?? '';
		expect(secondo).not.toBe(primo);
		expect(await sessioni().read(primo)).toEqual(NESSUNO);
		await readSession(event);
		expect(event.locals.utente).toMatchObject({ personaId: mario.personaId });
		for (const una of opzioni)
			expect(una).toEqual({ path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
		await closeSession(event);
		expect(vaso.size).toBe(0);
		expect(await sessioni().read(secondo)).toEqual(NESSUNO);
	});

	it('scelto da chi attacca non diventa una sessione: all’accesso ne nasce un altro', async () => {
		const { event, vaso } = richiesta();
		vaso.set('__Host-sessione', 'scelto-da-altri');
		await openSession(event, { personaId: marta.personaId }, PROVA);
		expect(vaso.get('__Host-sessione')).not.toBe('scelto-da-altri');
		expect(await sessioni().read('scelto-da-altri')).toEqual(NESSUNO);
	});
});

describe('il risultato di un accesso', () => {
	function completa(
		altro: {
			ente?: string;
			area?: 'cittadino' | 'operatore';
			codiceFiscale?: string;
			email?: string | undefined;
		} = {}
	) {
		const { ente = 'cassola', area = 'cittadino', codiceFiscale = 'ZNCMRT84C57C037X' } = altro;
		const identita = {
			codiceFiscale,
			nome: 'Marta',
			cognome: 'Zanchettin',
			email: altro.email
		};
		return comeSistema(mondo, ente, (tx) =>
			completeLogin(tx, { ente, area, identita, istante: mondo.clock(), newId: mondo.newId })
		);
	}

	it('ritrova la stessa persona e non cancella i contatti che ha dato', async () => {
		expect(await completa()).toEqual({ personaId: marta.personaId });
		const [riga] =
			await mondo.owner`select email, count(*) over ()::int as quante from persona where codice_fiscale = ${marta.codiceFiscale} and ente_id = 'cassola'`;
		expect(riga).toEqual({ email: marta.email, quante: 1 });
	});

	it('in un altro Comune è un’altra persona', async () => {
		expect(await completa({ ente: 'seveso' })).not.toEqual({
			personaId: marta.personaId
		});
	});

	it('di due primi accessi insieme fa una persona sola', async () => {
		const nuova = { codiceFiscale: 'RSSMRA80A01H501U' };
		await mondo.scalda();
		const [una, altra] = await Promise.all([completa(nuova), completa(nuova)]);
		expect(una).toEqual(altra);
	});

	it('apre la scrivania solo a un operatore di quel Comune', async () => {
		const { operatoreId } = impiegato('cassola', 'operatore');
		const giovanna = { area: 'operatore', codiceFiscale: 'MRNGNN83D51C037V' } as const;
		expect(await completa(giovanna)).toEqual({ operatoreId });
		await expect(completa({ ...giovanna, ente: 'seveso' })).rejects.toThrow(NonAutorizzato);
		await expect(completa({ area: 'operatore' })).rejects.toMatchObject({
			codice: 'NON_OPERATORE'
		});
	});
});
