// All messages of the citizen, a page at a time.
import { paths } from '#lib/paths.ts';
import { asCittadino, requireCittadino } from '#lib/server/http/actor.ts';
import { messaggioVista } from '#lib/server/messaggi/messaggio-vista.ts';
import { listMessaggi } from '#lib/server/messaggi/read-messaggi.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const cittadino = requireCittadino(event);
	const dopo = event.url.searchParams.get('dopo') ?? undefined;
	const { righe, altri } = await asCittadino(event, cittadino, (tx) => listMessaggi(tx, { dopo }));
	return {
		messaggi: righe.map(messaggioVista),
		altri: altri ? `${paths.messaggi}?dopo=${righe.at(-1)?.id ?? ''}` : undefined
	};
};
