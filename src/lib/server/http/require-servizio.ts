// The service that an address names, as the ente offers it; called by the card and by the step pages.
import { error } from '@sveltejs/kit';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { findServizioAttivo, type ServizioAttivo } from '../pratiche/servizio-attivo.ts';

/** @throws HttpError 404 when the ente does not offer it */
export function requireServizio({ ente }: App.Locals, id: string): ServizioAttivo {
	try {
		return findServizioAttivo(ente, id);
	} catch (refusal) {
		if (!(refusal instanceof NonTrovato)) throw refusal;
		error(404, { message: 'Questo servizio non è attivo nel tuo Comune.' });
	}
}
