/** A day on which a line does not run, in words; read on the card, the list of the day, the area personale and in the messages. */
import { formatDataEstesa } from '#lib/domain/istante.ts';
import type { Parametri } from '#lib/domain/segnaposti.ts';
import { giornoDi, type Corsa } from './vocabolario.ts';

export type Fermo = {
	/** The name of the line. */
	linea: string;
	/** ISO date. */
	giorno: string;
	/** Both trips when undefined. */
	corsa: Corsa | undefined;
	motivo: string;
};

/** Length of the reason, in characters. */
export const MOTIVO_FERMO = { min: 5, max: 200 };

/** Signs that App IO would read as formatting. */
const SEGNI = /[[\]*_`#<>|\\]/;

/** What does not run, as the form names it. */
export const CORSE_FERME: Readonly<Record<'TUTTE' | Corsa, string>> = {
	TUTTE: 'Tutte le corse',
	ANDATA: 'Solo l’andata',
	RITORNO: 'Solo il ritorno'
};

const NON_SI_FANNO: Readonly<Record<'TUTTE' | Corsa, string>> = {
	TUTTE: 'le corse di andata e di ritorno non si fanno',
	ANDATA: 'la corsa di andata non si fa',
	RITORNO: 'la corsa di ritorno non si fa'
};

/** The reason as it is kept: one line, without a full stop of its own. */
export function pulisciMotivo(scritto: string): string {
	return scritto.replace(/\s+/g, ' ').trim().replace(/\.+$/, '');
}

/** Whether a reason can go into a message as it is. */
export function isMotivoSemplice(motivo: string): boolean {
	return !SEGNI.test(motivo);
}

/** For the messages of the announcement and of its withdrawal. */
export function parametriFermo({ linea, giorno, corsa, motivo }: Fermo): Parametri {
	return { linea, data: formatDataEstesa(giornoDi(giorno)), corse: NON_SI_FANNO[corsa ?? 'TUTTE'], motivo };
}

/** A sentence for whoever reads it on a page. */
export function descriviFermo({ linea, giorno, corsa, motivo }: Fermo): string {
	return `${linea}: il ${formatDataEstesa(giornoDi(giorno))} ${NON_SI_FANNO[corsa ?? 'TUTTE']}. Motivo: ${motivo}.`;
}
