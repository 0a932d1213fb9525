// The command of the keys: what it makes, what it makes once only, when a key signs and when it may be taken away.
import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addMancanti, addSaml, type NuoveChiavi } from '#cli/chiavi-ente.ts';
import { fileChiavi, makeFileChiavi } from '#cli/file-chiavi.ts';
import { readChiavi } from '#lib/server/identita/chiavi-ente.ts';
import { CIFRARIO } from '#tests/support/accessi.ts';
import { ADESSO, apriMondo, comeSistema, enteDi, type Mondo } from '#tests/support/mondo.ts';

const GIORNO_MS = 86_400_000;
const ADESSO_DATA = new Date(ADESSO);

let mondo: Mondo;
let cartella: string;

beforeAll(async () => {
	mondo = await apriMondo();
	cartella = await mkdtemp(path.join(tmpdir(), 'comune-vicino-chiavi-'));
	await makeFileChiavi(cartella);
});

beforeEach(async () => {
	mondo.sposta(ADESSO);
	await mondo.owner`truncate chiave_ente`;
});

afterAll(async () => {
	await mondo.chiudi();
	await rm(cartella, { recursive: true });
});

/** Runs the command as who installs does; what it writes, on either side. */
async function chiavi(...parole: string[]): Promise<{ bene: boolean; righe: string }> {
	const { involucro, registro } = fileChiavi(cartella);
	const env = {
		...process.env,
		DATABASE_URL: mondo.ownerUrl,
		DATABASE_OWNER_URL: mondo.ownerUrl,
		IDENTITA_CHIAVE: involucro,
		IDENTITA_REGISTRO: registro
	};
	const comando = ['--disable-warning=ExperimentalWarning', 'src/cli/chiavi.ts', ...parole];
	return promisify(execFile)(process.execPath, comando, { env }).then(
		({ stdout }) => ({ bene: true, righe: stdout }),
		(fallito: unknown) => ({ bene: false, righe: (fallito as { stderr: string }).stderr })
	);
}

async function nuove(altre: Partial<NuoveChiavi> = {}): Promise<NuoveChiavi> {
	const { impostazioni } = await enteDi(mondo);
	return {
		...{ ente: 'cassola', impostazioni, sito: 'https://servizi.cassola.example', cifrario: CIFRARIO },
		...{ adesso: mondo.clock(), newId: mondo.newId, bit: 2048 },
		...altre
	};
}

function fai(dati: NuoveChiavi) {
	return comeSistema(mondo, dati.ente, (tx) => addMancanti(tx, dati));
}

function leggi() {
	return comeSistema(mondo, 'cassola', (tx) =>
		readChiavi(tx, { ente: 'cassola', adesso: mondo.clock(), cifrario: CIFRARIO })
	);
}

function listaDiSeveso() {
	return mondo.owner<{ id: string; uso: string }[]>`
		select id::text, uso from chiave_ente where ente_id = 'seveso' order by uso, firma_dal`;
}

describe('le chiavi che mancano', () => {
	it('si creano una volta sola', async () => {
		expect(await fai(await nuove())).toEqual(['SAML', 'CIE_FEDERAZIONE', 'CIE_FIRMA', 'CIE_CIFRATURA']);
		const prima = await leggi();
		expect(await fai(await nuove())).toEqual([]);
		expect(await leggi()).toEqual(prima);
	});

	it('senza codice IPA sono solo quelle di CIE; quella di SPID viene quando c’è', async () => {
		const dati = await nuove();
		const senza = { ...dati.impostazioni };
		delete senza.codiceIPA;
		expect(await fai({ ...dati, impostazioni: senza })).not.toContain('SAML');
		await expect(
			comeSistema(mondo, 'cassola', (tx) => addSaml(tx, { ...dati, impostazioni: senza }, ADESSO_DATA))
		).rejects.toThrow('codice IPA');
		expect(await fai(dati)).toEqual(['SAML']);
	});

	it('hanno un certificato intestato al Comune e al suo sito, per dieci anni', async () => {
		await fai(await nuove());
		const [saml] = (await leggi()).filter(({ uso }) => uso === 'SAML');
		const certificato = new X509Certificate(saml?.pubblica ?? '');
		expect(certificato.subject).toContain('O=Comune di Cassola');
		expect(certificato.subject).toContain('https://servizi.cassola.example');
		expect(certificato.subject).toContain('PA:IT-c_c037');
		expect(Date.parse(certificato.validTo)).toBe(Date.parse(ADESSO) + 3650 * GIORNO_MS);
		expect(saml?.scadeIl).toEqual(new Date(certificato.validTo));
	});
});

describe('il comando delle chiavi', () => {
	it('senza le parole giuste dice come si scrive', async () => {
		const dette = await Promise.all([chiavi(), chiavi('togli', 'seveso'), chiavi('cambia', 'seveso')]);
		for (const { bene, righe } of dette) {
			expect(bene).toBe(false);
			expect(righe).toMatch(/^Scrivi: npm run chiavi/);
		}
	});

	it('prepara i file una volta, e li lascia stare la seconda', async () => {
		const altra = path.join(cartella, 'altra');
		expect((await chiavi('prepara', altra)).righe).toMatch(
			/identita\.chiave\n.*registro-privata\.json\n.*\nPorta registro-privata/s
		);
		expect((await chiavi('prepara', altra)).righe).toMatch(/^Le chiavi ci sono già/);
	});

	it('di un Comune crea le chiavi una volta sola', async () => {
		expect((await chiavi('ente', 'seveso')).righe).toMatch(
			/^Chiavi create: SAML, CIE_FEDERAZIONE.*\nSAML [0-9a-f-]{36}: firma dal .*, scade il /
		);
		const prima = await listaDiSeveso();
		expect((await chiavi('ente', 'seveso')).righe).toMatch(/^Le chiavi ci sono già/);
		expect(await listaDiSeveso()).toEqual(prima);
	});

	it('rinnova senza togliere: la nuova è pubblicata, la vecchia firma ancora 30 giorni e non si toglie', async () => {
		await chiavi('ente', 'seveso');
		const vecchia = (await listaDiSeveso()).find(({ uso }) => uso === 'SAML')?.id ?? '';
		expect((await chiavi('rinnova', 'seveso')).righe).toMatch(/^La chiave nuova è già nei metadati/);
		const [riga] = await mondo.owner<{ giorni: number }[]>`
			select round(extract(epoch from max(firma_dal) - min(firma_dal)) / 86400)::int as giorni
			from chiave_ente where ente_id = 'seveso' and uso = 'SAML'`;
		expect(riga?.giorni).toBe(30);
		expect(await chiavi('togli', 'seveso', vecchia)).toMatchObject({
			bene: false,
			righe: expect.stringContaining('firma ancora') as string
		});
		expect(await listaDiSeveso()).toContainEqual({ id: vecchia, uso: 'SAML' });
	});

	it('toglie la vecchia quando firma la nuova, e mai l’ultima né quella di un altro Comune', async () => {
		await chiavi('ente', 'seveso');
		const vecchia = (await listaDiSeveso()).find(({ uso }) => uso === 'SAML')?.id ?? '';
		expect((await chiavi('rinnova', 'seveso', '0')).bene).toBe(true);
		expect((await chiavi('togli', 'cassola', vecchia)).bene).toBe(false);
		expect((await chiavi('togli', 'seveso', vecchia)).righe).toMatch(/^Chiave tolta dai metadati/);
		const [rimasta, ...altre] = (await listaDiSeveso()).filter(({ uso }) => uso === 'SAML');
		expect(altre).toEqual([]);
		expect((await chiavi('togli', 'seveso', rimasta?.id ?? '')).bene).toBe(false);
	});

	it('non accetta giorni che non sono un numero', async () => {
		expect(await chiavi('rinnova', 'seveso', 'presto')).toMatchObject({
			bene: false,
			righe: expect.stringContaining('numero da 0 a 999') as string
		});
	});
});
