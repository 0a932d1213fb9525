/** What goes back to whoever gives a permit up (OS-13): the canone before the beginning, the days that are left where the Comune wants it. Called when a waiver is granted and by the clerk's panel. */
import { computeRimborso } from '#lib/domain/canone.ts';
import type { ImpostazioniSuolo } from './impostazioni.ts';
import { giorniInclusi } from './tempi.ts';

/** A permit given up; dates as ISO, none for what is permanent. */
export type Rinuncia = {
	/** Paid as canone for the permit and for those that it renewed or changed. */
	pagatoCent: number;
	dal: string | undefined;
	al: string | undefined;
	/** The first day on which the ground is free. */
	liberoDal: string;
};

/** Cents and why; nothing of a canone by the year, nor of a stamp. */
export function rimborsoDi(
	{ pagatoCent, dal, al, liberoDal }: Rinuncia,
	{ rimborso: { trattenuta, fineAnticipata } }: Pick<ImpostazioniSuolo, 'rimborso'>
): { cent: number; motivo: string } | undefined {
	if (!dal || !al || liberoDal > al) return undefined;
	const isPrima = liberoDal <= dal;
	if (!isPrima && !fineAnticipata) return undefined;
	const su = giorniInclusi(dal, al);
	const giorni = isPrima ? su : giorniInclusi(liberoDal, al);
	const cent = computeRimborso(pagatoCent, { giorni, su, trattenuta });
	if (cent === 0) return undefined;
	const perche = isPrima
		? 'Rinuncia prima dell’inizio'
		: `Fine anticipata: restano ${giorni} giorni su ${su}`;
	return { cent, motivo: trattenuta === '0' ? perche : `${perche}. Il Comune trattiene il ${trattenuta}%` };
}
