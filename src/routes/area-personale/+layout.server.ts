// Only for who is logged in as a citizen, with how many messages they have to read.
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { countDaLeggere } from '#lib/server/messaggi/read-messaggi.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const { nome, cognome, codiceFiscale } = cittadino;
	const daLeggere = await asCittadino(event, cittadino, countDaLeggere);
	return { cittadino: { nome: `${nome} ${cognome}`, codiceFiscale, daLeggere } };
};
