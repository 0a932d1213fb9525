// A file as an answer that the browser saves under its name; called by the downloads.
import { contentDisposition } from '../allegati/nome-file.ts';

/** What is made for one person is kept by nobody on the way. */
export function scarica({
	nomeFile,
	tipo,
	byte
}: {
	nomeFile: string;
	tipo: string;
	byte: Uint8Array;
}): Response {
	return new Response(Buffer.from(byte), {
		headers: {
			'content-type': tipo,
			'content-disposition': contentDisposition(nomeFile),
			'cache-control': 'private, no-store'
		}
	});
}

/** The same for a PDF. */
export function scaricaPdf(nomeFile: string, byte: Uint8Array): Response {
	return scarica({ nomeFile, tipo: 'application/pdf', byte });
}
