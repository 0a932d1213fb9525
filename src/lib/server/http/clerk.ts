// What moves of a clerk have in common: who acts, with which roles, when. Called by the routes of the desk.
import type { RequestEvent } from '@sveltejs/kit';
import type { Chi } from '#lib/domain/procedimento.ts';
import { sitoDi } from '../enti/sito.ts';
import type { Operatore } from '../identita/utente.ts';
import type { Contorno } from '../servizi/porta.ts';

/** The surroundings of a move made by this clerk. */
export function contornoOperatore({ locals: { app, ente } }: RequestEvent, operatore: Operatore): Contorno {
	return {
		ente,
		sito: sitoDi(ente.impostazioni, app.settings),
		attore: { ruolo: 'operatore', operatore: operatore.operatoreId },
		chi: chiDi(operatore),
		istante: app.clock(),
		newId: app.newId,
		porta: app.porta
	};
}

/** The roles of the procedure that a clerk has. */
export function chiDi({ ruoli }: Operatore): Chi[] {
	return (['operatore', 'responsabile', 'cassa'] as const).filter((ruolo) => ruoli.includes(ruolo));
}
