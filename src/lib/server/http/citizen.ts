// What moves of a citizen have in common. Called by the routes of the area personale.
import type { RequestEvent } from '@sveltejs/kit';
import { sitoDi } from '../enti/sito.ts';
import type { Contorno } from '../servizi/porta.ts';

/** The surroundings of a move made by the citizen who is logged in. */
export function contornoCittadino({ locals: { app, ente } }: Pick<RequestEvent, 'locals'>): Contorno {
	return {
		ente,
		sito: sitoDi(ente.impostazioni, app.settings),
		attore: { ruolo: 'cittadino' },
		chi: ['cittadino'],
		istante: app.clock(),
		newId: app.newId,
		porta: app.porta
	};
}
