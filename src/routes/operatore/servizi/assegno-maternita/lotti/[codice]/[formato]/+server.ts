// A file of a batch for INPS, with the bytes it was made of; who downloads it is kept.
import { error } from '@sveltejs/kit';
import { contentDisposition } from '#lib/server/allegati/nome-file.ts';
import { asOperatore, requireOperatore } from '#lib/server/http/actor.ts';
import { contornoOperatore } from '#lib/server/http/clerk.ts';
import { takeFile } from '#lib/server/servizi/assegno-maternita/lotti.ts';
import type { RequestHandler } from './$types';

const TIPI = { csv: 'text/csv; charset=utf-8', xml: 'application/xml; charset=utf-8' };

export const GET: RequestHandler = async (event) => {
	const operatore = requireOperatore(event);
	const { codice, formato } = event.params;
	if (formato !== 'csv' && formato !== 'xml') error(404, { message: 'Questo file non esiste.' });
	const contorno = contornoOperatore(event, operatore);
	const testo = await asOperatore(event, operatore, (tx) => takeFile(tx, contorno, { codice, formato }));
	return new Response(testo, {
		headers: {
			'content-type': TIPI[formato],
			'content-disposition': contentDisposition(`${codice}.${formato}`),
			'cache-control': 'private, no-store'
		}
	});
};
