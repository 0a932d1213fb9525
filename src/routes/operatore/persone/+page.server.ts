// The clerks of the Comune with their offices and roles.
import { paths } from '#lib/paths.ts';
import { asOperatore } from '#lib/server/http/actor.ts';
import { listOperatori } from '#lib/server/incarichi/operatori.ts';
import { requireChiLegge } from './modulo.ts';
import { personaVista } from './vista.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { operatore, cambia } = requireChiLegge(event);
	const tutti = await asOperatore(event, operatore, listOperatori);
	return {
		nuova: cambia ? paths.nuovaPersona : undefined,
		persone: tutti.map((uno) => personaVista(uno, event.locals.ente))
	};
};
