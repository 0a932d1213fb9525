/** How much the allowance is (art. 74 D.Lgs. 151/2001): the amounts of the year of the event; part of the definition in servizio.ts. */
import { formatEuro } from '#lib/domain/denaro.ts';
import type { ImpostazioniMaternita } from './impostazioni.ts';

/** The allowance is paid for five months, in one sum. */
export const MENSILITA = 5;

export type Importo = {
	mensileCent: number;
	/** For all children, before what was received is taken off. */
	interoCent: number;
	indennitaCent: number;
	/** What is due: the difference, never below nothing. */
	dovutoCent: number;
};

type Domanda = {
	/** Year of the event. */
	anno: number;
	figli: number;
	/** Maternity indemnity already received, once for all children of the event. */
	indennitaCent?: number | undefined;
};

/** The amount; undefined while that of the year is not known. */
export function computeImporto(
	{ anno, figli, indennitaCent = 0 }: Domanda,
	{ anni }: Pick<ImpostazioniMaternita, 'anni'>
): Importo | undefined {
	const mensileCent = anni.find((riga) => riga.anno === anno)?.mensileCent;
	if (mensileCent === undefined) return undefined;
	const interoCent = MENSILITA * mensileCent * figli;
	return {
		mensileCent,
		interoCent,
		indennitaCent,
		dovutoCent: Math.max(0, interoCent - indennitaCent)
	};
}

/** The highest ISEE of a year; undefined while it is not known. */
export function sogliaDi(anno: number, { anni }: Pick<ImpostazioniMaternita, 'anni'>): number | undefined {
	return anni.find((riga) => riga.anno === anno)?.sogliaCent;
}

/** Cents as an amount in a sentence that says "euro": "2.065,50". */
export function scriviEuro(cent: number): string {
	return formatEuro(cent).replace(' €', '');
}
