// Whom a draft is for, by name, so that a person with several can tell them apart. Pure; called by the lists of drafts.
import type { Grezzi } from '#lib/forms/grezzo.ts';
import { findServizio } from '#lib/services/index.ts';

/** The name as typed; empty for oneself. Names and codes are texts, so that answers may be read before they are checked. */
export function perChi(servizio: string, risposte: Grezzi): string {
	return findServizio(servizio)?.oggettoBozza(risposte)?.nome ?? '';
}
