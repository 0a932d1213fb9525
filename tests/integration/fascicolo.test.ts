// Reading a request and what belongs to it: the owner and the clerks of the ente, nobody else, by number or by id.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { findAllegato } from '#lib/server/allegati/find-allegato.ts';
import type { Tx } from '#lib/server/db/connection.ts';
import { inEnte, type Attore } from '#lib/server/db/in-ente.ts';
import { findDocumento } from '#lib/server/documenti/find-documento.ts';
import { listMessaggi, openMessaggio } from '#lib/server/messaggi/read-messaggi.ts';
import { readFascicolo, type Fascicolo } from '#lib/server/pratiche/fascicolo.ts';
import { listPratiche } from '#lib/server/pratiche/list-pratiche.ts';
import { listConsegneDi } from '#lib/server/spedizioni/consegne.ts';
import { apriMondo, come, entra, impiegato, type Mondo, type Residente } from '#tests/support/mondo.ts';
import { bozzaPronta, carica, invia, piccoloPdf, praticaInviata } from '#tests/support/pratiche.ts';

let mondo: Mondo;
let marta: Residente;
let mario: Residente;
let davide: Residente;
let numero: string;
let intero: Fascicolo;

beforeAll(async () => {
	mondo = await apriMondo();
	marta = await entra(mondo, 'Marta');
	mario = await entra(mondo, 'Mario');
	davide = await entra(mondo, 'Davide');
	// The same number in another Comune.
	await praticaInviata(mondo, davide);
	const bozza = await bozzaPronta(mondo, marta);
	await carica(mondo, marta, { bozza, nome: '../../etc/passwd\u202Efdp.exe' });
	const esito = await invia(mondo, marta, bozza);
	numero = esito.tipo === 'inviata' ? esito.numero : '';
	intero = await come(mondo, marta, (tx) => readFascicolo(tx, numero));
});

afterAll(async () => {
	await mondo.chiudi();
});

function primo<T>(righe: readonly T[]): T {
	const [riga] = righe;
	if (!riga) throw new Error('Nessuna riga');
	return riga;
}

describe('il fascicolo', () => {
	it('si legge intero da chi ha fatto la richiesta e dagli operatori del Comune', async () => {
		expect(intero).toMatchObject({
			pratica: { numero, personaId: marta.personaId },
			eventi: [{ tipo: 'PRESENTAZIONE' }],
			documenti: [{ tipo: 'ricevuta' }],
			allegati: [{ campo: 'interesse', nome: 'passwdfdp.exe.pdf' }],
			messaggi: [{ oggetto: `Richiesta ${numero}: ricevuta` }]
		});
		for (const ruolo of ['operatore', 'responsabile'] as const)
			expect(await come(mondo, impiegato('cassola', ruolo), (tx) => readFascicolo(tx, numero))).toEqual(
				intero
			);
	});

	it('lo stesso numero in un altro Comune è un’altra pratica', async () => {
		const altra = await come(mondo, davide, (tx) => readFascicolo(tx, numero));
		expect(altra.pratica.numero).toBe(numero);
		expect(altra.pratica.id).not.toBe(intero.pratica.id);
	});

	const estranei: [string, string, () => Attore][] = [
		['un altro cittadino', 'cassola', () => ({ ruolo: 'cittadino', persona: mario.personaId })],
		[
			'la stessa persona da un altro Comune',
			'casciago',
			() => ({ ruolo: 'cittadino', persona: marta.personaId })
		],
		['un cittadino di un altro Comune', 'seveso', () => ({ ruolo: 'cittadino', persona: davide.personaId })],
		[
			'un operatore di un altro Comune',
			'casciago',
			() => ({ ruolo: 'operatore', operatore: impiegato('casciago', 'responsabile').operatoreId })
		],
		['un anonimo', 'cassola', () => ({ ruolo: 'anonimo' })]
	];

	it.each(estranei)('%s non legge niente, né per numero né per codice', async (_chi, ente, attore) => {
		const legge = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
			inEnte(mondo.database, { ente, attore: attore() }, work);
		if (ente !== 'seveso') await expect(legge((tx) => readFascicolo(tx, numero))).rejects.toThrow(NonTrovato);
		await expect(legge((tx) => findDocumento(tx, primo(intero.documenti).id))).rejects.toThrow(NonTrovato);
		await expect(legge((tx) => findAllegato(tx, primo(intero.allegati).id))).rejects.toThrow(NonTrovato);
		const messaggio = { id: primo(intero.messaggi).id, istante: mondo.clock() };
		await expect(legge((tx) => openMessaggio(tx, messaggio))).rejects.toThrow(NonTrovato);
		expect(await legge((tx) => listConsegneDi(tx, intero.pratica.id))).toEqual([]);
		const { righe } = await legge((tx) => listPratiche(tx, {}));
		expect(righe.map(({ id }) => id)).not.toContain(intero.pratica.id);
		const { righe: messaggi } = await legge((tx) => listMessaggi(tx));
		expect(messaggi.map(({ id }) => id)).not.toContain(messaggio.id);
		expect(await mondo.owner`select letto_il from messaggio where id = ${messaggio.id}`).toEqual([
			{ letto_il: null }
		]);
	});

	it.each(['', 'non-un-codice', "' or '1'='1", '00000000-0000-0000-0000-000000000000'])(
		'un codice qualsiasi (%s) non trova niente e non rompe niente',
		async (id) => {
			const legge = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => come(mondo, marta, work);
			await expect(legge((tx) => findDocumento(tx, id))).rejects.toThrow(NonTrovato);
			await expect(legge((tx) => findAllegato(tx, id))).rejects.toThrow(NonTrovato);
			await expect(legge((tx) => openMessaggio(tx, { id, istante: mondo.clock() }))).rejects.toThrow(
				NonTrovato
			);
			await expect(legge((tx) => readFascicolo(tx, id))).rejects.toThrow(NonTrovato);
		}
	);
});

describe('i file di una richiesta', () => {
	it('si ritrovano identici, anche dall’operatore', async () => {
		const { sha256, tipoMedia } = await come(mondo, impiegato('cassola', 'operatore'), (tx) =>
			findAllegato(tx, primo(intero.allegati).id)
		);
		expect(tipoMedia).toBe('application/pdf');
		const byte = await mondo.archivio.read({ ente: 'cassola', sha256 });
		expect(Buffer.from(byte).equals(piccoloPdf())).toBe(true);
	});
});

describe('i messaggi', () => {
	it('si segnano letti la prima volta che si aprono, e quella resta', async () => {
		const { id } = primo(intero.messaggi);
		const quando = new Date('2026-11-25T08:00:00Z');
		expect(await come(mondo, marta, (tx) => openMessaggio(tx, { id, istante: quando }))).toMatchObject({
			lettoIl: quando,
			pratica: numero
		});
		const poi = new Date('2026-11-26T08:00:00Z');
		expect(await come(mondo, marta, (tx) => openMessaggio(tx, { id, istante: poi }))).toMatchObject({
			lettoIl: quando
		});
	});

	it('si sfogliano dal più nuovo, senza salti e senza ripetizioni, anche scritti nello stesso istante', async () => {
		for (let n = 0; n < 6; n += 1) await praticaInviata(mondo, mario);
		const tutti = (await come(mondo, mario, (tx) => listMessaggi(tx))).righe.map(({ id }) => id);
		expect(tutti).toHaveLength(6);
		const sfogliati: string[] = [];
		let altri = true;
		while (altri) {
			const dopo = sfogliati.at(-1);
			const pagina = await come(mondo, mario, (tx) => listMessaggi(tx, { dopo, quanti: 4 }));
			sfogliati.push(...pagina.righe.map(({ id }) => id));
			altri = pagina.altri;
		}
		expect(sfogliati).toEqual(tutti);
	});
});
