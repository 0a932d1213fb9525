// Putting a Comune into a database by its document: what is written, what never changes, what is refused.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveEnte } from '#cli/ente.ts';
import { enti, impostazioniDemo } from '#demo/enti.ts';
import { openDatabase, type Database } from '#lib/server/db/connection.ts';
import { findEnteByHost } from '#lib/server/enti/find-ente.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts';

let test: TestDatabase;
let database: Database;
let owner: postgres.Sql;
let ultimo: number;

beforeEach(async () => {
	test = await createTestDatabase();
	database = openDatabase({ url: test.appUrl, massimoConnessioni: 2, annuncia: () => undefined });
	owner = postgres(test.ownerUrl, { max: 1 });
	ultimo = 0;
});

afterEach(async () => {
	await database.close();
	await owner.end();
	await test.drop();
});

const [cassola] = enti;
if (!cassola) throw new Error('manca il primo Comune');
const impostazioni = {
	...impostazioniDemo(cassola),
	nome: 'Bassano',
	sitoHost: 'servizi.bassano.example'
};

/** Two clerks with synthetic codes. */
const giovanna = {
	codiceFiscale: 'MRNGNN83D51C037V',
	nome: 'Giovanna',
	cognome: 'Marin',
	ufficio: 'urp',
	ruoli: ['operatore']
};
const alberto = {
	codiceFiscale: 'znelrt69r02c037n',
	nome: 'Alberto',
	cognome: 'Zen',
	ufficio: 'edilizia',
	ruoli: ['operatore', 'responsabile']
};

const bassano = {
	id: 'bassano',
	nome: 'Bassano',
	host: ['servizi.bassano.example'],
	validaDal: '2026-01-01',
	impostazioni,
	operatori: [giovanna, alberto]
};

function save(valore: unknown): Promise<string[]> {
	return saveEnte({
		ownerUrl: test.ownerUrl,
		valore,
		newId() {
			ultimo += 1;
			return `20000000-0000-4000-8000-${String(ultimo).padStart(12, '0')}`;
		}
	});
}

function found(giorno: string) {
	return findEnteByHost(database, { host: 'servizi.bassano.example', giorno });
}

function versioni() {
	return owner`
		select versione, valida_dal::text, md5(documento::text) as impronta
		from impostazioni_ente where ente_id = 'bassano' order by versione`;
}

function operatori() {
	return owner`
		select id, codice_fiscale, ufficio, ruoli from operatore where ente_id = 'bassano' order by codice_fiscale`;
}

describe('un Comune nuovo', () => {
	it('risponde al suo nome con le sue impostazioni e ha i suoi operatori', async () => {
		expect(await save(bassano)).toEqual([
			"Aggiunto l'ente bassano.",
			'Risponde al nome servizi.bassano.example.',
			'Aggiunta la versione 1 delle impostazioni, valida dal 2026-01-01.',
			'Operatori: 2 aggiunti, 0 cambiati, 0 uguali.'
		]);
		expect(await found('2026-11-24')).toMatchObject({
			id: 'bassano',
			tipo: 'comune',
			versione: 1,
			impostazioni: { nome: 'Bassano' }
		});
		expect(await found('2025-12-31')).toBeUndefined();
		expect(await operatori()).toMatchObject([
			{ codice_fiscale: 'MRNGNN83D51C037V', ufficio: 'urp' },
			{ codice_fiscale: 'ZNELRT69R02C037N', ruoli: ['operatore', 'responsabile'] }
		]);
	});

	it('può partire dal documento di esempio', async () => {
		const esempio: unknown = JSON.parse(await readFile('docs/ente.example.json', 'utf8'));
		const righe = await save(esempio);
		expect(righe).toContain('Aggiunta la versione 2 delle impostazioni, valida dal 2026-01-01.');
		expect(righe).toContain('Operatori: 0 aggiunti, 0 cambiati, 2 uguali.');
	});

	it('con lo stesso documento non cambia niente', async () => {
		await save(bassano);
		const before = [await versioni(), await operatori()];
		expect(await save(bassano)).toEqual([
			"L'ente bassano c'è già.",
			'Le impostazioni del 2026-01-01 sono già queste: versione 1.',
			'Operatori: 0 aggiunti, 0 cambiati, 2 uguali.'
		]);
		expect([await versioni(), await operatori()]).toEqual(before);
	});
});

describe('le impostazioni cambiate', () => {
	const viola = {
		...bassano,
		validaDal: '2027-01-01',
		impostazioni: { ...impostazioni, telefono: '0424 1' }
	};

	it('sono una versione nuova dal suo giorno, e la vecchia resta com’era', async () => {
		await save(bassano);
		const [prima] = await versioni();
		expect(await save(viola)).toContain('Aggiunta la versione 2 delle impostazioni, valida dal 2027-01-01.');
		expect((await versioni())[0]).toEqual(prima);
		expect((await found('2026-12-31'))?.versione).toBe(1);
		expect(await found('2027-01-01')).toMatchObject({ versione: 2, impostazioni: { telefono: '0424 1' } });
	});

	it('dicono se più avanti valgono già altre', async () => {
		await save(bassano);
		await save(viola);
		const ritorno = { ...viola, validaDal: '2026-12-01' };
		expect(await save(ritorno)).toContain("Dal 2027-01-01 vale la versione 2, che c'era già.");
		expect(await versioni()).toHaveLength(3);
	});
});

describe('gli operatori e i nomi di un Comune che c’è già', () => {
	it('si aggiungono e si cambiano per codice fiscale, e nessuno sparisce', async () => {
		await save(bassano);
		const before = await operatori();
		const cambiata = { ...giovanna, ufficio: 'tributi' };
		const righe = await save({
			...bassano,
			nome: 'Bassano del Grappa',
			host: ['servizi.bassano.example', 'sportello.bassano.example'],
			operatori: [cambiata]
		});
		expect(righe).toEqual([
			"L'ente bassano ora si chiama Bassano del Grappa.",
			'Risponde al nome sportello.bassano.example.',
			'Le impostazioni del 2026-01-01 sono già queste: versione 1.',
			'Operatori: 0 aggiunti, 1 cambiati, 0 uguali.',
			'Operatori che restano e che il documento non ha: 1.'
		]);
		expect(await operatori()).toEqual([{ ...before[0], ufficio: 'tributi' }, before[1]]);
		const senza = await save({ ...bassano, nome: 'Bassano del Grappa' });
		expect(senza).toContain('Resta anche il nome sportello.bassano.example, che il documento non ha.');
	});
});

describe('un documento sbagliato', () => {
	const con = (parti: object) => ({ ...bassano, impostazioni: { ...impostazioni, ...parti } });

	it.each([
		['senza identificativo', { ...bassano, id: undefined }, /^id: Input non valido/],
		['con un giorno che non esiste', { ...bassano, validaDal: '2026-02-30' }, /^validaDal: /],
		['con un nome che nessuno legge', con({ colore: 'rosso' }), /^impostazioni\.colore: questo nome/],
		[
			'con un colore troppo chiaro',
			con({ colorePrimario: '#ffcc00' }),
			/^impostazioni\.colorePrimario: Il col/
		],
		['con un sito che non è suo', con({ sitoHost: 'altro.example' }), /^impostazioni\.sitoHost: deve/],
		[
			'con un servizio che non esiste',
			con({ servizi: [servizio({ id: 'nessuno' })] }),
			/servizi\.nessuno: Que/
		],
		[
			'con un servizio senza ufficio',
			con({ servizi: [servizio({ ufficio: 'nessuno' })] }),
			/^impostazioni\.servizi\.accesso-atti: Il servizio indica/
		],
		[
			'con le decisioni sul servizio a metà',
			con({ servizi: [servizio({ impostazioni: {} })] }),
			/^impostazioni\.servizi\.accesso-atti\.impostazioni\.\w+: Input non valido/m
		],
		[
			'con un operatore di un ufficio che non c’è',
			{ ...bassano, operatori: [{ ...giovanna, ufficio: 'anagrafe' }] },
			/^operatori\[0\]\.ufficio: l'ente non ha/
		],
		[
			'con un codice fiscale sbagliato',
			{ ...bassano, operatori: [alberto, { ...giovanna, codiceFiscale: 'MRNGNN83D51C037X' }] },
			/^operatori\[1\]\.codiceFiscale: Il codice fiscale non è corretto/
		],
		[
			'con un operatore due volte',
			{ ...bassano, operatori: [giovanna, giovanna] },
			/^operatori\[1\]\.codiceFiscale: è già/
		],
		[
			'con il nome di un altro Comune',
			{ ...bassano, host: [impostazioni.sitoHost, 'seveso.localhost'] },
			/^host: /
		],
		['che non è un oggetto', [], /^documento: /]
	])('%s si rifiuta intero', async (_nome, documento, riga) => {
		await expect(save(documento)).rejects.toThrow(riga);
		expect(await owner`select 1 from ente where ente_id = 'bassano'`).toHaveLength(0);
	});

	it('dice tutto insieme, una riga per problema', async () => {
		const documento = { ...con({ cap: '360', regione: '' }), host: [] };
		const righe = await save(documento).catch((error: unknown) => (error as Error).message.split('\n'));
		expect(righe).toHaveLength(3);
	});
});

function servizio(parti: object): object {
	const { servizi } = impostazioni as unknown as { servizi: [object] };
	return { ...servizi[0], ...parti };
}

describe('il comando', () => {
	const run = promisify(execFile);

	it('legge il file, scrive che cosa ha fatto, e con un problema esce con 1', async () => {
		const cartella = await mkdtemp(path.join(tmpdir(), 'comune-vicino-ente-'));
		const file = path.join(cartella, 'bassano.json');
		const env = { ...process.env, DATABASE_OWNER_URL: test.ownerUrl };
		const start = () =>
			run(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/cli/ente.ts', file], { env });
		try {
			await writeFile(file, JSON.stringify(bassano));
			expect((await start()).stdout).toMatch(/^Aggiunto l'ente bassano\.\n/);
			await writeFile(file, '{');
			await expect(start()).rejects.toMatchObject({
				code: 1,
				stderr: `Il documento ${file} non si legge o non è JSON.\n`
			});
		} finally {
			await rm(cartella, { recursive: true });
		}
	});
});
