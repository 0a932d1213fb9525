// What a schema finds wrong in settings, told in plain Italian at the field and under its title. Called by the check of an area.
import type { z } from 'zod';
import { messaggio } from '#lib/domain/errori.ts';
import { partiNote, unisciTitoli } from './righe.ts';
import { isFoglia, type Foglia, type Nodo } from './struttura.ts';
import { campoDi } from './valori.ts';

export type ProblemaImpostazione = { campo: string; etichetta: string; messaggio: string };

/** The field of an issue, its title and what to do. `struttura` is that of the whole area. */
export function problemaDi(struttura: Nodo, issue: z.core.$ZodIssue, valore: unknown): ProblemaImpostazione {
	const { campo, etichetta, foglia } = trova(struttura, issue.path, valore);
	const testo = testoDi(issue, foglia);
	const riga = foglia?.tipo === 'punti' && !foglia.uno ? issue.path[campo.split('.').length] : undefined;
	return { campo, etichetta, messaggio: typeof riga === 'number' ? `Riga ${riga + 1}: ${testo}` : testo };
}

type Trovato = { campo: string; etichetta: string; foglia?: Foglia };

// Goes down as far as fields go: a point is one field, whatever its parts.
function trova(struttura: Nodo, path: readonly PropertyKey[], valore: unknown): Trovato {
	let nodo: Nodo = struttura;
	let qui = valore;
	const nomi: string[] = [];
	let etichetta = '';
	for (const passo of path.map(String)) {
		while (nodo.tipo === 'presenza') nodo = nodo.dentro;
		const scelto: Scelto | undefined = scendi(nodo, passo, qui);
		if (!scelto) break;
		nomi.push(...scelto.nomi);
		etichetta = unisciTitoli(etichetta, scelto.titolo);
		nodo = scelto.nodo;
		qui = Array.isArray(qui) ? (qui[Number(passo)] as unknown) : campoDi(qui, passo);
	}
	return { campo: nomi.join('.'), etichetta, ...(isFoglia(nodo) && { foglia: nodo }) };
}

type Scelto = { nodo: Nodo; nomi: string[]; titolo: string };

function scendi(nodo: Nodo, passo: string, valore: unknown): Scelto | undefined {
	if (nodo.tipo === 'elenco')
		return { nodo: nodo.elemento, nomi: [passo], titolo: `${nodo.elemento.titolo} ${Number(passo) + 1}` };
	if (nodo.tipo === 'mappa') {
		const posto = Object.keys(Object(valore) as object).indexOf(passo);
		return { nodo: nodo.valore, nomi: [String(posto), 'valore'], titolo: passo };
	}
	if (nodo.tipo !== 'oggetto' && nodo.tipo !== 'alternativa') return undefined;
	const parte = partiNote(nodo, valore).find(([nome]) => nome === passo)?.[1];
	return parte && { nodo: parte, nomi: [passo], titolo: parte.titolo };
}

function testoDi(issue: z.core.$ZodIssue, foglia: Foglia | undefined): string {
	if (issue.code === 'custom') return issue.message;
	if (isVuoto(issue)) return messaggio('CAMPO_OBBLIGATORIO');
	if (foglia?.tipo === 'euro') return messaggio('IMPORTO_FORMATO');
	if (foglia?.tipo === 'scelta' || foglia?.tipo === 'ufficio') return messaggio('CAMPO_SCELTA');
	if (foglia?.tipo === 'testo' && foglia.aspetto === 'email') return messaggio('EMAIL_FORMATO');
	if (foglia?.tipo === 'testo' && foglia.aspetto === 'date') return messaggio('DATA_FORMATO');
	if (issue.code === 'too_small') return limite(issue.origin, `almeno ${String(issue.minimum)}`);
	if (issue.code === 'too_big') return limite(issue.origin, `al massimo ${String(issue.maximum)}`);
	if (foglia?.tipo === 'numero')
		return foglia.intero
			? 'Scrivi un numero intero, solo con le cifre.'
			: 'Scrivi un numero, per esempio 1,5.';
	if (foglia?.tipo === 'decimale')
		return 'Scrivi un numero, per esempio 0,70, senza più decimali del previsto.';
	if (foglia?.tipo === 'punti')
		return 'Scrivi due numeri con il punto, latitudine e longitudine, per esempio 45.7329, 11.7861.';
	return `Questo dato non ha la forma prevista. ${foglia?.aiuto ?? 'Controlla di averlo scritto bene.'}`;
}

// Nothing came, or a text that must not be empty is.
function isVuoto(issue: z.core.$ZodIssue): boolean {
	if (issue.code === 'invalid_type' || issue.code === 'invalid_value') return issue.input === undefined;
	return issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1;
}

function limite(origine: string, quanto: string): string {
	if (origine === 'array') return `Le voci devono essere ${quanto}.`;
	return origine === 'string'
		? `Scrivi un testo di ${quanto} caratteri.`
		: `Inserisci un valore di ${quanto}.`;
}
