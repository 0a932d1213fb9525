// The messages as their citizen lives them: what is to be read, searched, put away; where they went; what the person chose. Nobody else sees or changes any of it.
import { beforeEach, describe, expect, it } from 'vitest';
import { ARGOMENTI } from '#lib/domain/argomenti.ts';
import { attornoVista, readAttorno } from '#lib/server/messaggi/attorno-al-messaggio.ts';
import { readPreferenze, savePreferenze } from '#lib/server/messaggi/preferenze.ts';
import {
	archiveMessaggio,
	countDaLeggere,
	listArgomentiAvuti,
	listMessaggi,
	markDaLeggere,
	openMessaggio,
	restoreMessaggio,
	type FiltroMessaggi,
	type MessaggioLetto
} from '#lib/server/messaggi/read-messaggi.ts';
import { findEmail } from '#lib/server/messaggi/find-email.ts';
import { appIoInParole, readDettoDaIo } from '#lib/server/messaggi/stato-app-io.ts';
import { forgetProfessione, keepProfessione, readProfessione } from '#lib/server/profilo/professione.ts';
import { come, comeSistema, entra, impiegato, type Residente } from '#tests/support/mondo.ts';
import { prendi } from '#tests/support/mosse.ts';
import { praticaInviata } from '#tests/support/pratiche.ts';
import { anna, marta, mondo } from '#tests/support/scena.ts';

let mario: Residente;

beforeEach(async () => {
	mario = await entra(mondo, 'Mario');
	await mondo.owner`delete from spedizione`;
	await mondo.owner`delete from messaggio`;
});

function elenco(filtro: FiltroMessaggi = {}, chi = marta): Promise<MessaggioLetto[]> {
	return come(mondo, chi, async (tx) => (await listMessaggi(tx, filtro)).righe);
}

function daLeggere(chi = marta): Promise<number> {
	return come(mondo, chi, countDaLeggere);
}

/** A message of any topic, as the system writes it; its id. */
async function scrivi(
	{ oggetto = 'Un avviso', testo = 'Testo', argomento = 'eventi' } = {},
	chi = marta
): Promise<string> {
	const id = mondo.newId();
	await comeSistema(
		mondo,
		chi.ente,
		(tx) => tx`
		insert into messaggio (id, ente_id, persona_id, modello, oggetto, testo, argomento, servizio, creato_il)
		values (${id}, ${chi.ente}, ${chi.personaId}, 'AVVISO', ${oggetto}, ${testo}, ${argomento}, ${argomento}, ${mondo.clock()})`
	);
	return id;
}

type Partenza = {
	canale?: 'app-io' | 'email' | 'posta';
	stato: string;
	motivo?: string;
	servizio?: string;
	recapito?: string;
};

async function spedisci(
	messaggio: string,
	{ canale = 'app-io', stato, motivo, servizio = 'eventi', recapito }: Partenza
): Promise<void> {
	await mondo.owner`
		insert into spedizione (id, ente_id, canale, messaggio_id, servizio, stato, recapito, prossimo_il, creata_il, chiusa_il, ultimo_errore)
		values (${mondo.newId()}, 'cassola', ${canale}, ${messaggio}, ${servizio}, ${stato}, ${recapito ?? null}, ${mondo.clock()},
			${mondo.clock()}, ${mondo.clock()}, ${motivo ?? null})`;
}

describe('i messaggi di una persona', () => {
	it('sono da leggere finché non li apre, e può rimetterli da leggere', async () => {
		const id = await scrivi();
		expect(await daLeggere()).toBe(1);
		await come(mondo, marta, (tx) => openMessaggio(tx, { id, istante: mondo.clock() }));
		expect(await daLeggere()).toBe(0);
		expect(await elenco({ vista: 'da-leggere' })).toEqual([]);
		await come(mondo, marta, (tx) => markDaLeggere(tx, { id, istante: mondo.clock() }));
		expect(await daLeggere()).toBe(1);
		expect(await elenco({ vista: 'da-leggere' })).toHaveLength(1);
	});

	it('archiviati stanno solo tra gli archiviati, e tornano', async () => {
		const id = await scrivi();
		const altro = await scrivi();
		await come(mondo, marta, (tx) => archiveMessaggio(tx, { id, istante: mondo.clock() }));
		expect((await elenco()).map((uno) => uno.id)).toEqual([altro]);
		expect((await elenco({ vista: 'archiviati' })).map((uno) => uno.id)).toEqual([id]);
		expect(await daLeggere()).toBe(1);
		await come(mondo, marta, (tx) => restoreMessaggio(tx, { id, istante: mondo.clock() }));
		expect(await elenco()).toHaveLength(2);
	});

	it('si cercano per parole, con o senza accenti, e per argomento', async () => {
		const fiera = await scrivi({ oggetto: 'Fiera dell’agricoltura', testo: 'Il 100% è gratis.' });
		const scuola = await scrivi({ oggetto: 'Rata della mensa', argomento: 'scuola' });
		const trovati = async (filtro: FiltroMessaggi) => (await elenco(filtro)).map(({ id }) => id);
		expect(await trovati({ cerca: "dell'AGRICOLTURA fiera" })).toEqual([fiera]);
		expect(await trovati({ cerca: '100% e\u0300 gratis' })).toEqual([fiera]);
		expect(await trovati({ cerca: '1__%' })).toEqual([]);
		expect(await trovati({ argomento: 'scuola' })).toEqual([scuola]);
		expect(await trovati({ argomento: 'scuola', cerca: 'fiera' })).toEqual([]);
		expect(await come(mondo, marta, listArgomentiAvuti)).toEqual(['eventi', 'scuola']);
	});

	it('si leggono una pagina alla volta, senza perderne', async () => {
		for (let quanti = 0; quanti < 5; quanti += 1) await scrivi();
		const prima = await come(mondo, marta, (tx) => listMessaggi(tx, { quanti: 3 }));
		expect(prima.altri).toBe(true);
		const poi = await come(mondo, marta, (tx) =>
			listMessaggi(tx, { quanti: 3, dopo: prima.righe.at(-1)?.id })
		);
		expect(poi).toMatchObject({ altri: false });
		expect(new Set([...prima.righe, ...poi.righe].map(({ id }) => id)).size).toBe(5);
	});

	it('non li vede, non li apre e non li archivia un altro', async () => {
		const id = await scrivi();
		expect(await elenco({}, mario)).toEqual([]);
		for (const mossa of [openMessaggio, archiveMessaggio, restoreMessaggio, markDaLeggere])
			for (const quale of [id, 'non-un-id'])
				await expect(
					come(mondo, mario, async (tx) => {
						await mossa(tx, { id: quale, istante: mondo.clock() });
					})
				).rejects.toThrow('Messaggio non trovato');
		expect(await daLeggere()).toBe(1);
	});
});

describe('intorno a un messaggio', () => {
	const attorno = async (id: string, chi = marta) =>
		attornoVista(await come(mondo, chi, (tx) => readAttorno(tx, { id, avviso: null })));

	it('ci sono i documenti nati con lui, e non quelli di dopo', async () => {
		const numero = await praticaInviata(mondo, marta);
		const [ricevuto] = await elenco();
		mondo.sposta('2026-11-25T09:30:00Z');
		await prendi(mondo, anna, { numero });
		const [preso] = await elenco();
		const { documenti } = await attorno(ricevuto?.id ?? '');
		expect(documenti).toHaveLength(1);
		expect(documenti[0]?.titolo).toMatch(/ricevuta/i);
		expect((await attorno(preso?.id ?? '')).documenti).toEqual([]);
	});

	it('c’è dove è andato, in parole, e solo per chi l’ha ricevuto', async () => {
		const id = await scrivi();
		await spedisci(id, { stato: 'non_recapitabile', motivo: 'NON_ISCRITTO' });
		await spedisci(id, { canale: 'email', stato: 'accettata', recapito: 'marta@posta.example' });
		expect((await attorno(id)).recapiti).toEqual([
			'Non te l’abbiamo mandato su App IO: non risulta una tua iscrizione.',
			'Te l’abbiamo mandato anche per e-mail, a marta@posta.example, il 24/11/2026 alle 10:30.'
		]);
		expect((await attorno(id, mario)).recapiti).toEqual([]);
		expect(await come(mondo, marta, (tx) => tx`select from spedizione`)).toHaveLength(0);
		for (const chi of [anna, { ...marta, ente: 'seveso' }])
			expect(await come(mondo, chi, (tx) => tx`select from recapiti_del_messaggio(${id})`)).toHaveLength(0);
	});

	it('non dice mai perché una macchina ha rifiutato', async () => {
		const id = await scrivi();
		await spedisci(id, { stato: 'fallita', motivo: 'App IO: messages 401' });
		expect((await attorno(id)).recapiti).toEqual(['Non siamo riusciti a mandartelo su App IO.']);
		const [riga] = await come(mondo, marta, (tx) => tx`select motivo from recapiti_del_messaggio(${id})`);
		expect(riga).toEqual({ motivo: null });
	});
});

describe('lo stato di App IO', () => {
	const parole = async (chi = marta) => appIoInParole(await come(mondo, chi, readDettoDaIo)).join(' ');

	it('senza messaggi non si sa, e la persona legge che cosa fare', async () => {
		expect(await parole()).toContain('Non ti abbiamo ancora scritto su App IO');
	});

	it('è quello dell’ultima volta, con i servizi che la persona ha spento', async () => {
		await spedisci(await scrivi(), { stato: 'accettata' });
		mondo.sposta('2026-11-25T09:30:00Z');
		await spedisci(await scrivi(), { stato: 'fallita', motivo: 'App IO: messages 500' });
		expect(await parole()).toBe('App IO funziona: l’ultimo messaggio è arrivato il 24/11/2026.');
		await spedisci(await scrivi(), { stato: 'non_recapitabile', motivo: 'BLOCCATO', servizio: 'strade' });
		expect(await parole()).toContain('non ricevere questi messaggi: Strade chiuse.');
		mondo.sposta('2026-11-26T09:30:00Z');
		await spedisci(await scrivi(), { stato: 'non_recapitabile', motivo: 'NON_ISCRITTO' });
		expect(await parole()).toContain('Il 26/11/2026 non risultava una tua iscrizione');
		expect(await parole(mario)).toContain('Non ti abbiamo ancora scritto');
	});
});

describe('le preferenze', () => {
	const tutte = (chi = marta) => come(mondo, chi, (tx) => readPreferenze(tx, { persona: chi.personaId }));
	const email = (argomento: keyof typeof ARGOMENTI) =>
		comeSistema(mondo, 'cassola', (tx) => findEmail(tx, { persona: marta.personaId, argomento }));
	const salva = (argomento: keyof typeof ARGOMENTI, appIo: boolean, email: boolean, chi = marta) =>
		come(mondo, chi, (tx) =>
			savePreferenze(tx, {
				ente: 'cassola',
				persona: marta.personaId,
				scelte: [{ argomento, appIo, email }],
				istante: mondo.clock()
			})
		);

	beforeEach(async () => {
		await mondo.owner`delete from preferenza_messaggi`;
		await mondo.owner`delete from recapito_email`;
		await mondo.owner`
			insert into recapito_email (ente_id, persona_id, indirizzo, confermato_il)
			values ('cassola', ${marta.personaId}, 'marta@posta.example', ${mondo.clock()})`;
	});

	it('senza scelte sono App IO e e-mail per ogni argomento', async () => {
		expect(await tutte()).toEqual(
			Object.keys(ARGOMENTI).map((argomento) => ({ argomento, appIo: true, email: true }))
		);
		expect(await email('eventi')).toBe('marta@posta.example');
	});

	it('valgono per l’argomento scelto, anche obbligatorio, e si cambiano', async () => {
		await salva('eventi', false, false);
		await salva('pratiche', false, false);
		expect(await email('eventi')).toBe(null);
		expect(await email('pratiche')).toBe(null);
		expect(await email('scuola')).toBe('marta@posta.example');
		await salva('eventi', false, true);
		expect(await email('eventi')).toBe('marta@posta.example');
	});

	it('non usano un indirizzo da cui un’e-mail è tornata, o che non c’è', async () => {
		await mondo.owner`update recapito_email set respinto_il = ${mondo.clock()}`;
		expect(await email('eventi')).toBe(null);
		await mondo.owner`delete from recapito_email`;
		expect(await email('eventi')).toBe(null);
	});

	it('non le vede e non le scrive un altro', async () => {
		await salva('eventi', false, false);
		await expect(salva('eventi', true, true, mario)).rejects.toThrow('row-level security');
		await mondo.owner`delete from preferenza_messaggi where argomento <> 'eventi'`;
		expect(await come(mondo, mario, (tx) => tx`select from preferenza_messaggi`)).toHaveLength(0);
		expect(
			await come(mondo, impiegato('seveso', 'responsabile'), (tx) => tx`select from preferenza_messaggi`)
		).toHaveLength(0);
	});
});

describe('il lavoro raccontato', () => {
	const persona = () => ({ persona: marta.personaId });
	const leggi = () => come(mondo, marta, (tx) => readProfessione(tx, persona()));

	it('si tiene con il giorno del consenso, si cambia, e senza consenso non resta niente', async () => {
		expect(await leggi()).toBeUndefined();
		const detto = { ente: 'cassola', ...persona(), istante: mondo.clock() };
		await come(mondo, marta, (tx) => keepProfessione(tx, { ...detto, professione: 'commercio' }));
		await come(mondo, marta, (tx) => keepProfessione(tx, { ...detto, professione: 'scuola' }));
		expect(await leggi()).toEqual({ professione: 'scuola', consensoIl: mondo.clock() });
		for (const chi of [mario, impiegato('cassola', 'responsabile')])
			expect(await come(mondo, chi, (tx) => tx`select from profilo_volontario`)).toHaveLength(0);
		await come(mondo, marta, (tx) => forgetProfessione(tx, persona()));
		expect(await mondo.owner`select from profilo_volontario`).toHaveLength(0);
	});
});

it('di una campagna non fa sparire il suo messaggio: lo ritira solo chi l’ha mandato', async () => {
	const id = await scrivi();
	await expect(
		come(mondo, marta, (tx) => tx`update messaggio set ritirato_il = ${mondo.clock()} where id = ${id}`)
	).rejects.toThrow('non si modificano');
});
