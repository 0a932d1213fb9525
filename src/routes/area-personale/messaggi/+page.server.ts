// All messages of the citizen, a page at a time.
import { formatData, giornoARoma } from '#lib/domain/istante.ts';
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { listMessaggi } from '#lib/server/messaggi/read-messaggi.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const dopo = event.url.searchParams.get('dopo') ?? undefined;
	const { righe, altri } = await asCittadino(event, cittadino, (tx) => listMessaggi(tx, { dopo }));
	return {
		messaggi: righe.map(({ id, oggetto, testo, creatoIl, lettoIl }) => ({
			href: paths.messaggio(id),
			oggetto,
			testo,
			data: formatData(giornoARoma(creatoIl)),
			nuovo: lettoIl === null
		})),
		altri: altri ? `${paths.messaggi}?dopo=${righe.at(-1)?.id ?? ''}` : undefined
	};
};
