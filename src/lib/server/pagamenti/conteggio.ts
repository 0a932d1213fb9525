// What the office counts before an act says yes, as the pages of a copy: the lines to fill in, and what they come to. Called by the desk and by dovuti.ts.
import { giornoDi } from '#lib/domain/data.ts';
import { formatEuro, sommaCent } from '#lib/domain/denaro.ts';
import { formatData } from '#lib/domain/istante.ts';
import type { Dovuto, VoceContata, VoceConteggio } from '#lib/forms/servizio.ts';
import type { Pratica } from '../pratiche/pratica.ts';
import { servizioDi } from '../pratiche/servizio-di.ts';

/** As many of each line, by its id. */
export type Quantita = Readonly<Record<string, number>>;

/** More of one thing than any request asks for. */
export const QUANTITA_MASSIMA = 9999;

/** The lines of a request; none for what is not counted. */
export function conteggioDi(
	pratica: Pick<Pratica, 'servizio' | 'risposte' | 'dataPresentazione'>,
	impostazioni: unknown
): VoceConteggio[] {
	const { procedura } = servizioDi(pratica);
	return procedura.conteggio?.(pratica.risposte, impostazioni, giornoDi(pratica.dataPresentazione)) ?? [];
}

/** Each line with its quantity; what nobody counted is none. */
export function contaVoci(voci: readonly VoceConteggio[], quantita: Quantita): VoceContata[] {
	return voci.map((voce) => ({ ...voce, quante: quantita[voce.id] ?? 0 }));
}

/** What the request itself says of them; undefined while a line is to be counted. */
export function quantitaProposte(voci: readonly VoceConteggio[]): Quantita | undefined {
	if (voci.some(({ proposta }) => proposta === undefined)) return undefined;
	return Object.fromEntries(voci.map(({ id, proposta = 0 }) => [id, proposta]));
}

/** The sums as the clerk sees them before signing. `visto` goes back with the form: what is signed is what was seen. */
export function contoVista(dovuti: readonly Dovuto[]) {
	const cent = sommaCent(dovuti.map((uno) => uno.cent));
	return {
		righe: dovuti.map((uno) => ({
			etichetta: uno.causale,
			valore: `${formatEuro(uno.cent)}, entro il ${formatData(uno.scadenza)}`
		})),
		totale: formatEuro(cent),
		gratis: cent === 0,
		visto: String(cent)
	};
}
