// The timers of the worker and its outbox, as run.ts starts them, on a real database.
import { findPorta } from '#lib/server/servizi/index.ts';
import { access, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdContent } from '#lib/server/allegati/sweep-orphans.ts';
import { openArchivio } from '#lib/server/allegati/archivio.ts';
import { runOutbox } from '#lib/server/worker/outbox.ts';
import { runTimer, TIMER, type AppDeiTimer } from '#lib/server/worker/timers.ts';
import { appIoFinta } from '#tests/support/app-io.ts';
import {
	apriMondo,
	come,
	comeSistema,
	entra,
	INDIRIZZO,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { carica, giorniDopo, leggi, nuovaBozza, praticaInviata } from '#tests/support/pratiche.ts';

let mondo: Mondo;
let chi: Residente;
let registro: string[];

beforeEach(async () => {
	mondo = await apriMondo();
	chi = await entra(mondo, 'Marta');
	registro = [];
});

afterEach(async () => {
	await mondo.chiudi();
});

function app(): AppDeiTimer {
	const log = pino({ level: 'info' }, { write: (riga: string) => registro.push(riga) });
	const settings = INDIRIZZO as AppDeiTimer['settings'];
	return {
		...mondo,
		archivio: openArchivio(mondo.cartella),
		log,
		porta: findPorta,
		accessi: undefined,
		pagopa: () => undefined,
		settings
	};
}

function timer(nome: string): Promise<void> {
	const trovato = TIMER.find((uno) => uno.nome === nome);
	if (!trovato) throw new Error(`Timer sconosciuto: ${nome}`);
	return runTimer(app(), trovato);
}

/** Half past ten in Rome, some days after the request. */
function spostaDi(giorni: number): void {
	mondo.sposta(`${giorniDopo('2026-11-24', giorni)}T09:30:00Z`);
}

describe('il silenzio', () => {
	it('chiude la richiesta il giorno dopo la scadenza, non prima, e lo dice al cittadino', async () => {
		const numero = await praticaInviata(mondo, chi);
		spostaDi(30);
		await timer('silenzi');
		expect((await leggi(mondo, 'cassola', numero)).stato).toBe('PROTOCOLLATA');
		spostaDi(31);
		await timer('silenzi');
		const chiusa = await leggi(mondo, 'cassola', numero);
		expect(chiusa).toMatchObject({ stato: 'SILENZIO_RIGETTO', esito: 'SILENZIO_RIGETTO' });
		expect(chiusa.chiusaIl).toEqual(mondo.clock());
		const messaggi = await mondo.owner`select modello from messaggio order by creato_il, id`;
		expect(messaggi.map(({ modello }) => modello as string)).toEqual(['IO01', 'IO08']);
	});

	it('di due lavoratori insieme chiude una volta sola', async () => {
		await praticaInviata(mondo, chi);
		await praticaInviata(mondo, await entra(mondo, 'Mario'));
		spostaDi(31);
		await mondo.scalda();
		await Promise.all([timer('silenzi'), timer('silenzi')]);
		const [conto] = await mondo.owner`
			select count(*)::int as quanti from messaggio where modello = 'IO08'`;
		expect(conto).toEqual({ quanti: 2 });
		expect(registro.filter((riga) => riga.includes('"level":50'))).toEqual([]);
	});

	it('chiude quelle degli altri Comuni anche quando uno è guasto', async () => {
		const numero = await praticaInviata(mondo, await entra(mondo, 'Omar'));
		await praticaInviata(mondo, chi);
		await mondo.owner`
			insert into impostazioni_ente values ('cassola', 99, '2026-11-25', '{}')`;
		spostaDi(31);
		await timer('silenzi');
		expect((await leggi(mondo, 'seveso', numero)).stato).toBe('SILENZIO_RIGETTO');
		const guasti = registro.filter((riga) => riga.includes('"level":50'));
		expect(guasti).toHaveLength(1);
		expect(guasti[0]).toContain('"ente":"cassola"');
		expect(registro.join('')).not.toContain('ZNCMRT84C57C037X');
	});
});

describe('le bozze scadute', () => {
	it('si tolgono dopo i giorni di conservazione del servizio, le altre restano', async () => {
		await nuovaBozza(mondo, chi);
		spostaDi(1);
		const ultima = await nuovaBozza(mondo, await entra(mondo, 'Mario'));
		spostaDi(90);
		await timer('bozze scadute');
		expect(await mondo.owner`select id from bozza`).toHaveLength(2);
		spostaDi(91);
		await timer('bozze scadute');
		expect(await mondo.owner`select id from bozza`).toEqual([{ id: ultima }]);
	});
});

describe('i file senza padrone', () => {
	async function caricato(nome: string): Promise<string> {
		const bozza = await nuovaBozza(mondo, chi);
		const byte = Buffer.from(
			`%PDF-1.7\n% ${nome}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`
		);
		expect(await carica(mondo, chi, { bozza, nome, byte })).toBeUndefined();
		const [riga] = await mondo.owner<{ sha256: string }[]>`select sha256 from allegato where nome = ${nome}`;
		return riga?.sha256 ?? '';
	}

	function percorso(sha256: string): string {
		return path.join(mondo.cartella, 'cassola', sha256.slice(0, 2), sha256);
	}

	async function invecchia(file: string, ore: number): Promise<void> {
		const quando = new Date(mondo.clock().getTime() - ore * 3_600_000);
		await utimes(file, quando, quando);
	}

	async function resta(file: string): Promise<boolean> {
		return access(file).then(
			() => true,
			() => false
		);
	}

	it('si tolgono, quelli non finiti dopo un giorno; quelli che una riga nomina restano', async () => {
		const [tenuto, tolto] = [await caricato('a.pdf'), await caricato('b.pdf')];
		await mondo.owner`delete from allegato where nome = 'b.pdf'`;
		const [interrotto = '', recente = ''] = [1, 2].map(
			(n) => `${percorso(tenuto)}.${n}0000000-0000-4000-8000-000000000000`
		);
		for (const file of [interrotto, recente]) await writeFile(file, 'mezzo');
		for (const file of [percorso(tenuto), interrotto]) await invecchia(file, 25);
		await invecchia(recente, 23);
		await timer('file senza padrone');
		const restano = await Promise.all([percorso(tenuto), percorso(tolto), recente, interrotto].map(resta));
		expect(restano).toEqual([true, false, true, false]);
		expect(registro.filter((riga) => riga.includes('"level":50'))).toEqual([]);
	});

	it('restano mentre qualcuno sta per nominarli', async () => {
		const sha256 = await caricato('d.pdf');
		await mondo.owner`delete from allegato`;
		await come(mondo, chi, async (tx) => {
			await holdContent(tx, { ente: 'cassola', sha256 });
			await timer('file senza padrone');
		});
		expect(await resta(percorso(sha256))).toBe(true);
		await timer('file senza padrone');
		expect(await resta(percorso(sha256))).toBe(false);
	});
});

describe('il lavoratore', () => {
	it('due insieme svuotano la coda di tutti i Comuni, una volta per messaggio, e poi si fermano', async () => {
		for (const nome of ['Mario', 'Chiara', 'Silvia', 'Omar', 'Zoë'])
			await praticaInviata(mondo, await entra(mondo, nome));
		await praticaInviata(mondo, chi);
		const io = appIoFinta();
		const fine = new AbortController();
		const insieme = { ...app(), appIo: () => io, email: () => undefined };
		let ultimo: (() => void) | undefined;
		const arrivati = new Promise<void>((resolve) => (ultimo = resolve));
		io.durante = () => {
			if (io.ricevuti.length === 6) ultimo?.();
			return Promise.resolve();
		};
		const lavoratori = [runOutbox(insieme, fine.signal), runOutbox(insieme, fine.signal)];
		await arrivati;
		fine.abort();
		await mondo.scalda();
		await Promise.all(lavoratori);
		expect(io.ricevuti).toHaveLength(6);
		expect(new Set(io.ricevuti.map(({ codiceFiscale }) => codiceFiscale)).size).toBe(6);
		const righe = await mondo.owner`select distinct stato from spedizione`;
		expect(righe).toEqual([{ stato: 'accettata' }]);
	});

	it('non scrive nomi né codici fiscali nel registro', async () => {
		await praticaInviata(mondo, chi);
		const io = appIoFinta();
		const fine = new AbortController();
		io.durante = () => {
			fine.abort();
			return Promise.resolve();
		};
		await runOutbox({ ...app(), appIo: () => io, email: () => undefined }, fine.signal);
		expect(registro.join('')).toContain('"stato":"accettata"');
		expect(registro.join('')).not.toMatch(/ZNCMRT84C57C037X|Zanchettin/);
	});

	it('serve gli altri Comuni anche quando le righe di uno sono bloccate da un guasto', async () => {
		await praticaInviata(mondo, await entra(mondo, 'Omar'));
		await praticaInviata(mondo, chi);
		const io = appIoFinta();
		const fine = new AbortController();
		io.durante = () => {
			fine.abort();
			return Promise.resolve();
		};
		await comeSistema(mondo, 'cassola', async (tx) => {
			await tx`select id from spedizione for update`;
			await runOutbox({ ...app(), appIo: () => io, email: () => undefined }, fine.signal);
		});
		expect(io.ricevuti.map(({ codiceFiscale }) => codiceFiscale)).toEqual(['BNLMRO87E04Z330B']);
	});
});
