// The ground granted from a day on, for clerks: a list that is a calendar when read from the top.
import { parseData } from '#lib/domain/data.ts';
import { giornoARoma } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { asOperatore, requireOperatore } from '#lib/server/http/actor.ts';
import { listConcesse } from '#lib/server/servizi/occupazione-suolo/concesse.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const operatore = requireOperatore(event);
	const chiesto = parseData(event.url.searchParams.get('dal') ?? '');
	const dal = (chiesto.ok ? chiesto.valore : giornoARoma(event.locals.app.clock())).toString();
	const righe = await asOperatore(event, operatore, (tx) => listConcesse(tx, dal));
	return { dal, righe: righe.map((riga) => ({ ...riga, href: paths.praticaOperatore(riga.numero) })) };
};
