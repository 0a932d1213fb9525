/** Answers as they arrive, before any check: from a posted form or from JSON, in one shape. Called by the draft and by the API. */

/** A text, a list, or the parts of a field by name. Drafts keep answers in this shape, also when they are wrong. */
export type Grezzo = string | Grezzo[] | { [parte: string]: Grezzo };
export type Grezzi = Record<string, Grezzo>;

const PARTI_MASSIME = 4;
/** Ten times the longest answer: whoever goes beyond it a little still finds all that was typed. */
const TESTO_MASSIMO = 20_000;
const NOME = /^[a-zA-Z][a-zA-Z0-9]*(\.[a-zA-Z0-9]+)*$/;
const RISERVATI = new Set(['__proto__', 'constructor', 'prototype']);

/** Puts posted fields together: `catasto.foglio` is a part, `figli.0.nome` an element, a repeated name a list. Files are none of them. */
export function readForm(coppie: Iterable<[string, FormDataEntryValue]>): Grezzi {
	const radice: Grezzi = {};
	for (const [nome, valore] of coppie) {
		if (typeof valore !== 'string') continue;
		const parti = nome.split('.');
		if (!NOME.test(nome) || parti.length > PARTI_MASSIME || parti.some((parte) => RISERVATI.has(parte)))
			continue;
		place(radice, parti, storable(valore.slice(0, TESTO_MASSIMO)).replaceAll('\r\n', '\n'));
	}
	return radice;
}

function place(radice: Grezzi, parti: readonly string[], valore: string): void {
	let nodo = radice;
	for (const parte of parti.slice(0, -1)) {
		const figlio = nodo[parte];
		const oggetto = isParti(figlio) ? figlio : {};
		nodo[parte] = oggetto;
		nodo = oggetto;
	}
	const ultima = parti.at(-1) ?? '';
	const presente = nodo[ultima];
	if (presente === undefined) nodo[ultima] = valore;
	else if (Array.isArray(presente)) presente.push(valore);
	else nodo[ultima] = [presente, valore];
}

/** Brings JSON values to the same shape: numbers, with their decimal comma, and booleans as a person would write them; nulls are absent. */
export function readJson(valore: unknown): Grezzo | undefined {
	if (typeof valore === 'string') return storable(valore);
	if (typeof valore === 'number') return String(valore).replace('.', ',');
	if (typeof valore === 'boolean') return valore ? 'si' : 'no';
	if (Array.isArray(valore)) return valore.map(readJson).filter((parte) => parte !== undefined);
	if (typeof valore !== 'object' || valore === null) return undefined;
	const parti: Grezzi = {};
	for (const [nome, parte] of Object.entries(valore)) {
		const letto = readJson(parte);
		if (letto !== undefined && !RISERVATI.has(nome)) parti[nome] = letto;
	}
	return parti;
}

/** PostgreSQL keeps neither the null character nor half a surrogate pair: nobody can have meant them. */
export function storable(testo: string): string {
	return testo.replaceAll('\u0000', '').toWellFormed();
}

/** Whether nothing at all was answered. */
export function isVuoto(grezzo: Grezzo | undefined): boolean {
	if (grezzo === undefined) return true;
	if (typeof grezzo === 'string') return grezzo.trim() === '';
	return Object.values(grezzo).every(isVuoto);
}

/** The text of an answer; the first one where a list came. */
export function testoDi(grezzo: Grezzo | undefined): string {
	if (typeof grezzo === 'string') return grezzo;
	return Array.isArray(grezzo) ? testoDi(grezzo[0]) : '';
}

/** The text of an answer to be given once: two answers to one question are none, for conditions would follow both. */
export function testoUnico(grezzo: Grezzo | undefined): string {
	return typeof grezzo === 'string' ? grezzo : '';
}

/** The texts of an answer with several choices. */
export function testiDi(grezzo: Grezzo | undefined): string[] {
	if (Array.isArray(grezzo)) return grezzo.filter((parte) => typeof parte === 'string');
	return typeof grezzo === 'string' && grezzo !== '' ? [grezzo] : [];
}

/** A part of an answer that has parts. */
export function parteDi(grezzo: Grezzo | undefined, nome: string): Grezzo | undefined {
	return isParti(grezzo) ? grezzo[nome] : undefined;
}

/** The elements of a repeated group, whether they came as a list or as numbered parts. */
export function elementiDi(grezzo: Grezzo | undefined): Grezzo[] {
	if (Array.isArray(grezzo)) return grezzo;
	if (!isParti(grezzo)) return [];
	const numeri = Object.keys(grezzo).filter((nome) => /^\d{1,3}$/.test(nome));
	return numeri.sort((a, b) => Number(a) - Number(b)).flatMap((nome) => grezzo[nome] ?? []);
}

function isParti(grezzo: Grezzo | undefined): grezzo is { [parte: string]: Grezzo } {
	return typeof grezzo === 'object' && !Array.isArray(grezzo);
}
