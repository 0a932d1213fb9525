/** When a deadline is recalled: a week and two days before, at most once each; called by the reminders of the worker. */
import { isDopo, type Giorno } from './data.ts';
import { isOrarioDiMessaggi } from './orari-messaggi.ts';

/** How many days before the last one, the nearer first. */
export const DISTANZE = [2, 7] as const;

export type Distanza = (typeof DISTANZE)[number];

/** The hours of Rome in which reminders are made: one that waited for the morning could speak of what was done in the evening. */
const ORE = { dalle: '08:00', alle: '20:00' };

export type DaRicordare = {
	/** The day on which the person was told. */
	nota: Giorno;
	/** The last day. */
	entro: Giorno;
	/** What was recalled of it, also when it had another last day. */
	inviati: readonly { entro: Giorno; giorni: number; il: Giorno }[];
};

/**
 * The reminder to send today, if any. It has its day: whoever is told on that day or later needs none. Of two that are
 * late the nearer goes; on the last day none does, because it could be read when it is over.
 */
export function promemoriaDovuto({ nota, entro, inviati }: DaRicordare, oggi: Giorno): Distanza | undefined {
	const mancano = oggi.until(entro).days;
	const giorni = DISTANZE.find((distanza) => mancano >= 1 && mancano <= distanza);
	if (giorni === undefined) return undefined;
	const suoi = inviati.filter((uno) => uno.entro.equals(entro));
	if (suoi.some((uno) => uno.giorni <= giorni)) return undefined;
	// Whoever was reminded of another last day did not know this one yet.
	const altri = inviati.filter((uno) => !suoi.includes(uno)).map(({ il }) => il);
	const suoGiorno = entro.subtract({ days: giorni });
	return [nota, ...altri].every((giorno) => isDopo(suoGiorno, giorno)) ? giorni : undefined;
}

/** Whether it is an hour in which reminders are made. */
export function isOraDiPromemoria(istante: Date): boolean {
	return isOrarioDiMessaggi(istante, ORE);
}
