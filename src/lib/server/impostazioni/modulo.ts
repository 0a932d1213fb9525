// Settings as the texts of a form and back: every valid value comes back as it was. Called by the page of an area.
import { formatEuro, parseEuro } from '#lib/domain/denaro.ts';
import { elementiDi, parteDi, storable, testoDi, type Grezzo } from '#lib/forms/grezzo.ts';
import { ELEMENTI_MASSIMI, isFoglia, type Foglia, type Nodo } from './struttura.ts';
import { campoDi, listaDi, oggettoDi, testoSemplice } from './valori.ts';

const NUMERO = /^-?\d+([.,]\d+)?(e[+-]?\d+)?$/i;
/** The hidden fields that tell how many elements a list has, and whether a group that may be missing is there. */
export const QUANTI = '_n';
export const PRESENTE = '_c';

/** A value as texts; one that is not there is an empty text, or a list without elements. */
export function scriviTesti(nodo: Nodo, valore: unknown): Grezzo {
	if (isFoglia(nodo)) return scriviFoglia(nodo, valore);
	switch (nodo.tipo) {
		case 'oggetto':
			return Object.fromEntries(
				nodo.parti.map(([nome, parte]) => [nome, scriviTesti(parte, campoDi(valore, nome))])
			);
		case 'elenco':
			return listaDi(valore).map((elemento) => scriviTesti(nodo.elemento, elemento));
		case 'mappa':
			return Object.entries(oggettoDi(valore)).map(([chiave, dentro]) => ({
				chiave: scriviTesti(nodo.chiave, chiave),
				valore: scriviTesti(nodo.valore, dentro)
			}));
		case 'presenza':
			return valore === undefined || valore === null ? [] : [scriviTesti(nodo.dentro, valore)];
		case 'alternativa': {
			const quale = scriviFoglia(nodo.scelta, campoDi(valore, nodo.discriminante));
			return { ...parti(nodo.casi.get(quale), valore), [nodo.discriminante]: quale };
		}
	}
}

/** The texts of a posted form; only names that the settings have are read. */
export function leggiTesti(nodo: Nodo, dati: FormData, nome = ''): Grezzo {
	if (isFoglia(nodo)) return campoTesto(dati, nome);
	switch (nodo.tipo) {
		case 'oggetto':
			return Object.fromEntries(
				nodo.parti.map(([parte, dentro]) => [parte, leggiTesti(dentro, dati, unisci(nome, parte))])
			);
		case 'elenco':
			return indici(dati, unisci(nome, QUANTI)).map((posto) =>
				leggiTesti(nodo.elemento, dati, unisci(nome, posto))
			);
		case 'mappa':
			return indici(dati, unisci(nome, QUANTI)).map((posto) => ({
				chiave: leggiTesti(nodo.chiave, dati, unisci(unisci(nome, posto), 'chiave')),
				valore: leggiTesti(nodo.valore, dati, unisci(unisci(nome, posto), 'valore'))
			}));
		case 'presenza':
			return campoTesto(dati, unisci(nome, PRESENTE)) === '' ? [] : [leggiTesti(nodo.dentro, dati, nome)];
		case 'alternativa': {
			const quale = campoTesto(dati, unisci(nome, nodo.discriminante));
			const caso = nodo.casi.get(quale);
			return { ...partiDelTesto(caso && leggiTesti(caso, dati, nome)), [nodo.discriminante]: quale };
		}
	}
}

/** The value of the texts, to be checked by the schema: a text that is no number stays a text. */
export function valoreDi(nodo: Nodo, testi: Grezzo | undefined): unknown {
	if (isFoglia(nodo)) return valoreFoglia(nodo, testoDi(testi));
	switch (nodo.tipo) {
		case 'oggetto':
			return senzaAssenti(nodo.parti.map(([nome, parte]) => [nome, valoreDi(parte, parteDi(testi, nome))]));
		case 'elenco':
			return elementiDi(testi).map((elemento) => valoreDi(nodo.elemento, elemento));
		case 'mappa':
			return senzaAssenti(
				elementiDi(testi).map((voce) => [
					testoDi(parteDi(voce, 'chiave')),
					valoreDi(nodo.valore, parteDi(voce, 'valore'))
				])
			);
		case 'presenza': {
			const [dentro] = elementiDi(testi);
			if (dentro !== undefined) return valoreDi(nodo.dentro, dentro);
			return nodo.vuoto === 'nullo' ? null : undefined;
		}
		case 'alternativa': {
			const quale = testoDi(parteDi(testi, nodo.discriminante));
			const caso = nodo.casi.get(quale);
			return {
				...oggettoDi(caso && valoreDi(caso, testi)),
				[nodo.discriminante]: valoreFoglia(nodo.scelta, quale)
			};
		}
	}
}

/** The name of a part inside a name. */
export function unisci(nome: string, parte: string | number): string {
	return nome === '' ? String(parte) : `${nome}.${parte}`;
}

function partiDelTesto(testi: Grezzo | undefined): Record<string, Grezzo> {
	return typeof testi === 'object' && !Array.isArray(testi) ? testi : {};
}

function parti(caso: Nodo | undefined, valore: unknown): Record<string, Grezzo> {
	return caso ? (scriviTesti(caso, valore) as Record<string, Grezzo>) : {};
}

/** One value as the text of its field. */
export function scriviFoglia(nodo: Foglia, valore: unknown): string {
	if (valore === undefined || valore === null) return '';
	if (nodo.tipo === 'siNo') return valore === true ? 'si' : 'no';
	if (nodo.tipo === 'euro' && typeof valore === 'number') return formatEuro(valore).replace(' €', '');
	if (nodo.tipo === 'numero' || nodo.tipo === 'decimale') return testoSemplice(valore).replace('.', ',');
	if (nodo.tipo === 'punti')
		return (nodo.uno ? [listaDi(valore)] : listaDi(valore).map(listaDi))
			.map((punto) => punto.join(', '))
			.join('\n');
	return testoSemplice(valore);
}

function valoreFoglia(nodo: Foglia, testo: string): unknown {
	if (nodo.tipo === 'siNo') return nodo.vuoto && testo === '' ? mancante(nodo) : testo === 'si';
	const isTesto = nodo.tipo === 'testo' && nodo.aspetto === 'text';
	const pulito = isTesto || nodo.tipo === 'scelta' || nodo.tipo === 'ufficio' ? testo : testo.trim();
	if (pulito === '' && (nodo.vuoto ?? !isTesto)) return mancante(nodo);
	if (nodo.tipo === 'scelta') return nodo.opzioni.find(({ valore }) => valore === pulito)?.dato ?? pulito;
	if (nodo.tipo === 'numero') return NUMERO.test(pulito) ? Number(pulito.replace(',', '.')) : pulito;
	if (nodo.tipo === 'decimale') return pulito.replace(',', '.');
	if (nodo.tipo === 'punti') return nodo.uno ? leggiPunto(pulito) : pulito.split('\n').map(leggiPunto);
	if (nodo.tipo !== 'euro') return pulito;
	const importo = parseEuro(pulito);
	return importo.ok ? importo.valore : pulito;
}

function leggiPunto(riga: string): unknown[] {
	const numeri = riga.split(/[,;\s]+/).filter((parte) => parte !== '');
	return numeri.map((parte) => (NUMERO.test(parte) ? Number(parte) : parte));
}

function mancante({ tipo, vuoto }: Foglia): null | undefined | [] {
	if (tipo === 'punti' && !vuoto) return [];
	return vuoto === 'nullo' ? null : undefined;
}

function campoTesto(dati: FormData, nome: string): string {
	const valore = dati.get(nome);
	return typeof valore === 'string' ? storable(valore).replaceAll('\r\n', '\n') : '';
}

function indici(dati: FormData, quantiNome: string): number[] {
	const scritti = Number(campoTesto(dati, quantiNome));
	const quanti = Number.isInteger(scritti) ? Math.min(Math.max(scritti, 0), ELEMENTI_MASSIMI) : 0;
	return Array.from({ length: quanti }, (_, posto) => posto);
}

function senzaAssenti(coppie: (readonly [string, unknown])[]): Record<string, unknown> {
	return Object.fromEntries(coppie.filter(([, valore]) => valore !== undefined));
}
