/** What a family that gives up still owes, or gets back. Pure; called by the settlement of a renunciation and by its tests. */
import type { Giorno } from '#lib/domain/data.ts';
import { formatImporto, sommaCent } from '#lib/domain/denaro.ts';
import type { ImpostazioniTrasporto } from './impostazioni.ts';
import { giornoDi } from './vocabolario.ts';

/** School goes from September to June. */
const MESI_DI_SCUOLA = 10;

export type SommaDellAnno = {
	cent: number;
	/** ISO date. */
	scadenza: string;
	pagata: boolean;
};

export type Conti = { pagato: number; dovuto: number };

/** What is due for a year that ends on `giorno`; `avviso` is the day on which the family was told what to pay. */
export function contiRinuncia(
	{
		somme,
		anno,
		avviso,
		giorno
	}: { somme: readonly SommaDellAnno[]; anno: string; avviso: Giorno; giorno: Giorno },
	{ giorniRipensamento, rimborsoRinuncia }: ImpostazioniTrasporto
): Conti {
	const pagato = sommaCent(somme.filter(({ pagata }) => pagata).map(({ cent }) => cent));
	const ultimo = avviso.add({ days: giorniRipensamento });
	if (giorno.toString() <= ultimo.toString()) return { pagato, dovuto: 0 };
	if (rimborsoRinuncia === 'PROPORZIONALE') {
		const intero = sommaCent(somme.map(({ cent }) => cent));
		return {
			pagato,
			dovuto: Math.floor((intero * mesiUsati(anno, giorno) * 2 + MESI_DI_SCUOLA) / (2 * MESI_DI_SCUOLA))
		};
	}
	const scadute = somme.filter(({ pagata, scadenza }) => pagata || scadenza < giorno.toString());
	return { pagato, dovuto: sommaCent(scadute.map(({ cent }) => cent)) };
}

/** The two sides of the balance: one of them is always nothing. */
export function saldoDi({ pagato, dovuto }: Conti): { rimborso: number; resto: number } {
	return { rimborso: Math.max(0, pagato - dovuto), resto: Math.max(0, dovuto - pagato) };
}

/** The balance as the family reads it. */
export function descriviSaldo(conti: Conti): string {
	const { rimborso, resto } = saldoDi(conti);
	if (rimborso > 0) return `Il Comune deve restituirti ${formatImporto(rimborso)} euro`;
	return resto > 0 ? `Restano da pagare ${formatImporto(resto)} euro` : 'Non devi pagare altro';
}

// A month begun counts as used.
function mesiUsati(anno: string, giorno: Giorno): number {
	const inizio = giornoDi(`${anno.slice(0, 4)}-09-01`);
	const passati = (giorno.year - inizio.year) * 12 + giorno.month - inizio.month + 1;
	return Math.min(Math.max(passati, 0), MESI_DI_SCUOLA);
}
