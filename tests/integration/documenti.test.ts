// The documents as files: always the same bytes, tagged, archival, and holding every item that the law asks of a receipt.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDocumento, type DocumentoLetto } from '#lib/server/documenti/find-documento.ts';
import { writePdf } from '#lib/server/documenti/write-pdf.ts';
import { readFascicolo } from '#lib/server/pratiche/fascicolo.ts';
import {
	apriMondo,
	come,
	enteDi,
	entra,
	impiegato,
	type Mondo,
	type Residente
} from '#tests/support/mondo.ts';
import { chiedi, decidi, integra, MOTIVI } from '#tests/support/mosse.ts';
import { bozzaPronta, carica, invia, leggi, praticaInCarico } from '#tests/support/pratiche.ts';

const HAS_POPPLER = spawnSync('pdftotext', ['-v']).status === 0;
if (!HAS_POPPLER) console.log('pdftotext non c’è: il testo dei PDF non viene riletto.');

let mondo: Mondo;
let marta: Residente;
let cartella: string;
let numero: string;
let sha256: string;
let pdf: Record<string, Buffer>;

beforeAll(async () => {
	mondo = await apriMondo();
	cartella = await mkdtemp(path.join(tmpdir(), 'comune-vicino-pdf-'));
	marta = await entra(mondo, 'Marta');
	const bozza = await bozzaPronta(mondo, marta);
	await carica(mondo, marta, { bozza });
	// 23:58 in Rome.
	mondo.sposta('2026-11-29T22:58:00Z');
	const esito = await invia(mondo, marta, bozza);
	numero = esito.tipo === 'inviata' ? esito.numero : '';
	const [file] = await mondo.owner<{ sha256: string }[]>`
		select a.sha256 from allegato a join pratica p on p.id = a.pratica_id where p.numero = ${numero}`;
	sha256 = file?.sha256 ?? '';
	pdf = { ricevuta: await bytesOf(await documentoDi(numero, 'ricevuta')) };
	const decisa = await praticaInCarico(mondo, marta);
	await chiedi(mondo, impiegato('cassola', 'operatore'), { numero: decisa, revisione: 2 });
	await integra(mondo, marta, decisa);
	mondo.sposta('2027-01-20T10:00:00Z');
	await decidi(mondo, impiegato('cassola', 'responsabile'), {
		numero: decisa,
		revisione: 4,
		mossa: 'RIGETTA'
	});
	pdf.integrazioni = await bytesOf(await documentoDi(decisa, 'integrazioni'));
	pdf.provvedimento = await bytesOf(await documentoDi(decisa, 'provvedimento'));
});

afterAll(async () => {
	await mondo.chiudi();
	await rm(cartella, { recursive: true, force: true });
});

async function documentoDi(pratica: string, tipo: string): Promise<DocumentoLetto> {
	return come(mondo, marta, async (tx) => {
		const { documenti } = await readFascicolo(tx, pratica);
		return findDocumento(tx, documenti.find((uno) => uno.tipo === tipo)?.id ?? '');
	});
}

async function bytesOf({ contenuto, creatoIl }: DocumentoLetto): Promise<Buffer> {
	return Buffer.from(await writePdf(contenuto, { creato: creatoIl }));
}

/** The text on the pages, in one line. */
async function textOf(byte: Buffer): Promise<string> {
	const file = path.join(cartella, 'documento.pdf');
	await writeFile(file, byte);
	const testo = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
	// A page ends in the middle of a sentence: its number is not part of it.
	return testo.replace(/^.* - pagina \d+ di \d+\s*$/gm, '').replace(/\s+/g, ' ');
}

describe('un documento', () => {
	it('ha sempre gli stessi byte, anche un anno dopo', async () => {
		const letto = await documentoDi(numero, 'ricevuta');
		mondo.sposta('2028-01-01T10:00:00Z');
		expect((await bytesOf(letto)).equals(pdf.ricevuta ?? Buffer.alloc(0))).toBe(true);
		expect(
			(await bytesOf(await documentoDi(numero, 'ricevuta'))).equals(pdf.ricevuta ?? Buffer.alloc(0))
		).toBe(true);
	});

	it.each(['ricevuta', 'integrazioni', 'provvedimento'])(
		'%s è etichettato, in italiano, PDF/A e PDF/UA, con i soli caratteri incorporati',
		(tipo) => {
			const testo = (pdf[tipo] ?? Buffer.alloc(0)).toString('latin1');
			expect(testo).toMatch(/^%PDF-1\.7/);
			expect(testo).toContain('/StructTreeRoot');
			expect(testo).toMatch(/\/MarkInfo\s*<<\s*\/Type \/MarkInfo\s+\/Marked true|\/Marked true/);
			expect(testo).toMatch(/\/Lang \(it-IT\)/);
			expect(testo).toContain('/DisplayDocTitle true');
			expect(testo).toMatch(/pdfaid:part>2</);
			expect(testo).toMatch(/pdfaid:conformance>A</);
			expect(testo).toMatch(/pdfuaid:part>1</);
			expect(testo).toContain('/OutputIntents');
			const fonts = [...testo.matchAll(/\/BaseFont \/([^\s/]+)/g)].map(([, nome]) => nome ?? '');
			expect(fonts.length).toBeGreaterThan(0);
			for (const nome of fonts) expect(nome).toMatch(/^[A-Z]{6}\+Titillium/);
			expect(testo.match(/\/FontFile2/g)).not.toBeNull();
			expect(testo).not.toMatch(/Helvetica|\/Encrypt|\/JavaScript|\/EmbeddedFile/);
		}
	);
});

describe.skipIf(!HAS_POPPLER)('la ricevuta', () => {
	it('contiene tutto ciò che chiedono gli articoli 8 e 18-bis della legge 241', async () => {
		const testo = await textOf(pdf.ricevuta ?? Buffer.alloc(0));
		const { impostazioni } = await enteDi(mondo);
		const ufficio = impostazioni.uffici.find(({ id }) => id === 'edilizia');
		const { protocollo } = await leggi(mondo, 'cassola', numero);
		const attesi = {
			amministrazione: 'Comune di Cassola',
			servizio: "Servizio: Richiedere l'accesso agli atti",
			oggetto: 'Oggetto: Accesso documentale - edilizia',
			data: 'Presentata il: 29/11/2026 alle 23:58',
			protocollo: `Protocollo: ${String(protocollo.numero).padStart(7, '0')}/2026`,
			pratica: numero,
			richiedente: 'Marta Zanchettin, codice fiscale ZNCMRT84C57C037X',
			ufficio: ufficio?.nome ?? '',
			pec: ufficio?.pec ?? '',
			domicilio: impostazioni.domicilioDigitale,
			responsabile: `Responsabile del procedimento: ${ufficio?.responsabile ?? ''}`,
			giorni: 'Termine: 30 giorni dalla presentazione',
			scadenza: 'Ultimo giorno per la risposta: 29/12/2026',
			silenzio: 'la richiesta si considera respinta (art. 25, comma 4, L. 241/1990)',
			sostitutivo: `potere sostitutivo: ${ufficio?.sostituto ?? ''}`,
			tar: 'ricorrere al TAR contro il silenzio',
			memorie: 'inviare memorie e documenti (art. 10 L. 241/1990)',
			nonDigitali: `Per gli atti che non sono in digitale rivolgiti a: ${ufficio?.nome ?? ''}, Comune di Cassola, ${impostazioni.indirizzo}`,
			allegato: 'rogito.pdf',
			risposte: 'Fascicolo della pratica edilizia 112 del 1987, con i disegni.',
			dichiarazione: 'artt. 46 e 47 del D.P.R. 445/2000'
		};
		for (const [voce, atteso] of Object.entries(attesi)) expect(testo, voce).toContain(atteso);
		// The hash is broken over lines inside its cell.
		expect(sha256).toMatch(/^[0-9a-f]{64}$/);
		expect(testo.replace(/[^0-9a-f]/g, '')).toContain(sha256.slice(0, 16));
	});
});

describe.skipIf(!HAS_POPPLER)('gli altri atti', () => {
	it('la richiesta di integrazioni dice che cosa serve, entro quando e che il termine è sospeso', async () => {
		const testo = await textOf(pdf.integrazioni ?? Buffer.alloc(0));
		expect(testo).toContain('Manca la planimetria firmata.');
		expect(testo).toContain('Rispondi entro il 29/12/2026');
		expect(testo).toContain('una volta sola (art. 2, comma 7, L. 241/1990)');
	});

	it('il provvedimento dice motivi, decisione, ritardo, rimedi e chi ha deciso', async () => {
		const testo = await textOf(pdf.provvedimento ?? Buffer.alloc(0));
		for (const atteso of [
			MOTIVI,
			'La richiesta non è accolta.',
			'Il termine previsto dalla legge era il 29/12/2026',
			'22 giorni di ritardo',
			'entro 30 giorni, ricorrere al TAR',
			'Alberto Zen, Sportello unico edilizia'
		])
			expect(testo).toContain(atteso);
	});
});
