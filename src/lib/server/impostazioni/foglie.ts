// Every single value of some settings with the place where it stands; called by the checks that look at all of one kind.
import { partiNote } from './righe.ts';
import { isFoglia, type Foglia, type Nodo } from './struttura.ts';
import { campoDi, listaDi, oggettoDi } from './valori.ts';

export type Trovata = { path: (string | number)[]; foglia: Foglia; valore: unknown };

/** The values that are there, in the order of the form. */
export function foglieDi(nodo: Nodo, valore: unknown, path: (string | number)[] = []): Trovata[] {
	if (valore === undefined || valore === null) return [];
	if (isFoglia(nodo)) return [{ path, foglia: nodo, valore }];
	const parte = (nome: string, suo: Nodo): Trovata[] => foglieDi(suo, campoDi(valore, nome), [...path, nome]);
	switch (nodo.tipo) {
		case 'presenza':
			return foglieDi(nodo.dentro, valore, path);
		case 'elenco':
			return listaDi(valore).flatMap((uno, posto) => foglieDi(nodo.elemento, uno, [...path, posto]));
		case 'mappa':
			return Object.keys(oggettoDi(valore)).flatMap((nome) => parte(nome, nodo.valore));
		default:
			return partiNote(nodo, valore).flatMap(([nome, suo]) => parte(nome, suo));
	}
}
