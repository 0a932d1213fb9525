// Who opens the link of a payment: nobody has to log in for it. Called by the routes under /paga.
import { error, type RequestEvent } from '@sveltejs/kit';
import { NonTrovato } from '#lib/domain/rifiuti.ts';
import { paths } from '#lib/paths.ts';
import type { Tx } from '../db/connection.ts';
import { sitoDi } from '../enti/sito.ts';
import { asPagante as inTransaction, type Cassa } from '../pagamenti/pay.ts';

const GETTONE = /^[A-Za-z0-9_-]{22,64}$/;
const SCONOSCIUTO =
	'Non troviamo questo pagamento. Controlla di aver copiato tutto il collegamento, oppure cerca il pagamento nella tua area personale.';

/** The link in the address of the page. @throws HttpError 404 when it is none */
export function gettoneDi({ params }: Pick<RequestEvent, 'params'>): string {
	const gettone = params.gettone ?? '';
	if (!GETTONE.test(gettone)) error(404, { message: SCONOSCIUTO });
	return gettone;
}

/** One transaction of whoever has the link. @throws HttpError 404 for what the link does not open */
export async function asPagante<T>(event: RequestEvent, work: (tx: Tx) => Promise<T>): Promise<T> {
	const { app, ente } = event.locals;
	// What is behind the link is nobody else's business: not of caches, not of search engines, not of the sites one goes to.
	event.setHeaders({
		'cache-control': 'no-store',
		'x-robots-tag': 'noindex',
		'referrer-policy': 'no-referrer'
	});
	try {
		return await inTransaction({ database: app.database, ente }, gettoneDi(event), work);
	} catch (refusal) {
		if (refusal instanceof NonTrovato) error(404, { message: SCONOSCIUTO });
		throw refusal;
	}
}

/** What an attempt to pay needs. */
export function cassaDi(event: Pick<RequestEvent, 'locals' | 'params'>): Cassa {
	const { app, ente } = event.locals;
	const gettone = gettoneDi(event);
	const sito = sitoDi(ente.impostazioni, app.settings);
	return {
		database: app.database,
		ente,
		pagopa: app.pagopa(ente),
		clock: app.clock,
		newId: app.newId,
		ritorno: (tentativo, come) => sito + paths.pagaRitorno({ gettone, tentativo, come })
	};
}
