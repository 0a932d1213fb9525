// What people think of the services, in numbers, with how much they are used (art. 7 c. 3 CAD).
import { asAnonimo } from '#lib/server/http/actor.ts';
import { riassuntoPagine, riassuntoServizi } from '#lib/server/valutazioni/riassunto.ts';
import { countInviate, countValutazioni } from '#lib/server/valutazioni/valutazioni.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { ente } = event.locals;
	const { conteggi, inviate } = await asAnonimo(event, async (tx) => ({
		conteggi: await countValutazioni(tx),
		inviate: await countInviate(tx)
	}));
	return {
		servizi: riassuntoServizi(ente, conteggi).map((riga) => ({
			...riga,
			inviate: inviate.get(riga.oggetto) ?? 0
		})),
		pagine: riassuntoPagine(ente, conteggi)
	};
};
