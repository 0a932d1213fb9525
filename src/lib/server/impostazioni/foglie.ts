// Every single value of some settings with the place where it stands; called by the checks that look at all of one kind.
import { campoDi, listaDi, oggettoDi } from './modulo.ts';
import { isFoglia, type Foglia, type Nodo } from './struttura.ts';

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
		case 'oggetto':
			return nodo.parti.flatMap(([nome, suo]) => parte(nome, suo));
		case 'alternativa': {
			const caso = nodo.casi.get(String(campoDi(valore, nodo.discriminante)));
			return [...parte(nodo.discriminante, nodo.scelta), ...(caso ? foglieDi(caso, valore, path) : [])];
		}
	}
}
