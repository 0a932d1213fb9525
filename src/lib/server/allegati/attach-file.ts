// Takes a file into a draft: checked, stored under its hash, then noted; and takes it out again. Called by save-passo.ts and by the answer to a request for additions.
import { isUuid } from '#lib/domain/uuid.ts';
import { createHash } from 'node:crypto';
import { creaProblema, type CodiceErrore, type Problema } from '#lib/domain/errori.ts';
import type { Tx } from '../db/connection.ts';
import { BYTE_MASSIMI, FILE_MASSIMI } from './limiti.ts';
import type { FileElencato } from '../documenti/parti.ts';
import { checkFile, type TipoFile } from './check-file.ts';
import { cleanNomeFile } from './nome-file.ts';
import { discardAfterCommit, holdContent, type ArchivioDaCuiTogliere } from './sweep-orphans.ts';

/** Keeps content by ente and hash. */
export type Archivio = ArchivioDaCuiTogliere & {
	write: (chiave: { ente: string; sha256: string }, byte: Uint8Array) => Promise<void>;
	read: (chiave: { ente: string; sha256: string }) => Promise<Uint8Array>;
};

/** Who receives, when, where content goes. */
export type Ricezione = {
	archivio: Archivio;
	ente: string;
	persona: string;
	istante: Date;
	newId: () => string;
	/** Told when the archive cannot be written: the person is told too, and the rest of what they sent is kept. */
	onFault: (error: unknown) => void;
};

export type FileRicevuto = { bozza: string; campo: string; massimo: number; nome: string; byte: Uint8Array };

/** Takes the file into a draft. Returns what is wrong with it, if anything. */
export async function attachFile(
	tx: Tx,
	file: FileRicevuto,
	ricezione: Ricezione
): Promise<Problema | undefined> {
	const { bozza, campo, byte } = file;
	const esito = await checkFile(byte);
	if (!esito.ok) return refused(file, esito.codice);
	const [presenti] = await tx<{ nelCampo: number; tutti: number; byte: number }[]>`
		select count(*) filter (where campo = ${campo})::int as "nelCampo", count(*)::int as tutti,
			coalesce(sum(byte), 0)::int as byte
		from allegato where bozza_id = ${bozza}`;
	const pieno = presenti && (presenti.nelCampo >= file.massimo || presenti.tutti >= FILE_MASSIMI);
	if (pieno || (presenti && presenti.byte + byte.length > BYTE_MASSIMI)) return refused(file, 'ALL_TROPPI');
	if (!(await keepContent(tx, byte, ricezione))) return refused(file, 'ALL_NON_SALVATO');
	await nameContent(tx, { ...file, tipo: esito.valore, pratica: null }, ricezione);
	return undefined;
}

export type FileDaUnire = { nome: string; byte: Uint8Array };
export type EsitoUnione = { ok: true; file: FileElencato[] } | { ok: false; problemi: Problema[] };

/** Adds files to a request already sent; all of them, or none when one is refused. `campo` tells what they are. */
export async function attachToPratica(
	tx: Tx,
	{ pratica, campo, file }: { pratica: string; campo: string; file: readonly FileDaUnire[] },
	ricezione: Ricezione
): Promise<EsitoUnione> {
	const { problemi, buoni } = await checkAll(file);
	if (problemi.length > 0) return { ok: false, problemi };
	// All contents before any row: a fault of the archive leaves the request as it was.
	for (const { nome, byte } of buoni)
		if (!(await keepContent(tx, byte, ricezione)))
			return { ok: false, problemi: [refused({ nome, campo: 'file' }, 'ALL_NON_SALVATO')] };
	const uniti: FileElencato[] = [];
	for (const buono of buoni)
		uniti.push(await nameContent(tx, { ...buono, campo, bozza: null, pratica }, ricezione));
	return { ok: true, file: uniti };
}

/** What is wrong with files sent together, without keeping any. What was sent before does not count: who is asked for papers must be able to send them. */
export async function problemiFile(file: readonly FileDaUnire[]): Promise<Problema[]> {
	return (await checkAll(file)).problemi;
}

type Controllati = { problemi: Problema[]; buoni: (FileDaUnire & { tipo: TipoFile })[] };

async function checkAll(file: readonly FileDaUnire[]): Promise<Controllati> {
	const problemi: Problema[] = [];
	const buoni: Controllati['buoni'] = [];
	for (const uno of file) {
		const esito = await checkFile(uno.byte);
		if (esito.ok) buoni.push({ ...uno, tipo: esito.valore });
		else problemi.push(refused({ nome: uno.nome, campo: 'file' }, esito.codice));
	}
	const byteTutti = file.reduce((somma, { byte }) => somma + byte.length, 0);
	if (file.length > FILE_MASSIMI || byteTutti > BYTE_MASSIMI)
		problemi.push(creaProblema({ campo: 'file', codice: 'ALL_TROPPI' }));
	return { problemi, buoni };
}

type DaTenere = {
	nome: string;
	byte: Uint8Array;
	campo: string;
	tipo: TipoFile;
	bozza: string | null;
	pratica: string | null;
};

// The content before the row that names it: a row never points to nothing. False when the archive cannot be written.
async function keepContent(
	tx: Tx,
	byte: Uint8Array,
	{ archivio, ente, onFault }: Ricezione
): Promise<boolean> {
	const sha256 = sha256Of(byte);
	await holdContent(tx, { ente, sha256 });
	try {
		await archivio.write({ ente, sha256 }, byte);
		return true;
	} catch (error) {
		onFault(error);
		return false;
	}
}

async function nameContent(
	tx: Tx,
	file: DaTenere,
	{ ente, persona, istante, newId }: Ricezione
): Promise<FileElencato> {
	const nome = cleanNomeFile(file.nome, file.tipo);
	const sha256 = sha256Of(file.byte);
	await tx`
		insert into allegato (id, ente_id, persona_id, bozza_id, pratica_id, campo, nome, tipo_media, byte, sha256, caricato_il)
		values (${newId()}, ${ente}, ${persona}, ${file.bozza}, ${file.pratica}, ${file.campo},
			${nome}, ${file.tipo.tipoMedia}, ${file.byte.length}, ${sha256}, ${istante})`;
	return { nome, byte: file.byte.length, sha256 };
}

function sha256Of(byte: Uint8Array): string {
	return createHash('sha256').update(byte).digest('hex');
}

/** Takes the file out of the draft, and its content out of the archive if nothing else has it. */
export async function removeFile(
	tx: Tx,
	{ id, bozza }: { id: string; bozza: string },
	{ archivio, ente }: Pick<Ricezione, 'archivio' | 'ente'>
): Promise<void> {
	if (!isUuid(id)) return;
	const tolti = await tx<{ sha256: string }[]>`
		delete from allegato where id = ${id} and bozza_id = ${bozza} returning sha256`;
	discardAfterCommit(tx, { archivio, ente, contenuti: tolti.map(({ sha256 }) => sha256) });
}

// The name tells which of several files it was.
function refused({ campo, nome }: { campo: string; nome: string }, codice: CodiceErrore): Problema {
	const problema = creaProblema({ campo, codice });
	return { ...problema, messaggio: `${nome}: ${problema.messaggio}` };
}
