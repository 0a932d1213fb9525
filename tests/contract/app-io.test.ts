// Our client of App IO against our simulator: every answer and every state.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodiceAppIo } from '#lib/server/integrations/app-io/port.ts';
import type { Risponde } from '#simulators/app-io/rules.ts';
import { apriAppIo, listen, MESSAGGIO, PERSONE, type AppIoSimulato } from '#tests/support/app-io-simulato.ts';

let io: AppIoSimulato;
let lentezze: number[];

beforeEach(async () => {
	lentezze = [];
	io = await apriAppIo({
		pausa: (millisecondi) => {
			lentezze.push(millisecondi);
			return Promise.resolve();
		}
	});
});

afterEach(() => io.chiudi());

/** Answers every call as told, once it was read whole. */
async function conServer<T>(
	risponde: (risposta: ServerResponse) => unknown,
	prova: (indirizzo: string) => Promise<T>
): Promise<T> {
	const server = createServer((richiesta, risposta) => {
		richiesta.resume().on('end', () => risponde(risposta));
	});
	try {
		return await prova(await listen(server));
	} finally {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
}

const messaggio = { codiceFiscale: PERSONE.marta, id: '01JDF0000000000000000000AA' };

describe('il client di App IO davanti al simulatore', () => {
	it('consegna un messaggio con la sua scadenza', async () => {
		expect(await io.client().checkDestinatario(PERSONE.marta)).toBe('PRONTO');
		const id = await io.invia();
		expect(await io.ricevuti()).toMatchObject([
			{ id, fiscal_code: PERSONE.marta, due_date: '2026-12-04T22:59:59Z', stato: 'ACCEPTED', volte: 1 }
		]);
	});

	it('sa chi non usa App IO e chi non vuole messaggi', async () => {
		expect(await io.client().checkDestinatario(PERSONE.nonIscritta)).toBe('NON_ISCRITTO');
		expect(await io.client().checkDestinatario(PERSONE.bloccato)).toBe('BLOCCATO');
	});

	it('rimandato una volta, sa quanto aspettare, poi consegna una volta sola', async () => {
		const perPaolo = { ...MESSAGGIO, codiceFiscale: PERSONE.attesa };
		await expect(io.client().sendMessaggio(perPaolo)).rejects.toMatchObject({
			temporaneo: true,
			riprovaDopo: 1,
			codice: 'TROPPE_RICHIESTE'
		});
		expect((await io.client().sendMessaggio(perPaolo)).esito).toBe('ACCETTATO');
		expect(await io.ricevuti()).toHaveLength(1);
	});

	it('dopo un guasto consegna una volta sola', async () => {
		const perSilvia = { ...MESSAGGIO, codiceFiscale: PERSONE.guasto };
		const guasto = { temporaneo: true, codice: 'GUASTO' };
		await expect(io.client().sendMessaggio(perSilvia)).rejects.toMatchObject(guasto);
		expect((await io.client().sendMessaggio(perSilvia)).esito).toBe('ACCETTATO');
		expect(await io.ricevuti()).toHaveLength(1);
	});

	it('oltre il limite di chiamate aspetta quanto gli è detto, per ogni servizio il suo', async () => {
		await io.chiudi();
		io = await apriAppIo({ limite: { chiamate: 1, finestraMs: 5_000 } });
		await io.client().checkDestinatario(PERSONE.marta);
		await expect(io.client().checkDestinatario(PERSONE.marta)).rejects.toMatchObject({
			temporaneo: true,
			riprovaDopo: 5,
			codice: 'TROPPE_RICHIESTE'
		});
		expect(await io.client('tributi').checkDestinatario(PERSONE.marta)).toBe('PRONTO');
		io.passa(5);
		expect(await io.client().checkDestinatario(PERSONE.marta)).toBe('PRONTO');
	});

	it('dove il limite non c’è non aspetta mai', async () => {
		await io.chiudi();
		io = await apriAppIo({ limite: 'NESSUNO' });
		const domande = Array.from({ length: 200 }, () => io.client().checkDestinatario(PERSONE.marta));
		expect(new Set(await Promise.all(domande))).toEqual(new Set(['PRONTO']));
	});

	it('quando la chiave o il contenuto non vanno non deve riprovare', async () => {
		const rifiuto = (codice: CodiceAppIo) => ({ integrazione: 'app-io', temporaneo: false, codice });
		await expect(io.client('Sbagliata').checkDestinatario(PERSONE.marta)).rejects.toMatchObject(
			rifiuto('CHIAVE_RIFIUTATA')
		);
		await expect(io.client().sendMessaggio({ ...MESSAGGIO, oggetto: 'breve' })).rejects.toMatchObject(
			rifiuto('CONTENUTO_RIFIUTATO')
		);
		expect(await io.ricevuti()).toEqual([]);
	});

	it.each<[Risponde, CodiceAppIo, boolean, number | undefined]>([
		['ERRORE', 'GUASTO', true, undefined],
		['TROPPE', 'TROPPE_RICHIESTE', true, 5],
		['CHIAVE', 'CHIAVE_RIFIUTATA', false, undefined],
		['VIETATO', 'NON_AUTORIZZATO', false, undefined]
	])('con il guasto %s ogni chiamata dice %s', async (risponde, codice, temporaneo, riprovaDopo) => {
		await io.simulatore.answerWith(risponde);
		const guasto = { integrazione: 'app-io', codice, temporaneo, riprovaDopo };
		await expect(io.client().checkDestinatario(PERSONE.marta)).rejects.toMatchObject(guasto);
		await expect(io.client().sendMessaggio(MESSAGGIO)).rejects.toMatchObject(guasto);
		await expect(io.client().readStato(messaggio)).rejects.toMatchObject(guasto);
		expect(await io.ricevuti()).toEqual([]);
		await io.simulatore.answerWith('SI');
		expect(await io.client().checkDestinatario(PERSONE.marta)).toBe('PRONTO');
	});

	it("se la linea cade dopo che il messaggio è stato preso, l'esito è incerto e il messaggio c'è", async () => {
		await io.simulatore.answerWith('PERSO');
		expect(await io.client().checkDestinatario(PERSONE.marta)).toBe('PRONTO');
		expect((await io.client().sendMessaggio(MESSAGGIO)).esito).toBe('INCERTO');
		expect(await io.ricevuti()).toHaveLength(1);
	});

	it('aspetta chi risponde lentamente', async () => {
		await io.simulatore.answerWith('LENTO');
		await io.invia();
		expect(lentezze).toEqual([3_000]);
	});
});

describe('il client di App IO senza una risposta utile', () => {
	it('può riprovare quando non ha raggiunto nessuno', async () => {
		const nessuno = await conServer(
			() => undefined,
			(indirizzo) => Promise.resolve(indirizzo)
		);
		const guasto = { integrazione: 'app-io', temporaneo: true, codice: 'NON_RAGGIUNGIBILE' };
		const client = io.client('generale', nessuno);
		await expect(client.sendMessaggio(MESSAGGIO)).rejects.toMatchObject(guasto);
		await expect(client.checkDestinatario(PERSONE.marta)).rejects.toMatchObject(guasto);
		await expect(client.readStato(messaggio)).rejects.toMatchObject(guasto);
	});

	it.each([
		['cade senza rispondere', (risposta: ServerResponse) => risposta.destroy()],
		['sta dietro a chi non ha atteso', (risposta: ServerResponse) => risposta.writeHead(504).end()],
		['non risponde in tempo', () => undefined]
	] as const)("se App IO %s, l'esito dell'invio è incerto e le domande si ripetono", async (_, risponde) => {
		await conServer(risponde, async (indirizzo) => {
			const client = io.client('generale', indirizzo, 300);
			expect((await client.sendMessaggio(MESSAGGIO)).esito).toBe('INCERTO');
			const temporaneo = { temporaneo: true };
			await expect(client.checkDestinatario(PERSONE.marta)).rejects.toMatchObject(temporaneo);
			await expect(client.readStato(messaggio)).rejects.toMatchObject(temporaneo);
		});
	});

	it.each(['', '{', '[]', '{"sender_allowed":"si","status":7}'])(
		'non crede a una risposta come %j',
		async (corpo) => {
			await conServer(
				(risposta) => risposta.end(corpo),
				async (indirizzo) => {
					const client = io.client('generale', indirizzo);
					const fuori = { temporaneo: false, codice: 'FUORI_CONTRATTO' };
					await expect(client.checkDestinatario(PERSONE.marta)).rejects.toMatchObject(fuori);
					await expect(client.readStato(messaggio)).rejects.toMatchObject(fuori);
				}
			);
		}
	);

	it('non porta la chiave dove lo si manda', async () => {
		const altrove = (risposta: ServerResponse) => risposta.writeHead(302, { location: io.origine }).end();
		await conServer(altrove, async (indirizzo) => {
			await expect(io.client('generale', indirizzo).checkDestinatario(PERSONE.marta)).rejects.toMatchObject({
				temporaneo: false,
				codice: 'FUORI_CONTRATTO'
			});
		});
	});

	it('negli errori non scrive niente della persona', async () => {
		await io.simulatore.answerWith('ERRORE');
		for (const chiamata of [
			() => io.client().checkDestinatario(PERSONE.marta),
			() => io.client().sendMessaggio(MESSAGGIO),
			() => io.client().readStato(messaggio)
		]) {
			const errore: unknown = await chiamata().catch((uno: unknown) => uno);
			expect(String(errore)).toMatch(/^IntegrationError: App IO: (profiles|messages)/);
			expect(String(errore)).not.toContain(PERSONE.marta);
		}
	});
});

describe('lo stato di un messaggio', () => {
	it('è in corso, poi consegnato; se è stato letto lo dice solo ai messaggi avanzati', async () => {
		const id = await io.invia();
		const stato = () => io.client().readStato({ codiceFiscale: PERSONE.marta, id });
		expect(await stato()).toEqual({ esito: 'IN_CORSO' });
		io.passa(2);
		expect(await stato()).toEqual({ esito: 'CONSEGNATO', letto: undefined });
		await io.pagina(`/app-io/messaggi/${id}`);
		expect(await stato()).toEqual({ esito: 'CONSEGNATO', letto: undefined });
	});

	it.each([
		[PERSONE.sparita, 'NON_ISCRITTO'],
		[PERSONE.vietato, 'BLOCCATO'],
		[PERSONE.nonIscritta, 'NON_ISCRITTO'],
		[PERSONE.bloccato, 'BLOCCATO']
	])('accettato per %s, poi è respinto: %s', async (codiceFiscale, motivo) => {
		const id = await io.invia({ codiceFiscale });
		const stato = () => io.client().readStato({ codiceFiscale, id });
		expect(await stato()).toEqual({ esito: 'IN_CORSO' });
		await io.simulatore.advance(1);
		expect(await stato()).toEqual({ esito: 'RESPINTO', motivo });
		expect(await io.pagina(`/app-io?persona=${codiceFiscale}`)).toContain('Non ci sono messaggi.');
	});

	it('di chi non può ancora dirlo non è un rifiuto', async () => {
		const sconosciuto = io.client().readStato({ ...messaggio, id: 'ALTRO/../ALTRO' });
		await expect(sconosciuto).rejects.toMatchObject({ temporaneo: true, codice: 'MESSAGGIO_ASSENTE' });
	});

	it('non è detto a un altro servizio, né a un altro Comune', async () => {
		const id = await io.invia();
		const stato = `messages/${PERSONE.marta}/${id}`;
		expect((await io.chiama(stato)).status).toBe(200);
		for (const chiave of ['prova-cassola--tributi', 'prova-seveso--generale'])
			expect((await io.chiama(stato, { chiave })).status).toBe(404);
	});
});

describe('il simulatore di App IO', () => {
	it('tiene i messaggi, le scelte e le regole anche dopo un riavvio, e conta i messaggi doppi', async () => {
		const cartella = await mkdtemp(path.join(tmpdir(), 'comune-vicino-app-io-'));
		try {
			const file = path.join(cartella, 'simulatori', 'app-io.jsonl');
			await io.chiudi();
			io = await apriAppIo({ file });
			await io.invia();
			await io.modulo('/app-io/servizi', {
				persona: PERSONE.marta,
				servizio: 'cassola--tributi',
				ammesso: 'no',
				torna: ''
			});
			await io.simulatore.advance(10);
			await io.simulatore.answerWith('TROPPE');
			await io.chiudi();
			io = await apriAppIo({ file });
			await expect(io.invia()).rejects.toMatchObject({ codice: 'TROPPE_RICHIESTE' });
			await io.simulatore.answerWith('SI');
			await io.invia();
			expect((await io.ricevuti()).map(({ volte, stato }) => [volte, stato])).toEqual([
				[2, 'PROCESSED'],
				[2, 'ACCEPTED']
			]);
			expect(await io.client('tributi').checkDestinatario(PERSONE.marta)).toBe('BLOCCATO');
		} finally {
			await rm(cartella, { recursive: true });
		}
	});
});

it('una risposta senza fine si lascia dov’è', () =>
	conServer(
		(risposta) => {
			const ancora = (): void => {
				while (!risposta.destroyed && risposta.write('"'.padEnd(65_536, 'x')));
			};
			risposta.writeHead(200).on('drain', ancora);
			ancora();
		},
		async (indirizzo) => {
			const client = io.client('generale', indirizzo);
			const fuori = { codice: 'FUORI_CONTRATTO', temporaneo: false };
			await expect(client.checkDestinatario(PERSONE.marta)).rejects.toMatchObject(fuori);
			await expect(client.readStato(messaggio)).rejects.toMatchObject(fuori);
			expect(await client.sendMessaggio(MESSAGGIO)).toEqual({ esito: 'ACCETTATO', id: undefined });
		}
	));
