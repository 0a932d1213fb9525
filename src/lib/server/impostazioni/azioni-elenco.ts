// The buttons that add an element to a list of settings, or take one away; applied to what was typed, whatever it is.
import { elementiDi, parteDi, testoDi, type Grezzo } from '#lib/forms/grezzo.ts';
import { scriviTesti } from './modulo.ts';
import type { Nodo } from './struttura.ts';

const AZIONE = /^(aggiungi|togli|metti|leva):([^:]*)(?::(\d{1,4}))?$/;

/** The texts after a button such as `aggiungi:uffici:6`, `togli:uffici:2`, `metti:rpct`, `leva:rpct`; unknown ones change nothing. */
export function applicaAzione(nodo: Nodo, testi: Grezzo, azione: string): Grezzo {
	const [, verbo, nome = '', posto] = AZIONE.exec(azione) ?? [];
	if (!verbo) return testi;
	return cambia(nodo, testi, { verbo, segmenti: nome.split('.'), posto: Number(posto) });
}

/** Where a button leaves the person: at the new element, or at the list that lost one. */
export function postoDi(azione: string): string {
	const [, verbo, nome = '', posto = ''] = AZIONE.exec(azione) ?? [];
	return verbo === 'aggiungi' ? `${nome}.${posto}` : nome;
}

type Passo = { verbo: string; segmenti: readonly string[]; posto: number };

function cambia(nodo: Nodo, testi: Grezzo | undefined, passo: Passo): Grezzo {
	const lista = elementiDi(testi);
	const [primo, ...resto] = passo.segmenti;
	const dopo = { ...passo, segmenti: resto };
	if (nodo.tipo === 'presenza') {
		if (primo === undefined && passo.verbo === 'leva') return [];
		if (primo === undefined && passo.verbo === 'metti') return [scriviTesti(nodo.dentro, undefined)];
		return lista.map((dentro) => cambia(nodo.dentro, dentro, passo));
	}
	if (nodo.tipo === 'elenco' || nodo.tipo === 'mappa') {
		if (primo === undefined) return conElemento(nodo, lista, passo);
		return lista.map((uno, posto) => (String(posto) === primo ? dentroElemento(nodo, uno, dopo) : uno));
	}
	if (nodo.tipo === 'alternativa') {
		const caso = nodo.casi.get(testoDi(parteDi(testi, nodo.discriminante)));
		return caso ? { ...comeParti(testi), ...comeParti(cambia(caso, testi, passo)) } : (testi ?? {});
	}
	if (nodo.tipo !== 'oggetto' || primo === undefined) return testi ?? '';
	const parte = nodo.parti.find(([nome]) => nome === primo)?.[1];
	return parte ? { ...comeParti(testi), [primo]: cambia(parte, parteDi(testi, primo), dopo) } : (testi ?? {});
}

function conElemento(
	nodo: Extract<Nodo, { tipo: 'elenco' | 'mappa' }>,
	lista: Grezzo[],
	{ verbo, posto }: Passo
): Grezzo[] {
	if (verbo === 'togli') return lista.toSpliced(posto, 1);
	if (verbo !== 'aggiungi') return lista;
	const nuovo =
		nodo.tipo === 'elenco'
			? scriviTesti(nodo.elemento, undefined)
			: { chiave: '', valore: scriviTesti(nodo.valore, undefined) };
	return [...lista, nuovo];
}

function dentroElemento(
	nodo: Extract<Nodo, { tipo: 'elenco' | 'mappa' }>,
	testi: Grezzo,
	passo: Passo
): Grezzo {
	if (nodo.tipo === 'elenco') return cambia(nodo.elemento, testi, passo);
	const valore = cambia(nodo.valore, parteDi(testi, 'valore'), {
		...passo,
		segmenti: passo.segmenti.slice(1)
	});
	return { ...comeParti(testi), valore };
}

function comeParti(testi: Grezzo | undefined): Record<string, Grezzo> {
	return typeof testi === 'object' && !Array.isArray(testi) ? testi : {};
}
