// The attestation of a payment as PDF.
import { writePdf } from '#lib/server/documenti/write-pdf.ts';
import { asPagante, gettoneDi } from '#lib/server/http/pagante.ts';
import { scaricaPdf } from '#lib/server/http/scarica.ts';
import { findAttestazione } from '#lib/server/pagamenti/carte.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { nav } = event.params;
	const gettone = gettoneDi(event);
	const { documento, creato } = await asPagante(event, (tx) =>
		findAttestazione(tx, event.locals.ente, { gettone, nav })
	);
	return scaricaPdf(`ricevuta-pagopa-${nav}.pdf`, await writePdf(documento, { creato }));
};
