// One message, noted as read.
import { formatDataOra } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { openMessaggio } from '#lib/server/messaggi/read-messaggi.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const istante = event.locals.app.clock();
	const messaggio = await asCittadino(event, cittadino, (tx) =>
		openMessaggio(tx, { id: event.params.id, istante })
	);
	const { oggetto, testo, creatoIl, pratica, modello } = messaggio;
	return {
		oggetto,
		testo,
		data: formatDataOra(creatoIl),
		pratica: pratica === null ? undefined : { numero: pratica, href: paths.pratica(pratica) },
		delega: modello.startsWith('DELEGA_')
	};
};
