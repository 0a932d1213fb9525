/** The standing delega (art. 1387 of the civil code): how long it may last and whether it is in force on a day; used by forms, use cases and pages. */
import type { Giorno } from './data.ts';

/**
 * In years. No article sets it: two years are the longest that offices of the State accept for who is delegated to their online services,
 * and a delega that nobody renews should not outlive the trust it came from.
 */
export const DURATA_MASSIMA_ANNI = 2;

export type StatoDelega = 'ATTESA' | 'ACCETTATA' | 'RIFIUTATA' | 'REVOCATA';

/** Days are ISO dates. */
export type DelegaNelTempo = { stato: StatoDelega; dal: string; finoAl: string };

/** The state as people read it: a delega not revoked ends with its last day. */
export function statoAl({ stato, finoAl }: DelegaNelTempo, oggi: Giorno): StatoDelega | 'SCADUTA' {
	const viva = stato === 'ATTESA' || stato === 'ACCETTATA';
	return viva && finoAl < oggi.toString() ? 'SCADUTA' : stato;
}

/** Whether a request may be sent with it on that day, the last one included. */
export function isInVigore(delega: DelegaNelTempo, oggi: Giorno): boolean {
	return statoAl(delega, oggi) === 'ACCETTATA' && delega.dal <= oggi.toString();
}
