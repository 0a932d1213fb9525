// A document of a pratica as PDF, for its citizen and for the clerks of the ente.
import { contentDisposition } from '#lib/server/allegati/nome-file.ts';
import { findDocumento } from '#lib/server/documenti/find-documento.ts';
import { writePdf } from '#lib/server/documenti/write-pdf.ts';
import { asUtente } from '#lib/server/http/actor.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { nomeFile, contenuto, creatoIl } = await asUtente(event, (tx) => findDocumento(tx, event.params.id));
	const byte = await writePdf(contenuto, { creato: creatoIl });
	return new Response(Buffer.from(byte), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': contentDisposition(nomeFile),
			'cache-control': 'private, no-store'
		}
	});
};
