// Where pagoPA brings the receipts (paSendRTV2). It is let in by the certificate that the proxy has checked: whoever could write here could say that a sum was paid.
import { CERTIFICATO_VERIFICATO } from '#lib/server/http/forwarded.ts';
import { readBytesUpTo } from '#lib/server/http/read-bytes.ts';
import { BYTE_MASSIMI_RICEVUTA, receiveRicevuta } from '#lib/server/pagamenti/receive-ricevuta.ts';
import type { RequestHandler } from './$types';

const XML = { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-store' };

export const POST: RequestHandler = async ({ request, locals: { app, richiesta } }) => {
	const verificato = request.headers.get(CERTIFICATO_VERIFICATO) === 'si';
	if (!verificato && !app.settings.dimostrativo)
		return new Response('Serve il certificato di pagoPA.', { status: 403 });
	const corpo = await readBytesUpTo(request, BYTE_MASSIMI_RICEVUTA);
	if (!corpo) return new Response('Il messaggio è troppo grande.', { status: 413 });
	const { database, clock, newId, ricevutePagopa: ricevute } = app;
	const { risposta, ente, rifiuto } = await receiveRicevuta({ database, ricevute, clock, newId }, corpo);
	app.log.info({ richiesta, ente, rifiuto }, 'ricevuta di pagoPA arrivata');
	return new Response(risposta, { headers: XML });
};
