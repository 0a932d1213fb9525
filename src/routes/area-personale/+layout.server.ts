// Only for who is logged in as a citizen.
import { requireCittadino } from '#lib/server/http/actor.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => {
	const { nome, cognome, codiceFiscale } = requireCittadino(event);
	return { cittadino: { nome: `${nome} ${cognome}`, codiceFiscale } };
};
