// Settings as a person reads them: one line for each value, under its titles. Called by the pages of history, by the diff and by the form.
import { formatEuro } from '#lib/domain/denaro.ts';
import { parseData } from '#lib/domain/data.ts';
import { formatData } from '#lib/domain/istante.ts';
import type { Grezzo } from '#lib/forms/grezzo.ts';
import { scriviFoglia, valoreDi } from './modulo.ts';
import { inParole, isFoglia, type Foglia, type Nodo } from './struttura.ts';
import { campoDi, listaDi, oggettoDi, testoSemplice } from './valori.ts';

/** The offices by which an id is read as a name. */
export type Uffici = readonly { id: string; nome: string }[];
export type Riga = { etichetta: string; valore: string };

/** Every value under its titles. Values that the settings no longer have are told by their own names: a past version stays readable. */
export function righeDi(nodo: Nodo, valore: unknown, uffici: Uffici, titolo = nodo.titolo): Riga[] {
	if (valore === undefined || valore === null) return [];
	if (isFoglia(nodo)) return [{ etichetta: titolo, valore: scriviValore(nodo, valore, uffici) }];
	switch (nodo.tipo) {
		case 'presenza':
			return righeDi(nodo.dentro, valore, uffici, titolo);
		case 'elenco':
			return listaDi(valore).flatMap((uno, posto) =>
				righeDi(nodo.elemento, uno, uffici, titoloElemento(nodo.elemento, titolo, posto))
			);
		case 'mappa':
			return Object.entries(oggettoDi(valore)).flatMap(([chiave, dentro]) =>
				righeDi(nodo.valore, dentro, uffici, unisciTitoli(titolo, chiave))
			);
		default:
			return partiDi(nodo, valore).flatMap(([nome, parte]) => {
				const dentro = campoDi(valore, nome);
				const suo = unisciTitoli(titolo, parte?.titolo ?? inParole(nome));
				return parte ? righeDi(parte, dentro, uffici, suo) : righeIgnote(dentro, suo);
			});
	}
}

/** The parts of a group: those that the settings have, then those that only the value has. */
export function partiDi(
	nodo: Extract<Nodo, { tipo: 'oggetto' | 'alternativa' }>,
	valore: unknown
): (readonly [string, Nodo | undefined])[] {
	const note = partiNote(nodo, valore);
	const ignote = Object.keys(oggettoDi(valore)).filter((nome) => !note.some(([nota]) => nota === nome));
	return [...note, ...ignote.map((nome) => [nome, undefined] as const)];
}

/** The parts that the settings have: of an alternative, its choice and the parts of the case chosen. */
export function partiNote(
	nodo: Extract<Nodo, { tipo: 'oggetto' | 'alternativa' }>,
	valore: unknown
): (readonly [string, Nodo])[] {
	if (nodo.tipo === 'oggetto') return [...nodo.parti];
	const quale = campoDi(valore, nodo.discriminante);
	return [[nodo.discriminante, nodo.scelta], ...(nodo.casi.get(String(quale))?.parti ?? [])];
}

/** The title of an element of a list, from one. */
export function titoloElemento(elemento: Nodo, titolo: string, posto: number): string {
	return unisciTitoli(titolo, `${elemento.titolo} ${posto + 1}`);
}

/** A title inside another one. */
export function unisciTitoli(fuori: string, dentro: string): string {
	return fuori === '' ? dentro : `${fuori} › ${dentro}`;
}

/** What a value that no setting knows holds. */
export function righeIgnote(valore: unknown, etichetta: string): Riga[] {
	if (valore === undefined || valore === null) return [];
	return [{ etichetta, valore: testoSemplice(valore) }];
}

/** One value in words. */
export function scriviValore(nodo: Foglia, valore: unknown, uffici: Uffici): string {
	if (nodo.tipo === 'punti') return scriviFoglia(nodo, valore).replaceAll('\n', '; ');
	const testo = testoSemplice(valore);
	switch (nodo.tipo) {
		case 'siNo':
			return valore === true ? 'Sì' : 'No';
		case 'euro':
			return Number.isSafeInteger(valore) ? formatEuro(valore as number) : testo;
		case 'scelta':
			return nodo.opzioni.find(({ dato }) => dato === valore)?.etichetta ?? testo;
		case 'ufficio':
			return uffici.find(({ id }) => id === testo)?.nome ?? testo;
		case 'numero':
		case 'decimale':
			return testo.replace('.', ',');
		case 'testo': {
			const giorno = nodo.aspetto === 'date' ? parseData(testo) : undefined;
			return giorno?.ok ? formatData(giorno.valore) : testo;
		}
	}
}

/** An element of a list in a few words: its first two values. */
export function suntoDi(nodo: Nodo, testi: Grezzo, uffici: Uffici): string {
	const righe = righeDi(nodo, valoreDi(nodo, testi), uffici).map(({ valore }) => valore);
	return righe
		.filter((valore) => valore !== '')
		.slice(0, 2)
		.join(', ');
}
