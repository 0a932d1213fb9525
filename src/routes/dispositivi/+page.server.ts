// Where someone is logged in, and how to leave from there; the same page for citizens and clerks.
import { redirect } from '@sveltejs/kit';
import { formatDataOra } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { requireUtente } from '#lib/server/http/actor.ts';
import { readFormData } from '#lib/server/http/read-form.ts';
import { sessioni } from '#lib/server/http/session-cookie.ts';
import type { Titolare } from '#lib/server/identita/sessioni.ts';
import type { Utente } from '#lib/server/identita/utente.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const utente = requireUtente(event);
	const aperte = await sessioni(event).list(titolareDi(utente));
	return {
		casa: utente.ruolo === 'operatore' ? paths.operatore : paths.areaPersonale,
		fatto: event.url.searchParams.get('fatto') === 'si',
		aperte: aperte.map(({ id, dispositivo, metodo, livello, apertaIl, usataIl }) => ({
			id,
			dispositivo,
			come: `${NOMI[metodo]}, livello ${livello}`,
			apertaIl: formatDataOra(apertaIl),
			usataIl: formatDataOra(usataIl),
			questa: id === event.locals.sessione?.id
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const utente = requireUtente(event);
		const id = (await readFormData(event.request)).get('sessione');
		// One that is there no more is what was asked for.
		if (typeof id === 'string') await sessioni(event).disconnect(titolareDi(utente), id);
		redirect(303, `${paths.dispositivi}?fatto=si`);
	}
};

const NOMI = { spid: 'SPID', cie: 'CIE', eidas: 'eIDAS' } as const;

function titolareDi(utente: Utente): Titolare {
	return utente.ruolo === 'operatore' ? { operatoreId: utente.operatoreId } : { personaId: utente.personaId };
}
