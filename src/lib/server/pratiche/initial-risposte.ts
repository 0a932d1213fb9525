// What a new draft holds already: the contacts that the Comune knows (once only, C.SE.1.5). Called at the start of a request.
import type { Grezzi } from '#lib/forms/grezzo.ts';
import type { Servizio } from '#lib/forms/servizio.ts';
import type { Cittadino } from '../identita/utente.ts';

/** Answers by the names that the shared contact fields have. */
export function initialRisposte(servizio: Servizio, { email, telefono }: Cittadino): Grezzi {
	const note = Object.entries({ email, telefono }).flatMap(([nome, valore]) =>
		valore && nome in servizio.campi ? [[nome, valore] as const] : []
	);
	return Object.fromEntries(note);
}
