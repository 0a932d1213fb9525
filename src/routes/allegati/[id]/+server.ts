// A file that a citizen sent, for them and for the clerks of the ente.
import { contentDisposition } from '#lib/server/allegati/nome-file.ts';
import { findAllegato } from '#lib/server/allegati/find-allegato.ts';
import { asUtente } from '#lib/server/http/actor.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { nome, tipoMedia, sha256 } = await asUtente(event, (tx) => findAllegato(tx, event.params.id));
	const { app, ente } = event.locals;
	const byte = await app.archivio.read({ ente: ente.id, sha256 });
	return new Response(Buffer.from(byte), {
		headers: {
			'content-type': tipoMedia,
			'content-disposition': contentDisposition(nome),
			'cache-control': 'private, no-store'
		}
	});
};
