// To whom a notice is brought: the smallest group, who wants no messages, emergencies, the worker killed half-way, what clerks never see.
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Contenuto, Destinatari } from '#lib/domain/comunicazioni.ts';
import { countDestinatari, listProfessioni } from '#lib/server/comunicazioni/destinatari.ts';
import { findInvio, listEntiConComunicazioni } from '#lib/server/comunicazioni/send-comunicazione.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { writeMessaggi } from '#lib/server/messaggi/write-messaggi.ts';
import { runComunicazioni } from '#lib/server/worker/comunicazioni.ts';
import {
	ALLERTA,
	appDi,
	capo,
	CHIUSURA,
	ENTE,
	lotto,
	passo,
	popola,
	pubblica,
	redattore,
	registro,
	scrivi,
	TUTTI
} from '#tests/support/comunicazioni.ts';
import { apriMondo, come, comeSistema, impiegato, type Mondo } from '#tests/support/mondo.ts';

const POCHI = { codice: 'COM_DESTINATARI_POCHI' };

let mondo: Mondo;

beforeEach(async () => {
	mondo = await apriMondo();
});

afterEach(() => mondo.chiudi());

const AI_VICINI: Contenuto = { ...CHIUSURA, messaggi: true };

function con(destinatari: Partial<Destinatari>, contenuto = AI_VICINI): Contenuto {
	return { ...contenuto, messaggi: true, destinatari: { ...TUTTI, ...destinatari } };
}

async function circa(contenuto: Contenuto, chi = redattore): Promise<number | undefined> {
	return come(mondo, chi, (tx) => countDestinatari(tx, { comunicazione: contenuto, istante: mondo.clock() }));
}

async function arrivati(): Promise<string[]> {
	const rows = await mondo.owner<{ persona: string }[]>`
		select persona_id as persona from messaggio where comunicazione_id is not null order by persona_id`;
	return rows.map(({ persona }) => persona);
}

async function rifiuta(persone: readonly string[], argomento: string): Promise<void> {
	for (const persona of persone)
		await mondo.owner`
			insert into preferenza_messaggi (ente_id, persona_id, argomento, app_io, email, cambiata_il)
			values (${ENTE}, ${persona}, ${argomento}, false, false, ${mondo.clock()})`;
}

/** A message of a notice, written by hand. */
function scriviUno(
	tx: Tx,
	{ persona = '', comunicazione }: { persona: string | undefined; comunicazione: string }
) {
	const parametri = {
		titolo: 'Un titolo che basta',
		testo: 'x'.repeat(80),
		dal: '',
		al: '',
		luogo: '',
		indirizzo: ''
	};
	const messaggio = {
		persona,
		pratica: null,
		servizio: undefined,
		modello: 'COM_STRADA' as const,
		parametri
	};
	const dove = { ente: ENTE, comunicazione, istante: mondo.clock(), newId: mondo.newId };
	return writeMessaggi(tx, [messaggio], dove);
}

describe('quante persone', () => {
	it('si dicono a decine, e sotto le venti non si dicono', async () => {
		await popola(mondo, { quanti: 19 });
		expect(await circa(AI_VICINI)).toBeUndefined();
		await popola(mondo, { quanti: 10 });
		expect(await circa(AI_VICINI)).toBe(20);
	});

	it('l’età è quella compiuta oggi, ai due estremi compresa', async () => {
		await popola(mondo, { quanti: 20, anno: 1980 });
		await popola(mondo, { quanti: 20, anno: 2000 });
		expect(await circa(con({ etaDa: 40 }))).toBe(20);
		expect(await circa(con({ etaA: 26 }))).toBe(20);
		expect(await circa(con({ etaDa: 20, etaA: 50 }))).toBe(40);
		expect(await circa(con({ etaDa: 47 }))).toBeUndefined();
	});

	it('la via è quella detta per gli avvisi, comunque sia scritta; chi non l’ha detta non conta', async () => {
		await popola(mondo, { quanti: 20 });
		await popola(mondo, { quanti: 20, via: 'Via Sant’Antonio 12/B' });
		await popola(mondo, { quanti: 20, via: 'via XXV Aprile, 3' });
		expect(await circa(con({ vie: ["VIA SANT'ANTONIO"] }))).toBe(20);
		expect(await circa(con({ vie: ['Via Sant’Antonio', 'Via XXV aprile'] }))).toBe(40);
		expect(await circa(con({ vie: ['Via Roma'] }))).toBeUndefined();
	});

	it('non si sceglie una casa: il numero non conta, nemmeno insieme ad altre vie', async () => {
		await popola(mondo, { quanti: 29, via: 'Via Roma' });
		await popola(mondo, { quanti: 1, via: 'Via dei Tigli 4' });
		await popola(mondo, { quanti: 19, via: 'Via dei Tigli 6' });
		expect(await circa(con({ vie: ['Via dei Tigli 4'] }))).toBe(20);
		expect(await circa(con({ vie: ['Via Roma 1', 'Via dei Tigli 5'] }))).toBe(40);
	});

	it('la professione è solo quella detta con il consenso', async () => {
		const persone = await popola(mondo, { quanti: 30 });
		for (const persona of persone.slice(0, 20))
			await mondo.owner`
				insert into profilo_volontario (ente_id, persona_id, professione, consenso_il)
				values (${ENTE}, ${persona}, 'commercio', ${mondo.clock()})`;
		expect(await come(mondo, redattore, listProfessioni)).toEqual(['commercio']);
		expect(await circa(con({ professioni: ['commercio'] }))).toBe(20);
		await mondo.owner`delete from profilo_volontario where persona_id = ${persone[0] ?? ''}`;
		expect(await circa(con({ professioni: ['commercio'] }))).toBeUndefined();
	});

	it('le chiede solo chi scrive avvisi', async () => {
		await popola(mondo, { quanti: 25 });
		expect(await circa(AI_VICINI, impiegato(ENTE, 'cassa'))).toBeUndefined();
		expect(await come(mondo, impiegato(ENTE, 'operatore'), listProfessioni)).toEqual([]);
	});
});

describe('il gruppo minimo', () => {
	it('con meno di venti persone non si manda ad approvare e non si approva', async () => {
		const id = await scrivi(mondo, AI_VICINI);
		await expect(passo(mondo, id, 'INVIA', { chi: redattore })).rejects.toMatchObject(POCHI);
		const persone = await popola(mondo, { quanti: 20 });
		await passo(mondo, id, 'INVIA', { chi: redattore });
		await rifiuta(persone.slice(0, 1), 'strade');
		await expect(passo(mondo, id, 'APPROVA')).rejects.toMatchObject(POCHI);
	});

	it('se dopo l’approvazione sono meno di venti nessun messaggio parte, e il registro lo dice', async () => {
		const persone = await popola(mondo, { quanti: 20 });
		const id = await pubblica(mondo, AI_VICINI);
		await rifiuta(persone.slice(0, 1), 'strade');
		expect(await lotto(mondo, id)).toEqual({ scritti: 0, altrove: false });
		expect(await arrivati()).toEqual([]);
		expect((await registro(mondo, id)).at(-1)).toBe('MESSAGGI_RIFIUTATI');
	});

	it('un’emergenza per tutti parte anche se sono poche; per una via no', async () => {
		const persone = await popola(mondo, { quanti: 3, via: 'Via Roma' });
		const id = await scrivi(mondo, { ...ALLERTA, messaggi: true }, capo);
		await passo(mondo, id, 'PUBBLICA_SUBITO');
		await lotto(mondo, id);
		expect(await arrivati()).toEqual(persone);
		const inVia = await scrivi(mondo, con({ vie: ['Via Roma'] }, ALLERTA), capo);
		await expect(passo(mondo, inVia, 'PUBBLICA_SUBITO')).rejects.toMatchObject(POCHI);
	});
});

describe('i messaggi', () => {
	it('non vanno a chi non ne vuole su quell’argomento, se non è un’emergenza', async () => {
		const persone = await popola(mondo, { quanti: 22 });
		await rifiuta(persone.slice(0, 2), 'strade');
		await rifiuta(persone.slice(2, 4), 'eventi');
		const id = await pubblica(mondo, AI_VICINI);
		await lotto(mondo, id);
		expect(await arrivati()).toEqual(persone.slice(2));
		await rifiuta(persone.slice(0, 1), 'emergenze');
		const rossa = await pubblica(mondo, { ...ALLERTA, messaggi: true });
		await lotto(mondo, rossa);
		expect(await arrivati()).toHaveLength(42);
	});

	it('di un’emergenza partono subito e per primi, gli altri di giorno e dopo', async () => {
		await popola(mondo, { quanti: 20 });
		const chiusura = await pubblica(mondo, AI_VICINI);
		const rossa = await pubblica(mondo, { ...ALLERTA, messaggi: true });
		expect(await comeSistema(mondo, ENTE, (tx) => findInvio(tx, mondo.clock()))).toBe(rossa);
		await lotto(mondo, rossa);
		await lotto(mondo, chiusura);
		const partenze = await mondo.owner`
			select distinct m.modello, m.argomento, s.servizio, s.priorita, s.di_giorno, s.stato
			from spedizione s join messaggio m on m.id = s.messaggio_id where m.comunicazione_id is not null order by 1`;
		const comune = { stato: 'in_coda' };
		expect(partenze).toEqual([
			{
				...comune,
				modello: 'COM_EMERGENZA',
				argomento: 'emergenze',
				servizio: 'emergenze',
				priorita: 0,
				di_giorno: false
			},
			{
				...comune,
				modello: 'COM_STRADA',
				argomento: 'strade',
				servizio: 'strade',
				priorita: 2,
				di_giorno: true
			}
		]);
		const [{ testo } = { testo: '' }] = await mondo.owner<{ testo: string }[]>`
			select testo from messaggio where comunicazione_id = ${chiusura} limit 1`;
		expect(testo).toContain('Vale dal 25/11/2026 alle 08:00 al 28/11/2026 alle 18:00. Dove: Via Roma. Leggi');
		expect(testo).toContain(`/novita/avvisi/${chiusura}`);
	});

	it('un lavoratore fermato a metà di un lotto lo rifà: ogni persona ne riceve uno', async () => {
		const persone = await popola(mondo, { quanti: 25 });
		const id = await pubblica(mondo, AI_VICINI);
		expect(await lotto(mondo, id, { quanti: 10 })).toEqual({ scritti: 10, altrove: false });
		let rimasti = 5;
		const muore = (): string => {
			rimasti -= 1;
			if (rimasti < 0) throw new Error('fermato');
			return mondo.newId();
		};
		await expect(lotto(mondo, id, { quanti: 10, newId: muore })).rejects.toThrow('fermato');
		expect(await arrivati()).toHaveLength(10);
		await lotto(mondo, id, { quanti: 10 });
		await lotto(mondo, id, { quanti: 10 });
		expect(await lotto(mondo, id, { quanti: 10 })).toEqual({ scritti: 0, altrove: true });
		expect(await arrivati()).toEqual(persone);
		expect((await registro(mondo, id)).slice(-2)).toEqual(['MESSAGGI_INIZIATI 20', 'MESSAGGI_FINITI 20']);
		await expect(
			comeSistema(mondo, ENTE, (tx) => scriviUno(tx, { persona: persone[0], comunicazione: id }))
		).rejects.toMatchObject({ code: '23505' });
	});

	it('di due lavoratori insieme uno solo scrive', async () => {
		await popola(mondo, { quanti: 25 });
		const id = await pubblica(mondo, AI_VICINI);
		await mondo.scalda();
		const giri = await Promise.all([lotto(mondo, id), lotto(mondo, id)]);
		expect(giri.filter(({ scritti }) => scritti === 25)).toHaveLength(1);
		expect(await arrivati()).toHaveLength(25);
	});

	it('ritirato l’avviso, quelli che restano non si scrivono', async () => {
		await popola(mondo, { quanti: 25 });
		const id = await pubblica(mondo, AI_VICINI);
		await lotto(mondo, id, { quanti: 10 });
		await passo(mondo, id, 'RITIRA');
		await lotto(mondo, id, { quanti: 10 });
		expect(await arrivati()).toHaveLength(10);
		expect((await registro(mondo, id)).at(-1)).toBe('MESSAGGI_RITIRATI 10');
		expect(await listEntiConComunicazioni(mondo.database)).toEqual([]);
	});

	it('nessun operatore vede a chi sono andati; chi controlla sa quanti di preciso', async () => {
		const persone = await popola(mondo, { quanti: 25 });
		const id = await pubblica(mondo, AI_VICINI);
		await lotto(mondo, id);
		const chiSono = [redattore, capo, impiegato(ENTE, 'auditor')];
		for (const chi of chiSono)
			expect(
				await come(mondo, chi, (tx) => tx`select 1 from messaggio where comunicazione_id = ${id}`)
			).toHaveLength(0);
		for (const chi of chiSono)
			expect(await come(mondo, chi, (tx) => tx`select 1 from spedizione`)).toHaveLength(0);
		const [capisce, controlla] = await Promise.all(
			[capo, impiegato(ENTE, 'auditor')].map((chi) =>
				come(mondo, chi, (tx) => tx<{ scritti: number }[]>`select scritti from comunicazione_invio`)
			)
		);
		expect(capisce).toEqual([]);
		expect(controlla).toEqual([{ scritti: 25 }]);
		const scrive = come(mondo, capo, (tx) => scriviUno(tx, { persona: persone[0], comunicazione: id }));
		await expect(scrive).rejects.toMatchObject({ code: '42501' });
	});

	it('il lavoratore li scrive da solo, un Comune dopo l’altro', async () => {
		await popola(mondo, { quanti: 25 });
		const id = await pubblica(mondo, AI_VICINI);
		const fine = new AbortController();
		const log = pino(
			{ level: 'info' },
			{
				write: (riga: string) => {
					if (riga.includes('"scritti":25')) fine.abort();
				}
			}
		);
		await runComunicazioni({ ...appDi(mondo), database: mondo.database, log }, fine.signal);
		expect(await arrivati()).toHaveLength(25);
		expect((await registro(mondo, id)).at(-1)).toBe('MESSAGGI_FINITI 20');
	});
});
