// A PDF as an answer that the browser saves under its name; called by the downloads.
import { contentDisposition } from '../allegati/nome-file.ts';

/** What is made for one person is kept by nobody on the way. */
export function scaricaPdf(nomeFile: string, byte: Uint8Array): Response {
	return scarica(nomeFile, byte, 'application/pdf');
}

/** The same for bytes of another type. */
export function scarica(nomeFile: string, byte: Uint8Array, tipoMedia: string): Response {
	return new Response(Buffer.from(byte), {
		headers: {
			'content-type': tipoMedia,
			'content-disposition': contentDisposition(nomeFile),
			'cache-control': 'private, no-store'
		}
	});
}
