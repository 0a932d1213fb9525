// Reads the file of a campaign into rows as they stand in it; nothing in a row is checked yet. Pure; called by the page that loads it.
import { createHash } from 'node:crypto';
import { righeDi } from '#lib/domain/csv.ts';
import { creaProblema, type CodiceErrore, type Problema } from '#lib/domain/errori.ts';
import { formatNumero } from '#lib/domain/numero.ts';
import { readIntestazione, readRiga, type RigaScritta } from '#lib/domain/righe-campagna.ts';
import type { Parametri } from '#lib/domain/segnaposti.ts';

export const RIGHE_MASSIME = 100_000;
export const MEGABYTE_MASSIMI = 20;
const BYTE_ELENCO = MEGABYTE_MASSIMI * 1024 * 1024;
/** Rows read without letting the process answer others. */
const RIGHE_DI_FILA = 5_000;

export type Elenco = {
	sha256: string;
	ignorate: string[];
	/** `n` as a spreadsheet counts: the heading is 1. */
	righe: { n: number; scritta: RigaScritta }[];
};

export type EsitoElenco = { ok: true; elenco: Elenco } | { ok: false; problema: Problema };

/** All the rows, or what is wrong with the file as a whole. */
export async function readElenco(byte: Uint8Array): Promise<EsitoElenco> {
	if (byte.length > BYTE_ELENCO) return wrong('CAMPAGNA_FILE_GRANDE', { massimo: MEGABYTE_MASSIMI });
	const testo = decode(byte);
	if (testo === undefined) return wrong('CAMPAGNA_FILE_CODIFICA');
	const linee = righeDi(testo);
	const prima = linee.next();
	if (prima.done) return wrong('CAMPAGNA_FILE_VUOTO');
	const letta = readIntestazione(prima.value.riga);
	if (!letta.ok) return wrong(letta.codice, { colonne: letta.colonne });
	const righe: Elenco['righe'] = [];
	for (const { n, riga } of linee) {
		if (righe.length === RIGHE_MASSIME)
			return wrong('CAMPAGNA_FILE_RIGHE', { massimo: formatNumero(RIGHE_MASSIME) });
		righe.push({ n, scritta: readRiga(riga, letta.valore) });
		if (righe.length % RIGHE_DI_FILA === 0) await new Promise(setImmediate);
	}
	if (righe.length === 0) return wrong('CAMPAGNA_FILE_VUOTO');
	const sha256 = createHash('sha256').update(byte).digest('hex');
	return { ok: true, elenco: { sha256, ignorate: letta.valore.ignorate, righe } };
}

// UTF-8 with or without its mark; a null is of UTF-16, and no row can hold it.
function decode(byte: Uint8Array): string | undefined {
	if (byte.includes(0)) return undefined;
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(byte);
	} catch {
		return undefined;
	}
}

function wrong(codice: CodiceErrore, parametri: Parametri = {}): EsitoElenco {
	return { ok: false, problema: creaProblema({ campo: 'file', codice, parametri }) };
}
