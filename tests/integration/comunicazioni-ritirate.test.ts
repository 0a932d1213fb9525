// A notice that is withdrawn after its messages were written: what has not left is taken back, what was read or sent stays and says so.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Contenuto } from '#lib/domain/comunicazioni.ts';
import { findInvio, listEntiConComunicazioni } from '#lib/server/comunicazioni/send-comunicazione.ts';
import { attornoVista, readAttorno } from '#lib/server/messaggi/attorno-al-messaggio.ts';
import { listMessaggi } from '#lib/server/messaggi/read-messaggi.ts';
import { passOnAll } from '#lib/server/spedizioni/pass-on.ts';
import { takeBack } from '#lib/server/spedizioni/take-back.ts';
import {
	ALLERTA,
	CHIUSURA,
	ENTE,
	lotto,
	passo,
	popola,
	pubblica,
	registro
} from '#tests/support/comunicazioni.ts';
import { prendiUna } from '#tests/support/consegna.ts';
import { apriMondo, come, comeSistema, type Mondo, type Residente } from '#tests/support/mondo.ts';

let mondo: Mondo;
let persone: string[];

beforeEach(async () => {
	mondo = await apriMondo();
	persone = await popola(mondo, { quanti: 25 });
});

afterEach(() => mondo.chiudi());

const PER_TUTTI: Contenuto = { ...CHIUSURA, messaggi: true };

/** Published and written to everybody, then withdrawn after what `prima` does; its id. */
async function ritirata(prima: (id: string) => Promise<unknown> = () => Promise.resolve()): Promise<string> {
	const id = await pubblica(mondo, PER_TUTTI);
	await lotto(mondo, id);
	await prima(id);
	await passo(mondo, id, 'RITIRA');
	return id;
}

/** The worker goes on until nothing is to be done now. */
async function giri({ quanti = 500 } = {}): Promise<void> {
	for (;;) {
		const id = await comeSistema(mondo, ENTE, (tx) => findInvio(tx, mondo.clock()));
		if (!id) return;
		await lotto(mondo, id, { quanti });
	}
}

async function conta(): Promise<Record<string, number>> {
	const righe = await mondo.owner<{ stato: string; quante: number }[]>`
		select stato, count(*)::int as quante from spedizione group by stato`;
	return Object.fromEntries(righe.map(({ stato, quante }) => [stato, quante]));
}

async function cambia(stato: string, quante: number): Promise<void> {
	await mondo.owner`
		update spedizione set stato = ${stato}, prossimo_il = ${mondo.clock()}
		where id in (select id from spedizione where stato = 'in_coda' order by id limit ${quante})`;
}

function residente(personaId = ''): Residente {
	const nome = { nome: 'Prova', cognome: 'Prova', codiceFiscale: '', identificativoEstero: null };
	return { ruolo: 'cittadino', ente: ENTE, personaId, ...nome };
}

describe('un avviso ritirato', () => {
	it('ferma quello che è in coda e toglie il messaggio a chi non l’ha letto', async () => {
		const id = await ritirata(async () => {
			await mondo.owner`update messaggio set letto_il = ${mondo.clock()} where persona_id = ${persone[0] ?? ''}`;
			await mondo.owner`
				update spedizione set stato = 'accettata'
				where messaggio_id = (select id from messaggio where persona_id = ${persone[1] ?? ''})`;
		});
		expect(await listEntiConComunicazioni(mondo.database)).toEqual([ENTE]);
		await giri();
		expect(await conta()).toEqual({ annullata: 24, accettata: 1 });
		const trovati = await Promise.all(
			persone.slice(0, 3).map((persona) => come(mondo, residente(persona), (tx) => listMessaggi(tx)))
		);
		expect(trovati.map(({ righe }) => righe.length)).toEqual([1, 1, 0]);
		expect((await registro(mondo, id)).at(-1)).toBe('MESSAGGI_RITIRATI 20');
		expect(await listEntiConComunicazioni(mondo.database)).toEqual([]);
	});

	it('lo dice nel messaggio di chi l’ha letto, senza dire che non è riuscito a mandarlo', async () => {
		const [persona = ''] = persone;
		const id = await ritirata(() => mondo.owner`update messaggio set letto_il = ${mondo.clock()}`);
		await giri();
		const [messaggio] = await mondo.owner<
			{ id: string }[]
		>`select id from messaggio where persona_id = ${persona}`;
		const attorno = await come(mondo, residente(persona), (tx) =>
			readAttorno(tx, { id: messaggio?.id ?? '', avviso: null })
		);
		expect(attornoVista(attorno)).toMatchObject({
			recapiti: [],
			ritirato: { quando: '24/11/2026 alle 10:30', href: `/novita/avvisi/${id}` }
		});
	});

	it('lo fa un pezzo alla volta: un lavoratore ucciso a metà riprende da dove era', async () => {
		const id = await ritirata();
		await lotto(mondo, id, { quanti: 10 });
		const muore = comeSistema(mondo, ENTE, async (tx) => {
			await takeBack(tx, { ente: ENTE, comunicazione: id }, { istante: mondo.clock(), lotto: 5 });
			throw new Error('ucciso');
		});
		await expect(muore).rejects.toThrow('ucciso');
		expect(await conta()).toEqual({ annullata: 10, in_coda: 15 });
		await mondo.scalda();
		await Promise.all([giri({ quanti: 4 }), giri({ quanti: 4 })]);
		expect(await conta()).toEqual({ annullata: 25 });
		expect((await registro(mondo, id)).filter((riga) => riga.startsWith('MESSAGGI_RITIRATI'))).toEqual([
			'MESSAGGI_RITIRATI 20'
		]);
	});

	it('aspetta quello che un lavoratore ha in mano, e intanto serve gli altri avvisi', async () => {
		const id = await ritirata(() => cambia('inviata', 1));
		await giri();
		expect(await conta()).toEqual({ annullata: 24, inviata: 1 });
		const altro = await pubblica(mondo, { ...ALLERTA, messaggi: true });
		expect(await comeSistema(mondo, ENTE, (tx) => findInvio(tx, mondo.clock()))).toBe(altro);
		await giri();
		// The server asked to try again: what was on its way is in the queue once more.
		await mondo.owner`update spedizione set stato = 'in_coda' where comunicazione_id = ${id} and stato = 'inviata'`;
		await giri();
		expect(await conta()).toEqual({ annullata: 25, in_coda: 25 });
		expect((await registro(mondo, id)).at(-1)).toBe('MESSAGGI_RITIRATI 20');
	});

	it('riprende quello che un lavoratore morto non aveva ancora passato', async () => {
		mondo.sposta('2026-11-24T09:00:00Z');
		await ritirata(() => prendiUna(mondo));
		await giri();
		expect(await conta()).toEqual({ annullata: 24, in_invio: 1 });
		mondo.sposta('2026-11-24T09:01:01Z');
		await giri();
		expect(await conta()).toEqual({ annullata: 25 });
	});

	it('non passa per e-mail a chi App IO lo rifiuta dopo', async () => {
		await mondo.owner`
			insert into recapito_email (ente_id, persona_id, indirizzo, confermato_il)
			select ente_id, id, 'prova@posta.example', ${mondo.clock()} from persona`;
		await ritirata(() => cambia('accettata', 1));
		await giri();
		const [accettata] = await mondo.owner<
			{ id: string }[]
		>`select id from spedizione where stato = 'accettata'`;
		await comeSistema(mondo, ENTE, (tx) =>
			passOnAll(tx, {
				ids: [accettata?.id ?? ''],
				stato: 'respinta',
				adesso: mondo.clock(),
				newId: mondo.newId
			})
		);
		expect(await conta()).toEqual({ annullata: 24, accettata: 1 });
	});
});
