// The notice of a payment as PDF.
import { writeAvviso } from '#lib/server/documenti/avviso.ts';
import { asPagante, gettoneDi } from '#lib/server/http/pagante.ts';
import { scaricaPdf } from '#lib/server/http/scarica.ts';
import { findAvviso } from '#lib/server/pagamenti/carte.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { nav } = event.params;
	const gettone = gettoneDi(event);
	const { dati, creato } = await asPagante(event, (tx) =>
		findAvviso(tx, event.locals.ente, { gettone, nav })
	);
	return scaricaPdf(`avviso-${nav}.pdf`, await writeAvviso(dati, { creato }));
};
