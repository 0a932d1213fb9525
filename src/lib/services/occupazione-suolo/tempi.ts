/** Days of an occupation: how many, and the first one that a request may name; called by rules, canone and card. */
import { parseData, type Giorno } from '#lib/domain/data.ts';
import { primoGiornoUtile } from '#lib/domain/termini.ts';
import type { ImpostazioniSuolo } from './impostazioni.ts';

/** A temporary occupation lasts less than a year (art. 1 c. 824-825 L. 160/2019). */
export const GIORNI_MASSIMI = 364;

type Anticipo = ImpostazioniSuolo['anticipo'];

/** The day of an ISO date that a field has read. @throws RangeError when it is none: a bug of the caller */
export function giornoDi(data: string): Giorno {
	const letto = parseData(data);
	if (!letto.ok) throw new RangeError(`Data non valida: ${data}`);
	return letto.valore;
}

/** Days from the first to the last one, both included. */
export function giorniInclusi(dal: string, al: string): number {
	return giornoDi(dal).until(giornoDi(al)).days + 1;
}

/** The first day that respects the ordinary lead; day N itself is allowed. */
export function primoGiorno(oggi: Giorno, { ordinario: { giorni, unita } }: Anticipo): Giorno {
	return unita === 'LAVORATIVI' ? primoGiornoUtile(oggi, giorni) : oggi.add({ days: giorni });
}

/** The first day where an ordinance is needed; none when this change to traffic asks for no longer lead. */
export function primoGiornoConOrdinanza(
	oggi: Giorno,
	{ strada: { giorni, per } }: Anticipo,
	viabilita: string
): Giorno | undefined {
	return per.some((una) => una === viabilita) ? oggi.add({ days: giorni }) : undefined;
}

/** Days back from today in which urgent works may have begun. */
export function giorniUrgenza({ urgenzaOre }: Anticipo): number {
	return Math.ceil(urgenzaOre / 24);
}

/** Hours a day between two times; past midnight when the end comes first. */
export function oreAlGiorno(dalle: string, alle: string): number {
	const minuti = minutiDi(alle) - minutiDi(dalle);
	return (minuti > 0 ? minuti : minuti + 1440) / 60;
}

/** Days, both included and without end for what is permanent, and minutes of each of them. */
export type Momento = { dal: string; al: string | undefined; da: number; a: number };

const MINUTI_DEL_GIORNO = 1440;

/** When something stands; what goes past midnight takes the next morning too. */
export function momentiDi({
	dal,
	al,
	dalle,
	alle
}: {
	dal: string;
	al: string | undefined;
	dalle: string | undefined;
	alle: string | undefined;
}): Momento[] {
	const intero = { dal, al, da: 0, a: MINUTI_DEL_GIORNO };
	if (!dalle || !alle || dalle === alle) return [intero];
	const [da, a] = [minutiDi(dalle), minutiDi(alle)];
	if (a > da) return [{ ...intero, da, a }];
	const sera = { ...intero, da };
	return a === 0 ? [sera] : [sera, { dal: domani(dal), al: al && domani(al), da: 0, a }];
}

/** The day after an ISO date. */
export function domani(giorno: string): string {
	return giornoDi(giorno).add({ days: 1 }).toString();
}

/** Minutes from midnight. */
export function minutiDi(ora: string): number {
	const [ore = 0, minuti = 0] = ora.split(':').map(Number);
	return ore * 60 + minuti;
}
