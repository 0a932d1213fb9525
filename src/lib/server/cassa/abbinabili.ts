// What a receipt may be tied to by hand: a sum of its amount, or a whole notice still open. Pure; called by riconcilia.ts and the page of the receipt.
import { sommaCent } from '#lib/domain/denaro.ts';
import { isDaPagare, type Pagamento } from '../pagamenti/pagamento.ts';
import type { Incasso } from './incassi.ts';

export type Abbinabile = {
	/** `pagamento:` or `posizione:` and its id, as a form sends it. */
	valore: string;
	causale: string;
	scadenza: string;
	/** Still due: they are paid together. */
	pagamenti: readonly Pagamento[];
	/** Cents that came beyond what is due, and are owed back. */
	eccedenza: number;
};

/** The sums of a request that this money pays. Less than what is due pays nothing. */
export function abbinabiliDi(
	{ cent, posizione }: Pick<Incasso, 'cent' | 'posizione'>,
	pagamenti: readonly Pagamento[]
): Abbinabile[] {
	const dovuti = pagamenti.filter(isDaPagare);
	const sole = dovuti
		.filter((uno) => uno.cent === cent)
		.map((uno) => toAbbinabile('pagamento', uno.id, [uno], cent));
	const gruppi = [...Map.groupBy(dovuti, (uno) => uno.posizione)].flatMap(([id, insieme]) => {
		if (id === null) return [];
		const totale = sommaCent(insieme.map((uno) => uno.cent));
		// Only the notice that was paid may have been paid with too much.
		const basta = id === posizione?.id ? cent >= totale : cent === totale;
		const gia = insieme.length === 1 && totale === cent;
		return basta && !gia ? [toAbbinabile('posizione', id, insieme, cent)] : [];
	});
	return [...sole, ...gruppi];
}

function toAbbinabile(
	tipo: 'pagamento' | 'posizione',
	id: string,
	pagamenti: readonly Pagamento[],
	cent: number
): Abbinabile {
	return {
		valore: `${tipo}:${id}`,
		causale: pagamenti.map(({ causale }) => causale).join(', '),
		scadenza: pagamenti[0]?.scadenza ?? '',
		pagamenti,
		eccedenza: cent - sommaCent(pagamenti.map((uno) => uno.cent))
	};
}
