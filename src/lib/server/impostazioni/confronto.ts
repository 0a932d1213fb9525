// What changes between two values of the same settings, as a person reads it; empty only when they are equal. Called by preview and history.
import { isDeepStrictEqual } from 'node:util';
import {
	partiDi,
	righeDi,
	righeIgnote,
	scriviValore,
	titoloElemento,
	unisciTitoli,
	type Uffici
} from './righe.ts';
import { inParole, isFoglia, type Nodo } from './struttura.ts';
import { campoDi, listaDi, oggettoDi } from './valori.ts';

export type Differenza = {
	tipo: 'aggiunta' | 'tolta' | 'cambiata';
	titolo: string;
	/** Lines of the old and of the new value. */
	prima: string[];
	dopo: string[];
};

type Coppia = { prima: unknown; dopo: unknown };

/** All that is added, removed or changed, under its titles. */
export function confronta(nodo: Nodo, coppia: Coppia, uffici: Uffici, titolo = nodo.titolo): Differenza[] {
	const { prima, dopo } = coppia;
	if (isDeepStrictEqual(prima, dopo)) return [];
	if (isAssente(prima) || isAssente(dopo)) return [intera(nodo, coppia, { uffici, titolo })];
	if (isFoglia(nodo))
		return [
			{
				tipo: 'cambiata',
				titolo,
				prima: [scriviValore(nodo, prima, uffici)],
				dopo: [scriviValore(nodo, dopo, uffici)]
			}
		];
	switch (nodo.tipo) {
		case 'presenza':
			return confronta(nodo.dentro, coppia, uffici, titolo);
		case 'elenco':
			return confrontaListe(
				nodo.elemento,
				{ prima: listaDi(prima), dopo: listaDi(dopo) },
				{ uffici, titolo }
			);
		case 'mappa': {
			const nomi = new Set([...Object.keys(oggettoDi(prima)), ...Object.keys(oggettoDi(dopo))]);
			return [...nomi].flatMap((nome) =>
				confronta(
					nodo.valore,
					{ prima: campoDi(prima, nome), dopo: campoDi(dopo, nome) },
					uffici,
					unisciTitoli(titolo, nome)
				)
			);
		}
		default: {
			const parti = new Map([...partiDi(nodo, prima), ...partiDi(nodo, dopo)]);
			return [...parti].flatMap(([nome, parte]) => {
				const dentro = { prima: campoDi(prima, nome), dopo: campoDi(dopo, nome) };
				const suo = unisciTitoli(titolo, parte?.titolo ?? inParole(nome));
				return parte ? confronta(parte, dentro, uffici, suo) : confrontaIgnoti(dentro, suo);
			});
		}
	}
}

type Dove = { uffici: Uffici; titolo: string };

function intera(nodo: Nodo, { prima, dopo }: Coppia, { uffici, titolo }: Dove): Differenza {
	const righe = (valore: unknown) =>
		righeDi(nodo, valore, uffici, '').map(({ etichetta, valore: testo }) =>
			etichetta ? `${etichetta}: ${testo}` : testo
		);
	return { tipo: isAssente(prima) ? 'aggiunta' : 'tolta', titolo, prima: righe(prima), dopo: righe(dopo) };
}

function confrontaIgnoti({ prima, dopo }: Coppia, titolo: string): Differenza[] {
	if (isDeepStrictEqual(prima, dopo)) return [];
	const righe = (valore: unknown) => righeIgnote(valore, titolo).map(({ valore: testo }) => testo);
	const tipo = isAssente(prima) ? 'aggiunta' : isAssente(dopo) ? 'tolta' : 'cambiata';
	return [{ tipo, titolo, prima: righe(prima), dopo: righe(dopo) }];
}

type Liste = { prima: unknown[]; dopo: unknown[] };

// Elements that stayed are anchors; between two of them old and new ones are put side by side in their order.
function confrontaListe(elemento: Nodo, { prima, dopo }: Liste, { uffici, titolo }: Dove): Differenza[] {
	const ancore = [
		...sottosequenza(prima.map(chiaveDi), dopo.map(chiaveDi)),
		[prima.length, dopo.length] as const
	];
	const differenze: Differenza[] = [];
	let [daPrima, daDopo] = [0, 0];
	for (const [inPrima, inDopo] of ancore) {
		const tolti = prima.slice(daPrima, inPrima);
		const messi = dopo.slice(daDopo, inDopo);
		for (let posto = 0; posto < Math.max(tolti.length, messi.length); posto += 1) {
			const [uno, altro] = [tolti[posto], messi[posto]];
			const numero = posto < messi.length ? daDopo + posto : daPrima + posto;
			const stesso = !haNome(uno) && !haNome(altro);
			const coppie = stesso
				? [{ prima: uno, dopo: altro }]
				: [
						{ prima: uno, dopo: undefined },
						{ prima: undefined, dopo: altro }
					];
			for (const coppia of coppie)
				differenze.push(...confronta(elemento, coppia, uffici, titoloElemento(elemento, titolo, numero)));
		}
		if (inPrima < prima.length && inDopo < dopo.length)
			differenze.push(
				...confronta(
					elemento,
					{ prima: prima[inPrima], dopo: dopo[inDopo] },
					uffici,
					titoloElemento(elemento, titolo, inDopo)
				)
			);
		[daPrima, daDopo] = [inPrima + 1, inDopo + 1];
	}
	return differenze;
}

// What has an id stays itself while its other values change.
function chiaveDi(elemento: unknown): string {
	return haNome(elemento) ? `id ${elemento.id}` : JSON.stringify(elemento);
}

function haNome(elemento: unknown): elemento is { id: string } {
	return typeof campoDi(elemento, 'id') === 'string';
}

/** The longest run of keys that both lists have in the same order, as pairs of places. */
function sottosequenza(prima: readonly string[], dopo: readonly string[]): (readonly [number, number])[] {
	const lunghe = Array.from({ length: prima.length + 1 }, () => new Uint16Array(dopo.length + 1));
	const lunga = (uno: number, altro: number): number => lunghe[uno]?.[altro] ?? 0;
	for (let uno = prima.length - 1; uno >= 0; uno -= 1)
		for (let altro = dopo.length - 1; altro >= 0; altro -= 1) {
			const riga = lunghe[uno];
			if (riga)
				riga[altro] =
					prima[uno] === dopo[altro]
						? lunga(uno + 1, altro + 1) + 1
						: Math.max(lunga(uno + 1, altro), lunga(uno, altro + 1));
		}
	const coppie: (readonly [number, number])[] = [];
	let [uno, altro] = [0, 0];
	while (uno < prima.length && altro < dopo.length) {
		if (prima[uno] === dopo[altro]) {
			coppie.push([uno, altro]);
			[uno, altro] = [uno + 1, altro + 1];
		} else if (lunga(uno + 1, altro) >= lunga(uno, altro + 1)) uno += 1;
		else altro += 1;
	}
	return coppie;
}

function isAssente(valore: unknown): boolean {
	return valore === undefined || valore === null;
}
